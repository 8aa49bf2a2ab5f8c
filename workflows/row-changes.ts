/**
 * Rows that come and go between two projections. What comes and goes within one leaves no trace; a key that goes and
 * comes back is written over.
 */
export class RowChanges<Row extends { readonly key: string }> {
  readonly #opened = new Map<string, Row>();
  readonly #closed = new Set<string>();
  readonly #reopened = new Set<string>();

  get opened(): readonly Row[] {
    return [...this.#opened.values()];
  }

  get closed(): readonly string[] {
    return [...this.#closed];
  }

  open(row: Row): void {
    if (this.#closed.delete(row.key)) this.#reopened.add(row.key);
    this.#opened.set(row.key, row);
  }

  close(key: string): void {
    const isNew = this.#opened.delete(key) && !this.#reopened.has(key);
    if (!isNew) this.#closed.add(key);
  }

  /** Adds what happened later. */
  append(later: RowChanges<Row>): void {
    for (const key of later.#closed) this.close(key);
    for (const row of later.#opened.values()) this.open(row);
  }
}
