import { describe, expect, it } from 'vitest';
import type { Modification } from '../../../contract/modification.ts';
import { advance, check, createState, planStart, type InstanceState } from '../../../engine/index.ts';
import { compiledDiagram } from '../compiled-diagram.ts';

const AT = Date.parse('2026-03-02T09:00:00+08:00');
const definition = await compiledDiagram('operations/modify');
const multi = await compiledDiagram('operations/modify-multi-instance');

describe('a modification that can’t be made', () => {
  it.each<readonly [string, Partial<Modification>, string]>([
    ['nothing to do', {}, '没有指定要启动或结束的活动'],
    ['an element that isn’t there', { activate: [{ elementId: 'Nowhere' }] }, '流程图中没有元素“Nowhere”'],
    ['a name that objects inherit', { activate: [{ elementId: '__proto__' }] }, '流程图中没有元素“__proto__”'],
    ['a start event', { activate: [{ elementId: 'Start_in' }] }, '开始事件随它的流程或子流程启动'],
    ['a boundary event', { activate: [{ elementId: 'Late' }] }, '边界事件由它所在的活动触发'],
    ['an event sub-process', { activate: [{ elementId: 'Event_sub' }] }, '事件子流程由它的开始事件触发'],
    ['a scope that isn’t live', { activate: [{ elementId: 'Task_B', scope: '99' }] }, '“99”不是元素“Task_B”外层的'],
    ['a scope elsewhere', { activate: [{ elementId: 'Task_B', scope: '2' }] }, '“2”不是元素“Task_B”外层的'],
    ['variables for a scope elsewhere', { activate: [{ elementId: 'Task_B', variables: { Inner: {} } }] }, '“Inner”不是元素“Task_B”本身'],
    ['an instance that has ended', { terminate: ['99'] }, '活动“99”已经结束或不存在'],
    ['the process instance', { terminate: ['1'] }, '请使用取消'],
    ['the process', { terminate: ['op_modify'] }, '请使用取消'],
  ])('given %s, then it is refused with the reason', (_what, modification, reason) => {
    const state = started();
    const result = advance(definition, state, { type: 'modify', activate: [], terminate: [], ...modification, at: AT });

    expect(result.rejected).toMatchObject({ reason: 'invalid', message: expect.stringContaining(reason) });
    expect(result.state).toBe(state);
  });

  it('given two inner instances, then it asks which one', () => {
    const { state } = advance(multi, createState(), { type: 'start', variables: {}, at: AT });
    const rejected = check(multi, state, { type: 'modify', activate: [{ elementId: 'Task_B' }], terminate: [], at: AT });

    expect(rejected?.message).toContain('有 2 个正在运行的实例');
  });
});

describe('a start at elements', () => {
  it('given tokens for one sub-process, then it opens it once, with its variables', () => {
    const plan = planStart(definition, [{ elementId: 'Task_B', variables: { Sub: { x: 1 } } }, { elementId: 'Task_C' }]);

    expect(plan).toEqual({
      ok: true,
      variables: [],
      terminated: [],
      entries: [
        {
          scope: '1',
          at: {
            elementId: 'Sub',
            variables: { x: 1 },
            startPoints: [{ elementId: 'Task_B' }, { elementId: 'Inner', startPoints: [{ elementId: 'Task_C' }] }],
          },
        },
      ],
    });
  });

  it('given a place inside a multi-instance, then it is refused', () => {
    expect(planStart(multi, [{ elementId: 'Task_B' }])).toMatchObject({ ok: false, message: expect.stringContaining('多实例') });
    expect(check(multi, createState(), { type: 'start', variables: {}, startAt: [{ elementId: 'Task_B' }], at: AT })?.reason).toBe(
      'invalid',
    );
  });
});

describe('variables of a scope', () => {
  it('given an element with several instances, then the key says which one', () => {
    const { state } = advance(multi, createState(), { type: 'start', variables: {}, at: AT });
    const byElement = advance(multi, state, { type: 'setVariables', scope: 'Task_A', variables: { x: 1 }, at: AT });
    const key = Object.values(state.elements).find(({ elementId }) => elementId === 'Task_A')?.key ?? '';
    const byKey = advance(multi, state, { type: 'setVariables', scope: key, variables: { x: 1 }, at: AT });

    expect(byElement.rejected).toMatchObject({ reason: 'invalid', message: expect.stringContaining('请用实例键指定') });
    expect(byKey.state.elements[key]?.variables).toMatchObject({ x: 1 });
  });
});

function started(): InstanceState {
  return advance(definition, createState(), { type: 'start', variables: {}, at: AT }).state;
}
