import type { JobWait } from '../../../engine/state.ts';
import type { TriggerBody } from '../../../engine/trigger.ts';
import type { StepOf } from '../format/step.ts';
import { narrow, type Observation, type ObservedInstance } from './observation.ts';
import { completableTargets, incidentTargets, jobTargets, scopeTargets, throwingTargets } from './targets.ts';

/** A step that acts on one instance, as opposed to the world (messages, signals, time). */
export type InstanceStep = StepOf<
  | 'complete'
  | 'completeJob'
  | 'throwError'
  | 'escalate'
  | 'failJob'
  | 'resolveIncident'
  | 'resolveIncidents'
  | 'setVariables'
  | 'cancel'
  | 'suspend'
  | 'resume'
  | 'modify'
  | 'activate'
>;

/** What a step means for the instances as they are: a trigger for one of them, or nothing that is open. */
export type PlannedStep =
  | { readonly kind: 'trigger'; readonly instanceId: string; readonly trigger: TriggerBody }
  | { readonly kind: 'nothingOpen'; readonly reason: string };

/** Finds what a step addresses. Both engines act on the same plan; each refuses triggers in its own way. */
export function planStep(step: InstanceStep, whole: Observation, isManual: (job: JobWait) => boolean): PlannedStep {
  const { instances } = narrow(whole, step.in);
  switch (step.verb) {
    case 'complete':
      return planCompletion(step, instances, isManual);
    case 'completeJob':
      return planJob(step, instances, ({ key }) => ({ type: 'completeJob', key, variables: step.variables ?? {} }));
    case 'failJob':
      return planJob(step, instances, ({ key, retries }) => ({
        type: 'failJob',
        key,
        message: step.message ?? '',
        retries: step.retries ?? Math.max(0, retries - 1),
      }));
    case 'throwError':
    case 'escalate':
      return planThrow(step, instances);
    case 'resolveIncident': {
      const target = incidentTargets(instances, step.element)[step.nth ?? 0];
      return target
        ? toInstance(target.instance, { type: 'resolveIncident', key: target.key })
        : nothingOpen(`no incident at ${step.element}`, step.nth);
    }
    case 'resolveIncidents':
      return toFirst(instances, { type: 'resolveIncidents' });
    case 'modify':
      return planModify(step, instances);
    case 'activate':
      return planActivation(step, instances);
    case 'setVariables':
      return planVariables(step, instances);
    case 'cancel':
      return toFirst(instances, { type: 'cancel' });
    case 'suspend':
      return toFirst(instances, { type: 'suspend' });
    case 'resume':
      return toFirst(instances, { type: 'resume' });
  }
}

function planCompletion(
  step: StepOf<'complete'>,
  instances: readonly ObservedInstance[],
  isManual: (job: JobWait) => boolean,
): PlannedStep {
  const target = completableTargets(instances, step.element, isManual)[step.nth ?? 0];
  if (!target) return nothingOpen(`no open task ${step.element}`, step.nth);
  const { key, kind } = target.wait;
  const variables = step.variables ?? {};
  switch (kind) {
    case 'job':
      return toInstance(target.instance, { type: 'completeJob', key, variables });
    case 'message':
      return toInstance(target.instance, { type: 'messageReceived', key, variables });
    case 'userTask':
      return toInstance(target.instance, {
        type: 'completeUserTask',
        key,
        variables,
        ...(step.as === undefined ? {} : { actor: step.as }),
      });
  }
}

function planJob(
  step: StepOf<'completeJob' | 'failJob'>,
  instances: readonly ObservedInstance[],
  toTrigger: (job: JobWait) => TriggerBody,
): PlannedStep {
  const target = jobTargets(instances, step.job)[step.nth ?? 0];
  return target ? toInstance(target.instance, toTrigger(target.wait)) : nothingOpen(`no open job ${step.job}`, step.nth);
}

function planThrow(step: StepOf<'throwError' | 'escalate'>, instances: readonly ObservedInstance[]): PlannedStep {
  const nth = step.nth ?? 0;
  const target = throwingTargets(instances, step.element)[nth] ?? jobTargets(instances, step.element)[nth];
  if (!target) return nothingOpen(`no open task or job ${step.element}`, step.nth);
  const thrown = { key: target.wait.key, code: step.code, variables: step.variables ?? {} };
  if (step.verb === 'escalate') return toInstance(target.instance, { type: 'throwEscalation', ...thrown });
  return toInstance(target.instance, { type: 'throwError', ...thrown, ...(step.message === undefined ? {} : { message: step.message }) });
}

function planVariables({ scope, nth, variables }: StepOf<'setVariables'>, instances: readonly ObservedInstance[]): PlannedStep {
  if (scope === undefined) return toFirst(instances, { type: 'setVariables', variables });
  const target = scopeTargets(instances, scope)[nth ?? 0];
  return target
    ? toInstance(target.instance, { type: 'setVariables', scope: target.key, variables })
    : nothingOpen(`no live scope ${scope}`, nth);
}

function planActivation({ elements, scope, nth, variables }: StepOf<'activate'>, instances: readonly ObservedInstance[]): PlannedStep {
  const target = scopeTargets(instances, scope).filter(({ role }) => role === 'element')[nth ?? 0];
  return target
    ? toInstance(target.instance, { type: 'activateAdHoc', key: target.key, elements, variables: variables ?? {} })
    : nothingOpen(`no live ${scope}`, nth);
}

/** The instance is the first one in which something that is to end is live. */
function planModify({ activate, terminate, variables }: StepOf<'modify'>, instances: readonly ObservedInstance[]): PlannedStep {
  const instance = instances.find((one) => terminate.some(({ element }) => scopeTargets([one], element).length > 0)) ?? instances[0];
  if (!instance) return nothingOpen('no instance was started');
  const keysOf = (element: string, nth: number | undefined) => {
    const keys = scopeTargets([instance], element).map(({ key }) => key);
    return nth === undefined ? keys : keys.slice(nth, nth + 1);
  };
  const absent = terminate.find(({ element, nth }) => keysOf(element, nth).length === 0);
  if (absent) return nothingOpen(`no live ${absent.element}`, absent.nth);
  return toInstance(instance, {
    type: 'modify',
    activate: activate.map(({ element, scope, nth, variables: local }) => ({
      elementId: element,
      ...(scope === undefined ? {} : { scope: keysOf(scope, nth ?? 0)[0] ?? scope }),
      ...(local === undefined ? {} : { variables: local }),
    })),
    terminate: terminate.flatMap(({ element, nth }) => keysOf(element, nth)),
    ...(variables === undefined ? {} : { variables }),
  });
}

function toFirst(instances: readonly ObservedInstance[], trigger: TriggerBody): PlannedStep {
  const instance = instances[0];
  return instance ? toInstance(instance, trigger) : nothingOpen('no instance was started');
}

function toInstance(instance: ObservedInstance, trigger: TriggerBody): PlannedStep {
  return { kind: 'trigger', instanceId: instance.id, trigger };
}

function nothingOpen(reason: string, nth?: number): PlannedStep {
  return { kind: 'nothingOpen', reason: nth === undefined ? reason : `${reason} (nth ${String(nth)})` };
}
