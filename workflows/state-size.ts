import type { InstanceState, TriggerBody } from '../engine/index.ts';

/** Characters of JSON. Compressed it is far less, and a payload may have 2 MB: there is room to finish what is open. */
const FULL = 1_500_000;
/** Measured again after this much has come in: measuring costs as much as writing the state down. */
const STEP = 64 * 1024;

/** Watches how large an instance's state grows, without measuring it at each activation. */
export class StateSize {
  #unmeasured = Infinity;
  #measured = 0;

  grow(body: TriggerBody): void {
    if ('variables' in body) this.#unmeasured += JSON.stringify(body.variables).length;
  }

  isFull(state: () => InstanceState): boolean {
    if (this.#unmeasured >= STEP) {
      this.#measured = JSON.stringify(state()).length;
      this.#unmeasured = 0;
    }
    return this.#measured >= FULL;
  }
}
