import type { Activity, FlowNode } from '../../engine/definition/element-definition.ts';
import { readData } from '../data/read-data.ts';
import { readMappings } from '../extensions/io-mapping.ts';
import { readExecutionListeners } from '../extensions/listeners.ts';
import { readMultiInstance } from '../extensions/multi-instance.ts';
import { readStandardLoop } from '../extensions/standard-loop.ts';
import { readArticles } from '../extensions/social-work.ts';
import { child, flag, idOf, isA } from '../reading/moddle-element.ts';
import { nameOf, type SourceNode } from '../reading/process-source.ts';
import type { CompilationContext } from './context.ts';
import { laneName } from './lanes.ts';
import { present } from './present.ts';

/** What every flow node has in its executable form. */
export function flowNode(node: SourceNode, context: CompilationContext): FlowNode {
  // Gateways have no variables of their own (BPMN 2.0, 10.4); `ignored-extension` reports mappings there.
  const maps = !isA(node.element, 'bpmn:Gateway');
  return present({
    id: node.id,
    name: nameOf(node.element),
    scope: node.scope,
    incoming: node.incoming.map((flow) => flow.id),
    outgoing: node.outgoing.map((flow) => flow.id),
    lane: laneName(context.lanesOf(node)),
    articles: readArticles(node.element),
    inputs: maps ? readMappings(node.element, 'inputParameters') : [],
    outputs: maps ? readMappings(node.element, 'outputParameters') : [],
    startListeners: readExecutionListeners(node.element, 'start'),
    endListeners: readExecutionListeners(node.element, 'end'),
    data: maps ? readData(node.element) : undefined,
  });
}

/** What every activity has besides. */
export function activity(node: SourceNode, context: CompilationContext): Activity {
  return {
    ...flowNode(node, context),
    ...present({
      boundaryEvents: node.boundaryEvents.map((event) => event.id),
      multiInstance: readMultiInstance(node.element),
      standardLoop: readStandardLoop(node.element),
      beforeAllListeners: readExecutionListeners(node.element, 'beforeAll'),
      defaultFlow: defaultFlow(node),
      forCompensation: flag(node.element, 'isForCompensation') === true ? true : undefined,
      compensationHandler: context.handlerOf(node),
      startQuantity: quantity(node, 'startQuantity'),
      completionQuantity: quantity(node, 'completionQuantity'),
    }),
  };
}

/** A number of tokens other than one (BPMN 2.0, 10.3). */
function quantity({ element }: SourceNode, attribute: 'startQuantity' | 'completionQuantity'): number | undefined {
  const value = element.get(attribute);
  return typeof value === 'number' && Number.isInteger(value) && value > 1 ? value : undefined;
}

export function defaultFlow(node: SourceNode): string | undefined {
  const flow = child(node.element, 'default');
  const own = node.outgoing.find((candidate) => candidate.element === flow);
  return own?.id ?? idOf(flow);
}

/** Extension elements that every activity and event carries out. */
export const COMMON_EXTENSIONS = ['zeebe:IoMapping', 'zeebe:ExecutionListeners', 'sw:Article'] as const;

/** Extension elements that every gateway carries out. */
export const GATEWAY_EXTENSIONS = ['zeebe:ExecutionListeners', 'sw:Article'] as const;
