import { boundaryEventsOf, elementOf, eventOf, type Model } from '../model.ts';
import { change, childrenOf, instanceOf, type Instance, type ReferenceState } from '../state.ts';
import { compensate, isCompensating } from './compensation.ts';
import { occurOnBoundary } from './occurrences.ts';
import { endContents } from './tokens.ts';

/**
 * BPMN 2.0, 10.3.5 and 13.5.6: a cancel end event ends its transaction; "all Activities that have completed are compensated", then
 * the transaction is left by its cancel boundary event.
 */
export function cancelTransaction(model: Model, state: ReferenceState, scope: string): ReferenceState {
  const transaction = transactionAround(model, state, scope);
  const ended = change(endContents(state, transaction), transaction, { isCancelling: true, listening: [] });
  return compensate(ended, transaction, transaction);
}

export function canLeaveCancelled(state: ReferenceState, { id, isCancelling }: Instance): boolean {
  return isCancelling && !isCompensating(state, id) && childrenOf(state, id).length === 0;
}

export function leaveCancelled(model: Model, state: ReferenceState, id: string): ReferenceState {
  const { elementId, loopIndex, parent } = instanceOf(state, id);
  const host = loopIndex === null || parent === null ? id : parent;
  const event = boundaryEventsOf(model, elementId).find((candidate) => eventOf(model, candidate).kind === 'cancel');
  return event === undefined ? change(state, id, { isCancelling: false }) : occurOnBoundary(model, state, host, event, {});
}

/** The transaction that a scope is, or is in. */
function transactionAround(model: Model, state: ReferenceState, scope: string): string {
  const { elementId, role, parent } = instanceOf(state, scope);
  if (parent === null) throw new Error('A cancel event outside a transaction');
  return role === 'element' && elementOf(model, elementId).type === 'transaction' ? scope : transactionAround(model, state, parent);
}
