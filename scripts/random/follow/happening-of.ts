import type { InstanceState, Trigger } from '../../../engine/index.ts';
import type { CatchableCodes } from '../../../contract/catchable-codes.ts';
import type { Happening } from '../../../reference/index.ts';

/** What the reference must know to understand a trigger. */
export interface TriggerContext {
  /** The state that the trigger met. */
  readonly before: InstanceState;
  /** The reference's name for an element instance of the engine. */
  readonly nameOf: (key: string) => string;
  /** What the caller of the instance catches, by the reference. */
  readonly catchable: () => CatchableCodes;
}

/** A trigger as the reference's happening; undefined for one that changes nothing it knows of, such as one that comes too late. */
export function happeningOf(trigger: Trigger, { before, nameOf, catchable }: TriggerContext): Happening | undefined {
  if (isTooLate(trigger, before)) return undefined;
  const owner = (key: string): string => nameOf(before.waits[key]?.owner ?? '');
  switch (trigger.type) {
    case 'start': {
      const { variables, startEvent } = trigger;
      return { type: 'start', variables, catchable: catchable(), ...(startEvent === undefined ? {} : { startEvent }) };
    }
    case 'completeUserTask':
    case 'completeJob':
    case 'childCompleted':
      return { type: 'complete', instance: owner(trigger.key), variables: trigger.variables };
    case 'failJob':
      return trigger.retries === 0 ? { type: 'fail', instance: owner(trigger.key), kind: 'jobFailed' } : undefined;
    case 'childFailed':
      return { type: 'fail', instance: owner(trigger.key), kind: 'calledProcess' };
    case 'throwError':
    case 'childError':
      return { type: 'throw', instance: owner(trigger.key), thrown: { kind: 'error', code: trigger.code, variables: trigger.variables } };
    case 'throwEscalation':
    case 'childEscalation':
      return {
        type: 'throw',
        instance: owner(trigger.key),
        thrown: { kind: 'escalation', code: trigger.code, variables: trigger.variables },
      };
    case 'timerFired':
      return { type: 'occur', instance: owner(trigger.key), event: before.waits[trigger.key]?.elementId ?? '', variables: {} };
    case 'messageReceived':
      return {
        type: 'occur',
        instance: owner(trigger.key),
        event: before.waits[trigger.key]?.elementId ?? '',
        variables: trigger.variables,
      };
    case 'signalReceived':
      return { type: 'signal', name: trigger.signalName, variables: trigger.variables };
    case 'resolveIncident': {
      const incident = before.incidents[trigger.key];
      return incident && { type: 'resolve', instance: nameOf(incident.elementInstance), kind: incident.kind };
    }
    case 'setVariables':
      return { type: 'write', instance: trigger.scope === undefined ? null : nameOf(trigger.scope), variables: trigger.variables };
    case 'activateAdHoc':
      return { type: 'choose', instance: nameOf(trigger.key), activities: trigger.elements, variables: trigger.variables };
    case 'cancel':
      return { type: 'cancel' };
    default:
      throw new Error(`Random paths have no ${trigger.type}`);
  }
}

/** The instance is over, or what the trigger answers is: a called process may end after its caller has gone on. */
function isTooLate(trigger: Trigger, before: InstanceState): boolean {
  if (trigger.type === 'start') return false;
  if (before.status !== 'active') return true;
  const answersWait = 'key' in trigger && trigger.type !== 'resolveIncident' && trigger.type !== 'activateAdHoc';
  return answersWait && before.waits[trigger.key] === undefined;
}
