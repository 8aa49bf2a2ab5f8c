/** The newest `limit` entries by id, oldest first: what is needed to recognise something that comes a second time. */
export class Recent<Value> {
  readonly #limit: number;
  readonly #entries: Map<string, Value>;

  constructor(limit: number, entries: readonly (readonly [string, Value])[] = []) {
    this.#limit = limit;
    this.#entries = new Map(entries);
  }

  has(id: string): boolean {
    return this.#entries.has(id);
  }

  get(id: string): Value | undefined {
    return this.#entries.get(id);
  }

  add(id: string, value: Value): void {
    this.#entries.set(id, value);
    if (this.#entries.size <= this.#limit) return;
    for (const oldest of this.#entries.keys()) {
      this.#entries.delete(oldest);
      return;
    }
  }

  toEntries(): readonly (readonly [string, Value])[] {
    return [...this.#entries];
  }
}
