import { CancellationScope } from '@temporalio/workflow';

/**
 * The promises behind an instance's waits, by wait key: one each, cancelled when the engine closes the wait. What
 * fails in one is a bug of the shell; it reaches `fail`, and through it the workflow task.
 */
export class Waiting {
  readonly #parent: CancellationScope;
  readonly #fail: (error: unknown) => void;
  readonly #scopes = new Map<string, CancellationScope>();

  constructor(parent: CancellationScope, fail: (error: unknown) => void) {
    this.#parent = parent;
    this.#fail = fail;
  }

  get keys(): readonly string[] {
    return [...this.#scopes.keys()];
  }

  /** Runs `wait`, then `done` with what it brought, unless the wait is cancelled before. */
  start<Result>(key: string, wait: () => Promise<Result>, done: (result: Result) => void): void {
    this.cancel(key);
    const scope = new CancellationScope({ cancellable: true, parent: this.#parent });
    this.#scopes.set(key, scope);
    void scope.run(wait).then(
      (result) => {
        if (this.#scopes.get(key) !== scope) return;
        this.#scopes.delete(key);
        this.#guarded(() => {
          done(result);
        });
      },
      (error: unknown) => {
        if (this.#scopes.get(key) === scope) this.#fail(error);
      },
    );
  }

  /** Ends a wait; a wait that is over already is fine. */
  cancel(key: string): void {
    const scope = this.#scopes.get(key);
    this.#scopes.delete(key);
    scope?.cancel();
  }

  #guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#fail(error);
    }
  }
}
