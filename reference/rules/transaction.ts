import { boundaryEventsOf, elementOf, eventOf, type Model } from '../model.ts';
import { change, childrenOf, instanceOf, type Instance, type ReferenceState } from '../state.ts';
import { compensate } from './compensation.ts';
import { eventSubProcessStarts } from './listening.ts';
import { occurOnBoundary } from './occurrences.ts';
import { endContents } from './tokens.ts';

/**
 * BPMN 2.0, 10.3.5 and 13.5.6: a cancel end event ends its transaction; "all Activities that have completed are compensated", then
 * the transaction is left by its cancel boundary event. An error meanwhile, and any other event on its boundary, still leaves
 * it at once: a hazard.
 */
export function cancelTransaction(model: Model, state: ReferenceState, scope: string): ReferenceState {
  const transaction = transactionAround(model, state, scope);
  const { elementId, listening } = instanceOf(state, transaction);
  const starts = eventSubProcessStarts(model, elementId);
  const ended = change(endContents(state, transaction), transaction, {
    isCancelling: true,
    isInterrupted: true,
    listening: listening.filter(({ event }) => !starts.includes(event)),
  });
  return compensate(ended, { scope: transaction, activity: null }, elementId);
}

export function canLeaveCancelled(state: ReferenceState, { id, phase, isCancelling }: Instance): boolean {
  return phase === 'active' && isCancelling && childrenOf(state, id).length === 0;
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
