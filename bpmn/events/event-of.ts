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

/** A catch of several events that happens when all of them have (`parallelMultiple`). */
export function isParallelMultiple(node: SourceNode): boolean {
  return definitionsOf(node).length > 1 && flag(node.element, 'parallelMultiple') === true;
}

/**
 * The executable form of what the event waits for or throws; undefined when a rule refuses it. `otherwise` is asked for
 * definitions that are incomplete.
 */
export function eventOf(
  node: SourceNode,
  otherwise?: (definition: ModdleElement) => EventDefinition | undefined,
): EventDefinition | undefined {
  const position = positionOf(node);
  if (position === undefined) return undefined;
  const definitions = definitionsOf(node);
  const parallel = isParallelMultiple(node);
  const events = definitions.flatMap((definition) => partOf(definition, position, parallel) ?? otherwise?.(definition) ?? []);
  const [event, ...others] = events;
  if (event === undefined) return definitions.length === 0 && POSITIONS_OF_NONE.includes(position) ? { kind: 'none' } : undefined;
  if (events.length < definitions.length) return undefined;
  return others.length === 0 ? event : { kind: 'multiple', parallel, events };
}

function partOf(definition: ModdleElement, position: EventPosition, parallel: boolean): EventDefinition | undefined {
  const transformer = eventTransformerFor(definition.$type);
  if (transformer?.positions.includes(position) !== true) return undefined;
  // One of them begins the instance, which waits for the others like any that runs.
  return transformer.transform(definition, parallel && position === 'processStart' ? 'intermediateCatch' : position);
}

function startPosition(parent: ModdleElement | undefined): EventPosition {
  if (parent?.$type === 'bpmn:Process') return 'processStart';
  return flag(parent, 'triggeredByEvent') === true ? 'eventSubProcessStart' : 'subProcessStart';
}
