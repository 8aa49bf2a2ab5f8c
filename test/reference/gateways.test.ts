import { describe, expect, it } from 'vitest';
import { boundary, complexGateway, event, gateway, model, start, task } from './models.ts';
import { Walk } from './walk.ts';

describe('an inclusive gateway (BPMN 2.0, 13.4.3)', () => {
  const elements = [
    start('S'),
    gateway('inclusiveGateway', 'Split'),
    task('A'),
    task('B'),
    task('C'),
    gateway('inclusiveGateway', 'Join'),
    task('Last'),
  ];
  const around = model(elements, [
    ['S', 'Split'],
    ['Split', 'A', 'x < 2'],
    ['Split', 'B', 'x > 0'],
    ['Split', 'C', 'x > 5'],
    ['A', 'Join'],
    ['B', 'Join'],
    ['C', 'Join'],
    ['Join', 'Last'],
  ]);

  it('waits for each branch that was taken, and for no other', () => {
    const walk = new Walk(around, { x: 1 });
    expect(walk.waits).toEqual(['A', 'B']);

    expect(walk.complete('B').waits).toEqual(['A']);
    expect(walk.complete('A').waits).toEqual(['Last']);
  });

  it('is an exception when no condition holds and there is no default', () => {
    expect(new Walk(around, { x: null }).incidents).toEqual(['condition']);
  });

  it('goes on when the token that it waited for has died', () => {
    const dying = model(
      [
        start('S'),
        gateway('parallelGateway', 'Split'),
        task('A'),
        { ...task('B'), boundaryEvents: ['Late'] },
        gateway('inclusiveGateway', 'Join'),
        task('Last'),
        boundary('Late', 'B', message),
        event('endEvent', 'E', { kind: 'none' }),
      ].map((element) => element),
      [
        ['S', 'Split'],
        ['Split', 'A'],
        ['Split', 'B'],
        ['A', 'Join'],
        ['B', 'Join'],
        ['Late', 'E'],
        ['Join', 'Last'],
      ],
    );
    const walk = new Walk(dying).complete('A');
    expect(walk.waits).toEqual(['B', 'Late']);

    expect(walk.occur('Late').waits).toEqual(['Last']);
  });

  it('fires when a token upstream could as well come to a flow that has one', () => {
    // The token at X can reach both flows of the join: one has a token, so the other isn't waited for.
    const both = model(
      [
        start('S'),
        gateway('parallelGateway', 'Split'),
        task('A'),
        task('X'),
        gateway('exclusiveGateway', 'Or'),
        gateway('exclusiveGateway', 'Merge'),
        gateway('inclusiveGateway', 'Join'),
        task('Last'),
      ],
      [
        ['S', 'Split'],
        ['Split', 'A'],
        ['Split', 'X'],
        ['A', 'Merge'],
        ['X', 'Or'],
        ['Or', 'Merge', 'x = 1'],
        ['Or', 'Join'],
        ['Merge', 'Join'],
        ['Join', 'Last'],
      ],
    );

    expect(new Walk(both, { x: 1 }).complete('A').waits).toEqual(['Last', 'X']);
  });

  it('counts a second token on the same flow for the next time', () => {
    const twice = model(
      [
        start('S'),
        gateway('parallelGateway', 'Split'),
        task('A'),
        task('B'),
        gateway('exclusiveGateway', 'Merge'),
        task('C'),
        gateway('inclusiveGateway', 'Join'),
        task('Last'),
      ],
      [
        ['S', 'Split'],
        ['Split', 'A'],
        ['Split', 'B'],
        ['Split', 'C'],
        ['A', 'Merge'],
        ['B', 'Merge'],
        ['Merge', 'Join'],
        ['C', 'Join'],
        ['Join', 'Last'],
      ],
    );
    const walk = new Walk(twice).complete('A').complete('B');
    expect(walk.waits).toEqual(['C']);

    expect(walk.complete('C').waits).toEqual(['Last', 'Last']);
  });
});

describe('a complex gateway (BPMN 2.0, 13.4.5)', () => {
  const twoOfThree = model(
    [
      start('S'),
      gateway('parallelGateway', 'Split'),
      task('A'),
      task('B'),
      task('C'),
      complexGateway('Join', 'activationCount >= 2'),
      task('Last'),
      gateway('exclusiveGateway', 'Out'),
    ],
    [
      ['S', 'Split'],
      ['Split', 'A'],
      ['Split', 'B'],
      ['Split', 'C'],
      ['A', 'Join'],
      ['B', 'Join'],
      ['C', 'Join'],
      ['Join', 'Last', 'waitingForStart'],
    ],
  );

  it('fires when its activation condition holds', () => {
    const walk = new Walk(twoOfThree).complete('A');
    expect(walk.waits).toEqual(['B', 'C']);

    expect(walk.complete('C').waits).toEqual(['B', 'Last']);
  });

  it('gives a flow without a condition its token when it fires, and the default flow also when it resets', () => {
    const phases = model(
      [
        start('S'),
        gateway('parallelGateway', 'Split'),
        task('A'),
        task('B'),
        complexGateway('Join', 'activationCount >= 1', 'Join-Else'),
        task('Once'),
        task('First'),
        task('Else'),
      ],
      [
        ['S', 'Split'],
        ['Split', 'A'],
        ['Split', 'B'],
        ['A', 'Join'],
        ['B', 'Join'],
        ['Join', 'Once'],
        ['Join', 'First', 'waitingForStart and get value(activationCounts, "A-Join") = 1'],
        ['Join', 'Else'],
      ],
    );
    const walk = new Walk(phases).complete('A');
    expect(walk.waits).toEqual(['B', 'First', 'Once']);

    expect(walk.complete('B').waits).toEqual(['Else', 'First', 'Once']);
  });

  it('lets its scope end only after the reset', () => {
    const walk = new Walk(twoOfThree).complete('A').complete('C').complete('Last');
    expect(walk.status).toBe('running');

    expect(walk.complete('B').completed.filter((id) => id === 'Join')).toHaveLength(2);
    expect(walk.status).toBe('completed');
  });

  it('consumes what comes late without firing again', () => {
    const walk = new Walk(twoOfThree).complete('A').complete('C').complete('B');

    expect(walk.waits).toEqual(['Last']);
    expect(walk.complete('Last').status).toBe('completed');
  });
});

const message = { kind: 'message', messageName: { kind: 'literal', value: 'late' } } as const;
