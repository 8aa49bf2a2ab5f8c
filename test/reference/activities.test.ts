import { describe, expect, it } from 'vitest';
import { adHoc, type AdHocOptions, boundary, event, feel, gateway, model, start, task } from './models.ts';
import { Walk } from './walk.ts';

describe('a standard loop (BPMN 2.0, 13.3.6)', () => {
  function loop(testBefore: boolean, maximum: number, condition: string) {
    const standardLoop = { testBefore, condition: feel(condition), maximum: feel(String(maximum)) };
    return model(
      [start('S'), task('A', 'P', { standardLoop }), task('Last')],
      [
        ['S', 'A'],
        ['A', 'Last'],
      ],
    );
  }

  it('runs once before it asks', () => {
    expect(new Walk(loop(false, 5, 'x = 1'), { x: 0 }).complete('A').waits).toEqual(['Last']);
  });

  it('may not run at all when it asks first', () => {
    expect(new Walk(loop(true, 5, 'x = 1'), { x: 0 }).waits).toEqual(['Last']);
  });

  it('runs while the condition holds, at most as often as it may', () => {
    const walk = new Walk(loop(true, 2, 'x = 1'), { x: 1 });
    expect(walk.complete('A').waits).toEqual(['A']);

    expect(walk.complete('A').waits).toEqual(['Last']);
    expect(new Walk(loop(true, 5, 'x = 1'), { x: 1 }).complete('A', { x: 0 }).waits).toEqual(['Last']);
  });
});

describe('an ad-hoc sub-process (BPMN 2.0, 13.3.5)', () => {
  function inside(ordering: 'parallel' | 'sequential', options: AdHocOptions = {}) {
    return model(
      [
        start('S'),
        adHoc('Free', ordering, options),
        task('A', 'Free'),
        task('B', 'Free'),
        gateway('parallelGateway', 'Join', 'Free'),
        task('C', 'Free'),
        task('Last'),
      ],
      [
        ['S', 'Free'],
        ['A', 'Join'],
        ['B', 'Join'],
        ['Join', 'C'],
        ['Free', 'Last'],
      ],
    );
  }

  it('begins nothing by itself, and is done when something was done and nothing is left', () => {
    const walk = new Walk(inside('parallel'));
    expect(walk.waits).toEqual([]);
    expect(walk.status).toBe('running');

    expect(walk.choose('Free', ['A', 'B']).waits).toEqual(['A', 'B']);
    expect(walk.complete('A').complete('B').waits).toEqual(['C']);
    expect(walk.complete('C').waits).toEqual(['Last']);
  });

  it('lets nobody choose what flows lead to', () => {
    expect(new Walk(inside('parallel')).choose('Free', ['C']).waits).toEqual([]);
  });

  it('lets people choose one after the other when it is sequential, whatever waits at a join', () => {
    const walk = new Walk(inside('sequential')).choose('Free', ['A', 'B']);
    expect(walk.waits).toEqual([]);

    expect(walk.choose('Free', ['A']).choose('Free', ['B']).waits).toEqual(['A']);
    expect(walk.complete('A').choose('Free', ['B']).waits).toEqual(['B']);
  });

  it('begins what the diagram names, one after the other when it is sequential', () => {
    expect(new Walk(inside('parallel', { named: '["A", "B", "A"]' })).waits).toEqual(['A', 'A', 'B']);

    const walk = new Walk(inside('sequential', { named: '["A", "B"]' }));
    expect(walk.waits).toEqual(['A']);
    expect(walk.complete('A').waits).toEqual(['B']);
  });

  it("can't begin when the diagram names what isn't there", () => {
    expect(new Walk(inside('parallel', { named: '["C"]' })).incidents).toEqual(['expression']);
  });

  it('ends with its completion condition and not without', () => {
    const walk = new Walk(inside('parallel', { completion: 'x = 1' }), { x: 0 }).choose('Free', ['A', 'B']);

    expect(walk.complete('A').complete('B').complete('C').status).toBe('running');
    expect(walk.waits).toEqual([]);
    expect(walk.choose('Free', ['A', 'B']).complete('A', { x: 1 }).waits).toEqual(['Last']);
  });

  it('waits for what goes on when it cancels nothing, and lets nobody choose more', () => {
    const walk = new Walk(inside('parallel', { completion: 'x = 1', cancels: false }), { x: 0 }).choose('Free', ['A', 'B']);

    expect(walk.complete('A', { x: 1 }).choose('Free', ['A']).waits).toEqual(['B']);
    expect(walk.complete('B').waits).toEqual(['C']);
    expect(walk.complete('C').waits).toEqual(['Last']);
  });

  it('lets a throwing event bring what it was chosen with (10.5.7)', () => {
    const thrower = model(
      [
        start('S'),
        adHoc('Free', 'parallel', { boundaryEvents: ['Caught'] }),
        event('intermediateThrowEvent', 'Throw', { kind: 'escalation', escalationCode: { kind: 'literal', value: 'A' } }, 'Free'),
        boundary('Caught', 'Free', { kind: 'escalation' }, false),
        gateway('exclusiveGateway', 'Which'),
        task('Brought'),
      ],
      [
        ['S', 'Free'],
        ['Caught', 'Which'],
        ['Which', 'Brought', 'x = 2'],
      ],
    );

    expect(new Walk(thrower, { x: 1 }).choose('Free', ['Throw'], { x: 2 }).waits).toEqual(['Brought']);
  });

  it('ends although a token waits at a join for what nobody can choose any more', () => {
    const walk = new Walk(inside('parallel', { completion: 'x = 1', cancels: false }), { x: 1 }).choose('Free', ['A']);

    expect(walk.complete('A').waits).toEqual(['Last']);
    expect(walk.complete('Last').status).toBe('completed');
  });
});

describe('events', () => {
  it('a conditional event happens when its condition becomes true (10.5.5)', () => {
    const waiting = model(
      [
        start('S'),
        gateway('parallelGateway', 'Split'),
        task('A'),
        event('intermediateCatchEvent', 'Wait', { kind: 'conditional', condition: feel('x = 1') }),
        task('Last'),
      ],
      [
        ['S', 'Split'],
        ['Split', 'A'],
        ['Split', 'Wait'],
        ['Wait', 'Last'],
      ],
    );
    const walk = new Walk(waiting, { x: 0 });
    expect(walk.waits).toEqual(['A', 'Wait']);

    expect(walk.complete('A', { x: 1 }).waits).toEqual(['Last']);
    expect(new Walk(waiting, { x: 1 }).waits).toEqual(['A', 'Last']);
  });

  it('a link goes on behind the catching event of its name (10.5.5)', () => {
    const linked = model(
      [
        start('S'),
        event('intermediateThrowEvent', 'Away', { kind: 'link', linkName: 'there' }),
        event('intermediateCatchEvent', 'Here', { kind: 'link', linkName: 'there' }),
        task('Last'),
      ],
      [
        ['S', 'Away'],
        ['Here', 'Last'],
      ],
    );

    expect(new Walk(linked).completed).toEqual(['S', 'Away', 'Here']);
  });
});
