/**
 * A record that is copied on the first write and can be taken back to an earlier mark. An activation works on these,
 * so that the state it was given stays untouched and a step that meets a fault leaves nothing behind.
 */
export class JournaledTable<T> {
  #entries: Record<string, T>;
  #isOwn = false;
  readonly #journal: { readonly key: string; readonly before: T | undefined }[] = [];

  constructor(entries: Readonly<Record<string, T>>) {
    this.#entries = entries;
  }

  get(key: string): T | undefined {
    return Object.hasOwn(this.#entries, key) ? this.#entries[key] : undefined;
  }

  values(): T[] {
    return Object.values(this.#entries);
  }

  set(key: string, value: T): void {
    this.#remember(key);
    this.#entries[key] = value;
  }

  delete(key: string): void {
    this.#remember(key);
    Reflect.deleteProperty(this.#entries, key);
  }

  mark(): number {
    return this.#journal.length;
  }

  rollBack(mark: number): void {
    while (this.#journal.length > mark) {
      const change = this.#journal.pop();
      if (change?.before === undefined) {
        Reflect.deleteProperty(this.#entries, change?.key ?? '');
      } else {
        this.#entries[change.key] = change.before;
      }
    }
  }

  toRecord(): Readonly<Record<string, T>> {
    return this.#entries;
  }

  #remember(key: string): void {
    if (!this.#isOwn) {
      this.#entries = { ...this.#entries };
      this.#isOwn = true;
    }
    this.#journal.push({ key, before: this.get(key) });
  }
}
