import { own } from '../contract/own.ts';

/**
 * A record that is copied on the first write and can be taken back to an earlier mark. Activations work on these, so
 * that the state they were given stays untouched and a step that meets a fault leaves nothing behind. Between two
 * activations the copy stays and is written on, until somebody has asked for it.
 */
export class JournaledTable<T> {
  #entries: Record<string, T>;
  #isOwn = false;
  readonly #journal: { readonly key: string; readonly before: T | undefined }[] = [];
  readonly #groupOf: (value: T) => string | null;
  /** Keys by group, from the first time that somebody asks for a group. */
  #groups: Map<string, Set<string>> | undefined;

  /** `groupOf`: what entries are looked up by besides their keys. */
  constructor(entries: Readonly<Record<string, T>>, groupOf: (value: T) => string | null) {
    this.#entries = entries;
    this.#groupOf = groupOf;
  }

  get(key: string): T | undefined {
    return own(this.#entries, key);
  }

  values(): T[] {
    return Object.values(this.#entries);
  }

  /** The values of one group in the order of their keys, which are numbers. */
  valuesIn(group: string): T[] {
    this.#groups ??= this.#grouped();
    const keys = [...(this.#groups.get(group) ?? [])].sort((one, other) => Number(one) - Number(other));
    return keys.flatMap((key) => this.get(key) ?? []);
  }

  set(key: string, value: T): void {
    this.#write(key, value);
  }

  delete(key: string): void {
    this.#write(key, undefined);
  }

  mark(): number {
    return this.#journal.length;
  }

  rollBack(mark: number): void {
    while (this.#journal.length > mark) {
      const change = this.#journal.pop();
      if (change) {
        this.#put(change.key, change.before);
      }
    }
  }

  /** What was done stays: there is no going back behind this. */
  commit(): void {
    this.#journal.length = 0;
  }

  /** The entries as plain JSON; what is written from now on doesn't change them. */
  toRecord(): Readonly<Record<string, T>> {
    this.#isOwn = false;
    return this.#entries;
  }

  /** The entries themselves, for looking at until the next write. */
  view(): Readonly<Record<string, T>> {
    return this.#entries;
  }

  #write(key: string, value: T | undefined): void {
    this.#journal.push({ key, before: this.get(key) });
    this.#put(key, value);
  }

  #put(key: string, value: T | undefined): void {
    if (!this.#isOwn) {
      this.#entries = { ...this.#entries };
      this.#isOwn = true;
    }
    this.#regroup(key, this.get(key), value);
    if (value === undefined) {
      Reflect.deleteProperty(this.#entries, key);
    } else {
      this.#entries[key] = value;
    }
  }

  #regroup(key: string, before: T | undefined, after: T | undefined): void {
    const from = before === undefined ? null : this.#groupOf(before);
    const to = after === undefined ? null : this.#groupOf(after);
    if (this.#groups && from !== to) {
      if (from !== null) {
        this.#groups.get(from)?.delete(key);
      }
      if (to !== null) {
        add(this.#groups, to, key);
      }
    }
  }

  #grouped(): Map<string, Set<string>> {
    const groups = new Map<string, Set<string>>();
    for (const [key, value] of Object.entries(this.#entries)) {
      const group = this.#groupOf(value);
      if (group !== null) {
        add(groups, group, key);
      }
    }
    return groups;
  }
}

function add(groups: Map<string, Set<string>>, group: string, key: string): void {
  const keys = groups.get(group) ?? new Set();
  groups.set(group, keys);
  keys.add(key);
}
