import type { EventDefinition } from '../../engine/definition/event-definition.ts';
import type { EventPosition } from '../compilation/context.ts';
import { children, flag, type ModdleElement } from '../reading/moddle-element.ts';
import type { SourceNode } from '../reading/process-source.ts';
import { eventTransformerFor } from './index.ts';

/** Places where an event without a definition means something (BPMN 2.0, 10.5.2–4). */
export const POSITIONS_OF_NONE: readonly EventPosition[] = ['processStart', 'subProcessStart', 'intermediateThrow', 'end'];

/** Where the event stands; undefined for nodes that are no events. */
export function positionOf(node: SourceNode): EventPosition | undefined {
  switch (node.type) {
    case 'bpmn:StartEvent':
      return startPosition(node.element.$parent);
    case 'bpmn:IntermediateCatchEvent':
      return 'intermediateCatch';
    case 'bpmn:IntermediateThrowEvent':
      return 'intermediateThrow';
    case 'bpmn:BoundaryEvent':
      return 'boundary';
    case 'bpmn:EndEvent':
      return 'end';
    default:
      return undefined;
  }
}

/** Event definitions of the event, its own and those that it refers to. */
export function definitionsOf(node: SourceNode): readonly ModdleElement[] {
  return [...children(node.element, 'eventDefinitions'), ...children(node.element, 'eventDefinitionRef')];
}

/** The executable form of what the event waits for or throws; undefined when a rule refuses it. */
export function eventOf(node: SourceNode): EventDefinition | undefined {
  const position = positionOf(node);
  const [definition, ...others] = definitionsOf(node);
  if (position === undefined || others.length > 0) return undefined;
  if (definition === undefined) return POSITIONS_OF_NONE.includes(position) ? { kind: 'none' } : undefined;
  const transformer = eventTransformerFor(definition.$type);
  return transformer?.positions.includes(position) === true ? transformer.transform(definition, position) : undefined;
}

function startPosition(parent: ModdleElement | undefined): EventPosition {
  if (parent?.$type === 'bpmn:Process') return 'processStart';
  return flag(parent, 'triggeredByEvent') === true ? 'eventSubProcessStart' : 'subProcessStart';
}
