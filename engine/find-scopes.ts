import { own } from '../contract/own.ts';
import type { ElementInstance, InstanceState } from './state.ts';

/**
 * The live element instances that a scope for variables can mean: the one with that key, else all of that element. A
 * compensation is named by its key alone: it bears the name of what it works for.
 */
export function findScopes(state: Pick<InstanceState, 'elements'>, scope: string): readonly ElementInstance[] {
  const named = own(state.elements, scope);
  return named ? [named] : Object.values(state.elements).filter(({ elementId, role }) => elementId === scope && role !== 'compensation');
}
