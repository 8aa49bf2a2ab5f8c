import { describe, expect, it } from 'vitest';
import { apply, enabled, happen, initialState, type Model, type ReferenceState } from '../../../reference/index.ts';
import { withSilentMoves } from '../../../scripts/random/follow/explain.ts';
import { event, gateway, model, start } from '../../reference/models.ts';

const signal = { kind: 'signal', signalName: { kind: 'literal', value: 'go' } } as const;

describe('the ways in which what is invisible may have gone on', () => {
  const thrower = model(
    [
      start('S'),
      gateway('parallelGateway', 'Fork'),
      event('intermediateCatchEvent', 'Catch', signal),
      event('intermediateThrowEvent', 'Throw', signal),
    ],
    [
      ['S', 'Fork'],
      ['Fork', 'Catch'],
      ['Fork', 'Throw'],
    ],
  );
  const candidate = { state: untilThrown(thrower), names: {} };

  it('are all followed: nothing yet, the signal has come, it has been heard', () => {
    expect(withSilentMoves(thrower, [candidate])).toHaveLength(3);
  });

  it('are no fewer when one is told twice', () => {
    expect(withSilentMoves(thrower, [candidate, { ...candidate }])).toEqual(withSilentMoves(thrower, [candidate]));
  });
});

/** Everything visible has happened. */
function untilThrown(aModel: Model): ReferenceState {
  let state = happen(aModel, initialState(), { type: 'start', variables: {} });
  for (;;) {
    const move = [...enabled(aModel, state)].find(({ type }) => type === 'activate' || type === 'complete' || type === 'take');
    if (move === undefined) return state;
    state = apply(aModel, state, move);
  }
}
