import type { TimerEventDefinition } from '../../engine/definition/event-definition.ts';
import { toExpression } from '../compilation/expression.ts';
import { child, text, type ModdleElement } from '../reading/moddle-element.ts';
import type { EventTransformer } from './transformer.ts';

/** BPMN 2.0, 10.5.5 timer event: exactly one of date, duration and cycle. */
export const timerEvent: EventTransformer = {
  bpmnType: 'bpmn:TimerEventDefinition',
  label: '定时器',
  positions: ['processStart', 'eventSubProcessStart', 'intermediateCatch', 'boundary'],
  transform(definition) {
    const [time, ...others] = timesOf(definition);
    if (time === undefined || others.length > 0) return undefined;
    return { kind: 'timer', timerKind: time.kind, value: toExpression(time.source) };
  },
};

/** What the timer says; a rule refuses none or several. */
export function timesOf(
  definition: ModdleElement,
): readonly { readonly kind: TimerEventDefinition['timerKind']; readonly source: string }[] {
  return timerKinds.flatMap(({ kind, property }) => {
    const source = text(child(definition, property), 'body');
    return source === undefined ? [] : [{ kind, source }];
  });
}

const timerKinds = [
  { kind: 'date', property: 'timeDate' },
  { kind: 'duration', property: 'timeDuration' },
  { kind: 'cycle', property: 'timeCycle' },
] as const;
