import type { ConditionalEventDefinition } from '../../engine/definition/event-definition.ts';
import { toExpression } from '../compilation/expression.ts';
import { present } from '../compilation/present.ts';
import { conditionSource } from '../extensions/condition.ts';
import { child, extension, text, type ModdleElement } from '../reading/moddle-element.ts';
import type { EventTransformer } from './transformer.ts';

/** BPMN 2.0, 10.5.5 conditional event: happens when its condition becomes true. */
export const conditionalEvent: EventTransformer = {
  bpmnType: 'bpmn:ConditionalEventDefinition',
  label: '条件',
  positions: ['processStart', 'eventSubProcessStart', 'intermediateCatch', 'boundary'],
  transform(definition) {
    const source = conditionSource(child(definition, 'condition'));
    return source === undefined ? undefined : { kind: 'conditional', condition: toExpression(source), ...readFilter(definition) };
  },
};

/** `zeebe:conditionalFilter`: the changes of variables at which the condition is looked at. */
function readFilter(definition: ModdleElement): Pick<ConditionalEventDefinition, 'variableNames' | 'variableEvents'> {
  const filter = extension(definition, 'zeebe:ConditionalFilter');
  return present({ variableNames: listOf(text(filter, 'variableNames')), variableEvents: eventsOf(text(filter, 'variableEvents')) });
}

function listOf(names: string | undefined): readonly string[] | undefined {
  return names
    ?.split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** Kinds of change that aren't known are reported by the rule `conditional-event`. */
function eventsOf(events: string | undefined): ConditionalEventDefinition['variableEvents'] | undefined {
  const listed = listOf(events);
  return listed && VARIABLE_EVENTS.filter((event) => listed.includes(event));
}

export const VARIABLE_EVENTS = ['create', 'update'] as const;
