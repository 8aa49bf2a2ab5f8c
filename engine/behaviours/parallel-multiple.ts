import type { JsonObject } from '../../contract/json.ts';
import type { Activation } from '../activation.ts';
import type { ElementDefinition } from '../definition/element-definition.ts';
import { partsOf, type MultipleEventDefinition } from '../definition/event-definition.ts';
import type { GatheredPart } from '../state.ts';

/** An element whose event happens when all its definitions have (BPMN 2.0, 10.5.5: parallel multiple). */
export type GatheringElement = ElementDefinition & { readonly event: MultipleEventDefinition };

export function waitsForAll(element: ElementDefinition): element is GatheringElement {
  return 'event' in element && element.event.kind === 'multiple' && element.event.parallel;
}

/**
 * One definition has happened: the element instance `owner` remembers it. Once none is missing any more the answer is
 * all of them in the order in which they happened, and they are forgotten.
 */
export function gather(
  activation: Activation,
  owner: string,
  element: GatheringElement,
  part: Omit<GatheredPart, 'elementId'>,
): readonly GatheredPart[] | undefined {
  const { gathered = [] } = activation.instance(owner);
  const isOther = ({ elementId, definition }: GatheredPart): boolean => elementId !== element.id || definition !== part.definition;
  const all = [...gathered.filter(isOther), { elementId: element.id, ...part }];
  const own = all.filter(({ elementId }) => elementId === element.id);
  const isComplete = own.length === partsOf(element.event).length;
  activation.update(owner, { gathered: isComplete ? all.filter(({ elementId }) => elementId !== element.id) : all });
  return isComplete ? own : undefined;
}

/** What all have brought; of several values for one variable the latest. */
export function variablesOf(parts: readonly GatheredPart[]): JsonObject {
  return parts.reduce<JsonObject>((merged, { variables }) => ({ ...merged, ...variables }), {});
}
