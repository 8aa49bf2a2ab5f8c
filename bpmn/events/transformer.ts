import type { EventDefinition } from '../../engine/definition/event-definition.ts';
import type { EventPosition } from '../compilation/context.ts';
import type { ModdleElement } from '../reading/moddle-element.ts';

/** One kind of event definition that runs, with the places where it may stand. */
export interface EventTransformer {
  readonly bpmnType: `bpmn:${string}`;
  /** Chinese name, for messages and the table of supported elements. */
  readonly label: string;
  readonly positions: readonly EventPosition[];
  /** Makes the executable form, or nothing when something indispensable is missing: a rule reports what. */
  transform(definition: ModdleElement, position: EventPosition): EventDefinition | undefined;
}
