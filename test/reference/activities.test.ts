import { describe, expect, it } from 'vitest';
import { adHoc, event, feel, gateway, model, start, task } from './models.ts';
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
  const inside = (ordering: 'parallel' | 'sequential', completion?: string) =>
    model(
      [start('S'), adHoc('Free', ordering, completion), task('A', 'Free'), task('B', 'Free'), task('Last')],
      [
        ['S', 'Free'],
        ['Free', 'Last'],
      ],
    );

  it('begins its activities at once', () => {
    expect(new Walk(inside('parallel')).waits).toEqual(['A', 'B']);
  });

  it('begins them one after the other', () => {
    const walk = new Walk(inside('sequential'));
    expect(walk.waits).toEqual(['A']);

    expect(walk.complete('A').waits).toEqual(['B']);
    expect(walk.complete('B').waits).toEqual(['Last']);
  });

  it('ends with its completion condition', () => {
    const walk = new Walk(inside('parallel', 'x = 1'), { x: 0 });

    expect(walk.complete('B', { x: 1 }).waits).toEqual(['Last']);
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
