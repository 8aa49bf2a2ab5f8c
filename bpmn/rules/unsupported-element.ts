import { elementTransformerFor, elementTransformers } from '../elements/index.ts';
import { definitionsOf, positionOf, POSITIONS_OF_NONE } from '../events/event-of.ts';
import { eventTransformerFor } from '../events/index.ts';
import type { Finding } from '../problem.ts';
import { idOf, labelOf } from '../reading/moddle-element.ts';
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
  // BPMN allows only none start events in sub-processes: `sub-process-start` says so.
  if (position === undefined || position === 'subProcessStart') return;
  const definitions = definitionsOf(node);
  const place = positionLabels[position];
  if (definitions.length === 0) {
    // In an event sub-process, `event-sub-process-start` asks for a trigger.
    if (POSITIONS_OF_NONE.includes(position) || position === 'eventSubProcessStart') return;
    yield {
      element: node.id,
      message: `${labelOf(node.element)}没有指定事件类型，${place}必须等待某个事件。`,
      remedy: '请选择事件类型，例如消息、定时器或信号。',
    };
  }
  for (const { $type } of definitions) {
    const transformer = eventTransformerFor($type);
    if (transformer?.positions.includes(position) === true) continue;
    const kind = transformer?.label ?? bpmnLabels[$type] ?? $type;
    yield {
      element: node.id,
      message: `${labelOf(node.element)}是“${kind}”类型的${place}，${transformer === undefined ? '引擎暂不支持' : 'BPMN 不允许'}。`,
      remedy: alternatives[$type] ?? '请改用受支持的事件类型，或用任务和网关表达。',
    };
  }
}
