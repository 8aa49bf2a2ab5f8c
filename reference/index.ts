/**
 * The reference: what BPMN 2.0 says a process may do, one rule after the other, slowly and without choosing an order. It
 * knows compiled definitions and nothing of the engine that runs them, so that each can be held against the other.
 */
export { happen, type Happening } from './happenings.ts';
export type { Model } from './model.ts';
export { apply, enabled, movesOf, silentMoves, type Move, type VisibleMove } from './moves.ts';
export { catchableAround } from './rules/throwing.ts';
export { initialState, type Instance, type ReferenceState } from './state.ts';
