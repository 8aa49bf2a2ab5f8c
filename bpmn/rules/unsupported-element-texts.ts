import type { EventPosition } from '../compilation/context.ts';

/** Chinese names of what BPMN has and the engine doesn't run (yet). */
export const bpmnLabels: Readonly<Record<string, string>> = {
  'bpmn:InclusiveGateway': '包容网关',
  'bpmn:ComplexGateway': '复杂网关',
  'bpmn:ImplicitThrowEvent': '隐式抛出事件',
  'bpmn:ChoreographyTask': '编排任务',
  'bpmn:SubChoreography': '子编排',
  'bpmn:CallChoreography': '调用编排',
  'bpmn:ConditionalEventDefinition': '条件',
  'bpmn:LinkEventDefinition': '链接',
};

/** What to draw instead. */
export const alternatives: Readonly<Record<string, string>> = {
  'bpmn:InclusiveGateway': '请用并行网关加排他网关表达：每个可选分支先用排他网关判断是否执行。',
  'bpmn:ComplexGateway': '请用排他网关或并行网关的组合表达。',
  'bpmn:ConditionalEventDefinition': '请改用消息、信号或定时器事件，或用排他网关判断条件。',
  'bpmn:LinkEventDefinition': '请直接用顺序流连接。',
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
