import type { CatchEvent, ThrowEvent } from '../models/random-model.ts';
import { escapeXml } from './drawing.ts';

/** The definition inside an event; `id` names messages of its own. Empty for none. */
export function eventDefinition(event: CatchEvent | ThrowEvent, id: number): readonly string[] {
  switch (event.kind) {
    case 'none':
      return [];
    case 'terminate':
      return ['<bpmn:terminateEventDefinition />'];
    case 'cancel':
      return ['<bpmn:cancelEventDefinition />'];
    case 'message':
      return [`<bpmn:messageEventDefinition messageRef="Message_${id}" />`];
    case 'timer': {
      const duration = `PT${event.minutes}M`;
      const body =
        event.repeats === undefined ? expression('timeDuration', duration) : expression('timeCycle', `R${event.repeats}/${duration}`);
      return [`<bpmn:timerEventDefinition>${body}</bpmn:timerEventDefinition>`];
    }
    case 'signal':
      return [`<bpmn:signalEventDefinition signalRef="Signal_${event.name}" />`];
    case 'error':
    case 'escalation': {
      const reference = event.code === undefined ? '' : ` ${event.kind}Ref="${rootId(event.kind, event.code)}"`;
      return [`<bpmn:${event.kind}EventDefinition${reference} />`];
    }
    case 'conditional':
      return [`<bpmn:conditionalEventDefinition>${expression('condition', event.condition)}</bpmn:conditionalEventDefinition>`];
    case 'compensation': {
      const activity = 'activity' in event ? ` activityRef="Activity_${event.activity}"` : '';
      const waits = 'goesOnAtOnce' in event ? ` waitForCompletion="${!event.goesOnAtOnce}"` : '';
      return [`<bpmn:compensateEventDefinition${activity}${waits} />`];
    }
  }
}

/** What an event refers to outside its process: ids and the elements. */
export function rootElement(event: CatchEvent | ThrowEvent, id: number): readonly (readonly [id: string, xml: string])[] {
  switch (event.kind) {
    case 'message':
      return [[`Message_${id}`, message(id)]];
    case 'signal':
      return [[`Signal_${event.name}`, `<bpmn:signal id="Signal_${event.name}" name="${event.name}" />`]];
    case 'error':
    case 'escalation': {
      const { kind, code } = event;
      if (code === undefined) return [];
      return [[rootId(kind, code), `<bpmn:${kind} id="${rootId(kind, code)}" name="${code}" ${kind}Code="${code}" />`]];
    }
    default:
      return [];
  }
}

export function expression(tag: string, body: string): string {
  return `<bpmn:${tag} xsi:type="bpmn:tFormalExpression">${escapeXml(body)}</bpmn:${tag}>`;
}

/** The key that all messages of random models correlate by. */
export const CORRELATION_KEY = 'k';

function message(id: number): string {
  const subscription = `<zeebe:subscription correlationKey="=&quot;${CORRELATION_KEY}&quot;" />`;
  return `<bpmn:message id="Message_${id}" name="message-${id}"><bpmn:extensionElements>${subscription}</bpmn:extensionElements></bpmn:message>`;
}

function rootId(kind: 'error' | 'escalation', code: string): string {
  return `${kind === 'error' ? 'Error' : 'Escalation'}_${code}`;
}
