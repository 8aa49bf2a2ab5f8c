import type { Model } from './model.ts';
import { activate, faultOfActivation } from './rules/activation.ts';
import { askCompletion, canAskCompletion, canStartNext, isAdHocDone, startNext } from './rules/ad-hoc.ts';
import { canBeginCompensation, canStartHandler, isCompensating, startHandler } from './rules/compensation.ts';
import { complete, completeProcess, faultOfCompletion } from './rules/completion.ts';
import { becomeFalse, holds, mayBecomeFalse } from './rules/conditional.ts';
import { take } from './rules/flows.ts';
import { enabledJoins, goOn, type Join } from './rules/joins.ts';
import { occur } from './rules/occurrences.ts';
import { deliver, hear, isOnItsWay } from './rules/signals.ts';
import { hasTokens } from './rules/tokens.ts';
import { canLeaveCancelled, leaveCancelled } from './rules/transaction.ts';
import {
  change,
  childrenOf,
  instanceOf,
  remove,
  type FlowToken,
  type Instance,
  type Listener,
  type ReferenceState,
  type Signal,
} from './state.ts';

/**
 * One small step that a process instance can take by itself. The specification leaves open which of several comes first, and so does
 * the reference: whatever is enabled may happen next, and everything happens until nothing is enabled.
 */
export type Move = VisibleMove | SilentMove;

/** Steps that an observer sees, each with what it concerns. */
export type VisibleMove =
  | { readonly type: 'activate' | 'complete' | 'terminate'; readonly instance: string }
  | { readonly type: 'raise'; readonly instance: string; readonly kind: string }
  | { readonly type: 'take'; readonly token: FlowToken };

/** Steps whose moment nobody sees, only what follows from them. */
export type SilentMove =
  | { readonly type: 'deliver'; readonly signal: Signal }
  | { readonly type: 'hear'; readonly signal: Signal; readonly listener: Listener }
  | (Join & { readonly type: 'join' })
  | { readonly type: 'becomeTrue' | 'becomeFalse'; readonly instance: string; readonly event: string }
  | { readonly type: 'askCompletion' | 'startNext'; readonly instance: string }
  | { readonly type: 'compensate' | 'leaveCancelled'; readonly instance: string };

/** Everything that may happen next. */
export function* enabled(model: Model, state: ReferenceState): Iterable<Move> {
  for (const instance of Object.values(state.instances)) yield* movesOf(model, state, instance);
  for (const token of state.tokens) if (!token.isTaken) yield { type: 'take', token };
  yield* silentMoves(model, state);
}

/** What one instance may do next. */
export function movesOf(model: Model, state: ReferenceState, instance: Instance): readonly VisibleMove[] {
  const { id, role, phase, fault, isBlocked } = instance;
  if (isBlocked) return [];
  switch (phase) {
    case 'entering':
      if (role === 'compensation' && !canBeginCompensation(state, instance)) return [];
      return unlessFaulty(id, 'activate', faultOfActivation(model, state, id));
    case 'active':
      if (fault !== null) return [{ type: 'raise', instance: id, kind: fault }];
      return isEmptyScope(model, state, instance) ? scopeCompletion(model, state, instance) : [];
    case 'finished':
      if (isOnItsWay(state, id) || isCompensating(state, id)) return [];
      return unlessFaulty(id, 'complete', faultOfCompletion(model, state, id));
    case 'ending':
      return childrenOf(state, id).length === 0 ? [{ type: 'terminate', instance: id }] : [];
  }
}

export function* silentMoves(model: Model, state: ReferenceState): Iterable<SilentMove> {
  for (const signal of state.signals) {
    if (signal.listeners === null) yield { type: 'deliver', signal };
    for (const listener of signal.listeners ?? []) yield { type: 'hear', signal, listener };
  }
  for (const join of enabledJoins(model, state)) yield { type: 'join', ...join };
  for (const instance of Object.values(state.instances)) {
    const { id, listening } = instance;
    for (const entry of listening) {
      if (holds(model, state, id, entry)) yield { type: 'becomeTrue', instance: id, event: entry.event };
      if (mayBecomeFalse(model, state, id, entry)) yield { type: 'becomeFalse', instance: id, event: entry.event };
    }
    if (canAskCompletion(instance)) yield { type: 'askCompletion', instance: id };
    if (canStartNext(model, state, instance)) yield { type: 'startNext', instance: id };
    if (canStartHandler(state, instance)) yield { type: 'compensate', instance: id };
    if (canLeaveCancelled(state, instance)) yield { type: 'leaveCancelled', instance: id };
  }
}

export function apply(model: Model, state: ReferenceState, move: Move): ReferenceState {
  switch (move.type) {
    case 'activate':
      return activate(model, state, move.instance);
    case 'complete':
      return complete(model, state, move.instance);
    case 'terminate':
      return instanceOf(state, move.instance).role === 'process' ? completeProcess(state, move.instance) : remove(state, move.instance);
    case 'raise':
      return raise(state, move.instance, move.kind);
    case 'take':
      return take(model, state, move.token);
    case 'deliver':
      return deliver(model, state, move.signal);
    case 'hear':
      return hear(model, state, move.signal, move.listener);
    case 'join':
      return goOn(model, state, move);
    case 'becomeTrue':
      return occur(model, state, move.instance, move.event, {});
    case 'becomeFalse':
      return becomeFalse(state, move.instance, move.event);
    case 'askCompletion':
      return askCompletion(model, state, move.instance);
    case 'startNext':
      return startNext(model, state, move.instance);
    case 'compensate':
      return startHandler(model, state, move.instance);
    case 'leaveCancelled':
      return leaveCancelled(model, state, move.instance);
  }
}

function unlessFaulty(instance: string, type: 'activate' | 'complete', kind: string | undefined): readonly VisibleMove[] {
  return [kind === undefined ? { type, instance } : { type: 'raise', instance, kind }];
}

/** A fault of the model stops its instance, and nothing else, until somebody mends it. */
function raise(state: ReferenceState, id: string, kind: string): ReferenceState {
  const { incidents, phase } = instanceOf(state, id);
  return change(state, id, { incidents: [...incidents, kind], fault: null, isBlocked: phase !== 'active' });
}

/** Scopes, bodies, compensations and the process itself are done when they hold nothing any more; an ad-hoc sub-process has rules of its own. */
function isEmptyScope(model: Model, state: ReferenceState, instance: Instance): boolean {
  const { id, elementId, role, isCancelling, compensation } = instance;
  if (instance.adHoc) return isAdHocDone(model, state, instance);
  const isScope = role !== 'element' || model.scopes[elementId] !== undefined;
  return isScope && !isCancelling && !hasTokens(state, id) && (compensation === null || compensation.left.length === 0);
}

function scopeCompletion(model: Model, state: ReferenceState, { id, role }: Instance): readonly VisibleMove[] {
  if (role === 'process') return [{ type: state.isCancelled ? 'terminate' : 'complete', instance: id }];
  return unlessFaulty(id, 'complete', faultOfCompletion(model, state, id));
}
