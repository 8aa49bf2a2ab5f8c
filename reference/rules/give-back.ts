import { change, instanceOf, type ReferenceState } from '../state.ts';

/**
 * A compensation that is interrupted leaves what it hasn't begun with: that has completed, hasn't been compensated, and so can still be
 * (BPMN 2.0, 13.5.5: "only possible for Activities that have completed"). What one activity still holds stays with that.
 */
export function giveBack(state: ReferenceState, id: string): ReferenceState {
  const { parent, compensation, variables } = instanceOf(state, id);
  if (parent === null || !compensation || compensation.left.length === 0) return state;
  const { left, restores } = compensation;
  const given = change(state, id, { compensation: { ...compensation, left: [] } });
  const around = instanceOf(state, parent);
  if (restores && around.compensation) {
    const rest = { ...restores, inner: left, variables };
    return change(given, parent, { compensation: { ...around.compensation, left: [...around.compensation.left, rest] } });
  }
  return change(given, parent, { completions: [...around.completions, ...left].toSorted((one, other) => one.number - other.number) });
}
