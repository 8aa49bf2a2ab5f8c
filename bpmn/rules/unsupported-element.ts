import { elementTransformerFor, elementTransformers } from '../elements/index.ts';
import { definitionsOf, positionOf, POSITIONS_OF_NONE } from '../events/event-of.ts';
import { eventTransformerFor } from '../events/index.ts';
import type { Finding } from '../problem.ts';
import { flag, idOf, labelOf, text } from '../reading/moddle-element.ts';
import type { SourceNode } from '../reading/process-source.ts';
import type { Rule } from './rule.ts';
import { alternatives, bpmnLabels, positionLabels } from './unsupported-element-texts.ts';

/**
 * Refuses what the engine doesn't run: element types and kinds of event outside the registries in `bpmn/elements/`
 * and `bpmn/events/`.
 */
export const unsupportedElement: Rule = {
  name: 'unsupported-element',
  severity: 'error',
  *check({ source }) {
    for (const node of source.nodes) {
      if (elementTransformerFor(node.type) === undefined) yield unknownType(node);
      else yield* checkEvent(node);
      if (node.type === 'bpmn:EventBasedGateway') yield* checkEventBasedGateway(node);
    }
    for (const other of source.others) {
      if (DATA.has(other.$type)) continue;
      const id = idOf(other);
      yield {
        ...(id === undefined ? {} : { element: id }),
        message: `${labelOf(other)}是“${bpmnLabels[other.$type] ?? other.$type}”，引擎不支持。`,
        remedy: '请删除该元素。',
      };
    }
  },
};

/** Documentation of data: nothing to execute, reported by `ignored-attribute` where something refers to it. */
const DATA: ReadonlySet<string> = new Set(['bpmn:DataObject', 'bpmn:DataObjectReference', 'bpmn:DataStoreReference']);

function unknownType(node: SourceNode): Finding {
  const supported = elementTransformers.map((transformer) => transformer.label).join('、');
  return {
    element: node.id,
    message: `${labelOf(node.element)}是“${bpmnLabels[node.type] ?? node.type}”，引擎暂不支持这种元素。`,
    remedy: alternatives[node.type] ?? `请改用受支持的元素：${supported}。`,
  };
}

function* checkEvent(node: SourceNode): Iterable<Finding> {
  const position = positionOf(node);
  if (position === undefined) return;
  const [definition, ...others] = definitionsOf(node);
  const place = positionLabels[position];
  if (others.length > 0 || flag(node.element, 'parallelMultiple') === true) {
    yield {
      element: node.id,
      message: `${labelOf(node.element)}有多个事件定义，引擎暂不支持多重事件。`,
      remedy: '请拆成几个事件，每个事件只保留一个定义。',
    };
    return;
  }
  // BPMN allows only none start events there: `sub-process-start` says so.
  if (position === 'subProcessStart') return;
  if (definition === undefined) {
    // In an event sub-process, `event-sub-process-start` asks for a trigger.
    if (POSITIONS_OF_NONE.includes(position) || position === 'eventSubProcessStart') return;
    yield {
      element: node.id,
      message: `${labelOf(node.element)}没有指定事件类型，${place}必须等待某个事件。`,
      remedy: '请选择事件类型，例如消息、定时器或信号。',
    };
    return;
  }
  const transformer = eventTransformerFor(definition.$type);
  if (transformer?.positions.includes(position) === true) return;
  const kind = transformer?.label ?? bpmnLabels[definition.$type] ?? definition.$type;
  yield {
    element: node.id,
    message: `${labelOf(node.element)}是“${kind}”类型的${place}，引擎暂不支持。`,
    remedy: alternatives[definition.$type] ?? '请改用受支持的事件类型，或用任务和网关表达。',
  };
}

function* checkEventBasedGateway(node: SourceNode): Iterable<Finding> {
  if (flag(node.element, 'instantiate') !== true && text(node.element, 'eventGatewayType') !== 'Parallel') return;
  yield {
    element: node.id,
    message: `${labelOf(node.element)}是启动流程的事件网关，引擎暂不支持。`,
    remedy: '请改为若干个消息开始事件，或去掉网关的 instantiate / eventGatewayType 属性。',
  };
}
