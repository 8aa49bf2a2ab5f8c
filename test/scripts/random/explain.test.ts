import { describe, expect, it } from 'vitest';
import { apply, enabled, happen, initialState, silentMoves, type ReferenceState } from '../../../reference/index.ts';
import type { Candidate } from '../../../scripts/random/follow/candidate.ts';
import { withSilentMoves } from '../../../scripts/random/follow/explain.ts';
import { event, feel, gateway, model, start, task } from '../../reference/models.ts';

describe('ways in which what is invisible may have gone on', () => {
  const condition = { kind: 'conditional', condition: feel('x = 1') } as const;
  const waiting = model(
    [
      start('S'),
      gateway('parallelGateway', 'Split'),
      event('intermediateCatchEvent', 'One', condition),
      event('intermediateCatchEvent', 'Other', condition),
      task('A'),
    ],
    [
      ['S', 'Split'],
      ['Split', 'One'],
      ['Split', 'Other'],
      ['Split', 'A'],
    ],
  );

  it('are all found when the same candidate is given twice', () => {
    // Given two conditions that have become true, in either order
    const state = happen(waiting, atRest(), { type: 'write', instance: null, variables: { x: 1 } });
    const candidate: Candidate = { state, names: {} };
    expect([...silentMoves(waiting, state)]).toHaveLength(2);

    // When a candidate comes twice, as two do whose past is forgotten; then nothing is lost by it
    expect(withSilentMoves(waiting, [candidate, candidate])).toEqual(withSilentMoves(waiting, [candidate]));
    expect(withSilentMoves(waiting, [candidate, candidate])).toHaveLength(4);
  });

  function atRest(): ReferenceState {
    let state = happen(waiting, initialState(), { type: 'start', variables: { x: 0 } });
    for (;;) {
      const [move] = enabled(waiting, state);
      if (!move) return state;
      state = apply(waiting, state, move);
    }
  }
});
