import { describe, expect, it } from 'vitest';
import { reachInto } from '../../../engine/behaviours/join-reach.ts';
import { needsNoMore } from '../../../engine/behaviours/join-rule.ts';
import { compiledDiagram } from '../compiled-diagram.ts';

const exact = await compiledDiagram('hard-cases/03-or-join-exact-rule');
const loop = await compiledDiagram('hard-cases/04-or-join-in-loop');
const linked = await compiledDiagram('link-events/before-inclusive-join');
const bordered = await compiledDiagram('inclusive-gateway/boundary-path');

/** Flows of the join that a token at each of these elements can still come along. */
function reached(definition: typeof exact, ...elements: readonly string[]): readonly (readonly string[])[] {
  return elements.map((id) => [...(reachInto(definition, 'Join').get(id) ?? [])].toSorted());
}

describe('the reach into a join', () => {
  it('follows flows', () => {
    expect(reached(exact, 'Task_A', 'Task_B', 'Task_after')).toEqual([['Flow_Merge_Join'], ['Flow_Merge_Join', 'Flow_Way_Join'], []]);
  });

  it('goes round a loop up to the join itself, and not through it', () => {
    expect(reached(loop, 'Done', 'Join', 'Task_A')).toEqual([
      ['Flow_Task_A_Join', 'Flow_Task_B_Join'],
      ['Flow_Task_A_Join', 'Flow_Task_B_Join'],
      ['Flow_Task_A_Join'],
    ]);
  });

  it('follows links', () => {
    expect(reached(linked, 'Task_B', 'To_join')).toEqual([['Flow_From_B_Join'], ['Flow_From_B_Join']]);
  });

  it('leaves activities through their boundary events', () => {
    expect(reached(bordered, 'Task_B')).toEqual([['Flow_Extra_Join']]);
  });
});

describe('a join needs no more', () => {
  const join = { id: 'Join', incoming: ['Flow_Merge_Join', 'Flow_Way_Join'] };
  const served =
    (...flows: readonly string[]) =>
    (flowId: string) =>
      flows.includes(flowId);
  const at = (...elements: readonly string[]) => ({ active: new Set(elements), atJoins: new Set<string>() });

  it('when each flow is served, wherever tokens are', () => {
    expect(needsNoMore(exact, join, served(...join.incoming), at('Task_A', 'Task_B'))).toBe(true);
  });

  it('when no token has a path to an empty flow', () => {
    expect(needsNoMore(exact, join, served('Flow_Way_Join'), at('Task_after'))).toBe(true);
    expect(needsNoMore(exact, join, served('Flow_Way_Join'), at('Task_A'))).toBe(false);
  });

  it('when the token that has one has another to a served flow', () => {
    expect(needsNoMore(exact, join, served('Flow_Merge_Join'), at('Task_B'))).toBe(true);
  });

  it('but not while a token waits at another join on the way', () => {
    const positions = { active: new Set<string>(), atJoins: new Set(['Merge']) };

    expect(needsNoMore(exact, join, served('Flow_Way_Join'), positions)).toBe(false);
  });
});
