import type { Transaction } from '../definition/element-definition.ts';
import type { ElementBehaviour } from './element-behaviour.ts';

/** A flow scope like any sub-process; a cancel end event in it takes it back (see `behaviours/transactions.ts`). */
export const transaction: ElementBehaviour<Transaction> = {
  activate() {
    // Nothing of its own.
  },
};
