import { describe, expect, it } from 'vitest';
import { advance, createState } from '../../engine/index.ts';
import { findScopes } from '../../engine/find-scopes.ts';
import { compiledDiagram } from './compiled-diagram.ts';

const AT = Date.parse('2026-03-02T09:00:00+08:00');

describe('scopes for variables', () => {
  it('given a throw event that waits for its compensation, then its id means the event and a key either of them', async () => {
    const definition = await compiledDiagram('compensation/at-the-end');
    const started = advance(definition, createState(), { type: 'start', at: AT, variables: {} }).state;
    const [task] = Object.values(started.waits);
    const state = advance(definition, started, { type: 'completeUserTask', at: AT, key: task?.key ?? '', variables: {} }).state;
    const compensation = Object.values(state.elements).find(({ role }) => role === 'compensation');

    expect(compensation?.elementId).toBe('End');
    expect(findScopes(state, 'End').map(({ role }) => role)).toEqual(['element']);
    expect(findScopes(state, compensation?.key ?? '')).toEqual([compensation]);
  });
});
