import { describe, expect, it } from 'vitest';
import { apply, enabled, happen, initialState, type Move, type ReferenceState } from '../../reference/index.ts';
import { event, feel, gateway, model, script, start, task } from './models.ts';

describe('the reference', () => {
  const fork = model(
    [start('S'), gateway('parallelGateway', 'Fork'), task('A'), task('B')],
    [
      ['S', 'Fork'],
      ['Fork', 'A'],
      ['Fork', 'B'],
    ],
  );

  it('leaves the order of concurrent tokens open', () => {
    const state = through(fork, ['activate P', 'activate S', 'complete S', 'take S-Fork', 'activate Fork', 'complete Fork']);

    expect(movesOf(fork, state)).toEqual(['take Fork-A', 'take Fork-B']);
    expect(movesOf(fork, through(fork, ['take Fork-B'], state))).toEqual(['activate B', 'take Fork-A']);
  });

  it('never changes the state that it was given', () => {
    const before = happen(fork, initialState(), { type: 'start', variables: { x: 1 } });
    const copy = JSON.stringify(before);
    through(fork, ['activate P', 'activate S'], before);

    expect(JSON.stringify(before)).toBe(copy);
  });

  it('lets a thrown signal be heard at any moment before its event completes, and then no more', () => {
    const signal = { kind: 'signal', signalName: { kind: 'literal', value: 'go' } } as const;
    const thrower = model(
      [
        start('S'),
        gateway('parallelGateway', 'Fork'),
        event('intermediateThrowEvent', 'Throw', signal),
        event('intermediateCatchEvent', 'Catch', signal),
      ],
      [
        ['S', 'Fork'],
        ['Fork', 'Throw'],
        ['Fork', 'Catch'],
      ],
    );
    const begun = [
      'activate P',
      'activate S',
      'complete S',
      'take S-Fork',
      'activate Fork',
      'complete Fork',
      'take Fork-Throw',
      'take Fork-Catch',
    ];
    const thrown = through(thrower, [...begun, 'activate Throw']);
    expect(movesOf(thrower, thrown)).toEqual(['activate Catch', 'deliver go']);

    const late = through(thrower, ['deliver go', 'activate Catch', 'complete Throw'], thrown);
    expect(movesOf(thrower, late)).toEqual([]);
    const inTime = through(thrower, ['activate Catch', 'deliver go', 'hear go'], thrown);
    expect(movesOf(thrower, inTime)).toEqual(['complete Catch', 'complete Throw']);
  });

  it('judges the completion condition by what that repetition has brought (13.3.7)', () => {
    const multiInstance = { sequential: false, cardinality: feel('3'), completionCondition: feel('x = 2') };
    const repeated = model([start('S'), { ...script('A', 'x', 'loopCounter'), multiInstance }], [['S', 'A']]);
    const allBegun = ['activate P', 'activate S', 'complete S', 'take S-A', 'activate A', 'activate A', 'activate A', 'activate A'];

    const first = through(repeated, [...allBegun, 'complete A']);
    expect(movesOf(repeated, first)).toEqual(['complete A', 'complete A']);
    expect(movesOf(repeated, through(repeated, ['complete A'], first))).toEqual(['terminate A']);
  });
});

type AModel = Parameters<typeof enabled>[0];

function through(
  aModel: AModel,
  names: readonly string[],
  from = happen(aModel, initialState(), { type: 'start', variables: {} }),
): ReferenceState {
  return names.reduce((state, name) => {
    const move = [...enabled(aModel, state)].find((candidate) => nameOf(candidate, state) === name);
    if (!move) throw new Error(`${name} isn't among ${movesOf(aModel, state).join(', ')}`);
    return apply(aModel, state, move);
  }, from);
}

function movesOf(aModel: AModel, state: ReferenceState): readonly string[] {
  return [...enabled(aModel, state)].map((move) => nameOf(move, state)).toSorted();
}

function nameOf(move: Move, { instances }: ReferenceState): string {
  if (move.type === 'take') return `take ${move.token.flow}`;
  if (move.type === 'deliver' || move.type === 'hear') return `${move.type} ${move.signal.name}`;
  return 'instance' in move ? `${move.type} ${instances[move.instance]?.elementId ?? ''}` : move.type;
}
