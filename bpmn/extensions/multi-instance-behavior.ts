import type { EventDefinition } from '../../engine/definition/event-definition.ts';
import type { MultiInstanceBehavior } from '../../engine/definition/multi-instance-definition.ts';
import { toExpression } from '../compilation/expression.ts';
import { eventTransformerFor } from '../events/index.ts';
import { child, children, text, type ModdleElement } from '../reading/moddle-element.ts';
import { conditionSource } from './condition.ts';

/**
 * Which events a multi-instance throws when an instance completes (BPMN 2.0, 10.3.8). Undefined for `All`, which throws
 * none, and when something is missing: the rule `multi-instance-behavior` says what.
 */
export function readBehavior(loop: ModdleElement): MultiInstanceBehavior | undefined {
  switch (behaviorOf(loop)) {
    case 'None': {
      const event = thrownEvent(child(loop, 'noneBehaviorEventRef'));
      return event && { kind: 'none', event };
    }
    case 'One': {
      const event = thrownEvent(child(loop, 'oneBehaviorEventRef'));
      return event && { kind: 'one', event };
    }
    case 'Complex':
      return { kind: 'complex', rules: children(loop, 'complexBehaviorDefinition').flatMap(readRule) };
    default:
      return undefined;
  }
}

/** `All` unless the diagram says otherwise. */
export function behaviorOf(loop: ModdleElement): string {
  return text(loop, 'behavior') ?? 'All';
}

/** The events that a complex behaviour throws under one condition. */
export function thrownDefinitions(rule: ModdleElement): readonly ModdleElement[] {
  const event = child(rule, 'event');
  return [...children(event, 'eventDefinitions'), ...children(event, 'eventDefinitionRef')];
}

/** What an instance can throw and a boundary event catch: undefined for any other definition. */
export function thrownEvent(definition: ModdleElement | undefined): EventDefinition | undefined {
  return definition !== undefined && THROWN.has(definition.$type)
    ? eventTransformerFor(definition.$type)?.transform(definition, 'intermediateThrow')
    : undefined;
}

const THROWN: ReadonlySet<string> = new Set([
  'bpmn:SignalEventDefinition',
  'bpmn:MessageEventDefinition',
  'bpmn:EscalationEventDefinition',
  'bpmn:ErrorEventDefinition',
]);

function readRule(
  rule: ModdleElement,
): readonly { readonly condition: ReturnType<typeof toExpression>; readonly events: readonly EventDefinition[] }[] {
  const condition = conditionSource(child(rule, 'condition'));
  const events = thrownDefinitions(rule).flatMap((definition) => thrownEvent(definition) ?? []);
  return condition === undefined ? [] : [{ condition: toExpression(condition), events }];
}
