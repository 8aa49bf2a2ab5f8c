import type { EventPosition } from '../compilation/context.ts';

/** Chinese names of what BPMN has and the engine doesn't run (yet). */
export const bpmnLabels: Readonly<Record<string, string>> = {
  'bpmn:Transaction': '事务子流程',
  'bpmn:AdHocSubProcess': '特设子流程',
  'bpmn:ImplicitThrowEvent': '隐式抛出事件',
  'bpmn:ChoreographyTask': '编排任务',
  'bpmn:SubChoreography': '子编排',
  'bpmn:CallChoreography': '调用编排',
  'bpmn:CompensateEventDefinition': '补偿',
  'bpmn:CancelEventDefinition': '取消',
};

/** What to draw instead. */
export const alternatives: Readonly<Record<string, string>> = {
  'bpmn:Transaction': '请改为普通子流程，用错误边界事件处理失败。',
  'bpmn:AdHocSubProcess': '请改为普通子流程，用并行网关或多实例表达可选的活动。',
  'bpmn:CompensateEventDefinition': '请用普通的任务和顺序流画出撤销步骤。',
  'bpmn:CancelEventDefinition': '请改用错误结束事件和错误边界事件。',
};

export const positionLabels: Readonly<Record<EventPosition, string>> = {
  processStart: '开始事件',
  subProcessStart: '子流程的开始事件',
  eventSubProcessStart: '事件子流程的开始事件',
  intermediateCatch: '中间捕获事件',
  intermediateThrow: '中间抛出事件',
  boundary: '边界事件',
  end: '结束事件',
};
