import type { EventPosition } from '../compilation/context.ts';

/** Chinese names of what BPMN has and the engine doesn't run (yet). */
export const bpmnLabels: Readonly<Record<string, string>> = {
  'bpmn:ImplicitThrowEvent': '隐式抛出事件',
  'bpmn:ChoreographyTask': '编排任务',
  'bpmn:SubChoreography': '子编排',
  'bpmn:CallChoreography': '调用编排',
};

/** What to draw instead. */
export const alternatives: Readonly<Record<string, string>> = {};

export const positionLabels: Readonly<Record<EventPosition, string>> = {
  processStart: '开始事件',
  subProcessStart: '子流程的开始事件',
  eventSubProcessStart: '事件子流程的开始事件',
  intermediateCatch: '中间捕获事件',
  intermediateThrow: '中间抛出事件',
  boundary: '边界事件',
  end: '结束事件',
};
