import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../contract/json.ts';
import { createState } from '../../../engine/index.ts';
import { unmetExpectations } from '../../../scripts/scenarios/run/expectations.ts';
import type { Observation, ObservedEntry } from '../../../scripts/scenarios/run/observation.ts';

function completed(elementId: string, role: 'element' | 'multiInstanceBody' = 'element'): ObservedEntry {
  return { instanceId: 'one', entry: { type: 'element', event: 'completed', key: '2', elementId, role, parent: '1' } };
}

function taken(flowId: string): ObservedEntry {
  return { instanceId: 'one', entry: { type: 'flowTaken', flowId, scope: '1' } };
}

function observation(log: readonly ObservedEntry[], variables: JsonObject = {}): Observation {
  const definition = { format: 1, processId: 'p', name: 'p', elements: {}, flows: {}, scopes: {}, decisions: {} } as const;
  const instance = { id: 'one', processId: 'p', definition, state: createState(), variables, openWork: new Set<string>(), faults: [] };
  return { instances: [instance], log };
}

describe('completed', () => {
  const log = [completed('A'), completed('B'), completed('A'), completed('C')];

  it.each([[['A', 'C']], [['A', 'B', 'A', 'C']], [[]]])('given %j in this order, then it holds', (wanted) => {
    expect(unmetExpectations({ completed: wanted }, observation(log))).toEqual([]);
  });

  it.each([[['C', 'A']], [['A', 'A', 'A']], [['D']]])('given %j, then it does not hold', (wanted) => {
    expect(unmetExpectations({ completed: wanted }, observation(log))).toHaveLength(1);
  });

  it('given a multi-instance body without inner instances, then it counts as an element that completed', () => {
    expect(unmetExpectations({ completed: ['M'], completedCount: { M: 0 } }, observation([completed('M', 'multiInstanceBody')]))).toEqual(
      [],
    );
  });
});

describe('completedCount', () => {
  it('given a multi-instance, then its inner instances count and its body does not', () => {
    const log = [completed('M'), completed('M'), completed('M', 'multiInstanceBody')];

    expect(unmetExpectations({ completedCount: { M: 2, N: 0 } }, observation(log))).toEqual([]);
    expect(unmetExpectations({ completedCount: { M: 3 } }, observation(log))).toEqual(['completedCount of M: wanted 3, got 2']);
  });
});

describe('taken', () => {
  it('given a flow more often than it was taken, then it does not hold', () => {
    const log = [taken('f'), taken('g'), taken('f')];

    expect(unmetExpectations({ taken: ['f', 'f'] }, observation(log))).toEqual([]);
    expect(unmetExpectations({ taken: ['g', 'g'] }, observation(log))).toHaveLength(1);
  });
});

describe('variables', () => {
  const there = observation([], { x: 1, deep: { list: [1, { y: null }] } });

  it.each([[{ x: 1 }], [{ deep: { list: [1, { y: null }] } }], [{ absent: null }], [{}]])('given %j, then it holds', (variables) => {
    expect(unmetExpectations({ variables }, there)).toEqual([]);
  });

  it.each([[{ x: '1' }], [{ deep: { list: [1] } }], [{ absent: 1 }], [{ x: null }]])('given %j, then it does not hold', (variables) => {
    expect(unmetExpectations({ variables }, there)).toHaveLength(1);
  });
});
