import type { JsonObject } from '../../../contract/json.ts';
import type { Incident } from '../../../engine/index.ts';
import type { Observation, ObservedInstance } from '../../scenarios/run/observation.ts';
import {
  completableTargets,
  incidentTargets,
  jobTargets,
  scopeTargets,
  throwingTargets,
  type Target,
} from '../../scenarios/run/targets.ts';
import type { Random } from '../../support/random.ts';
import { codes } from '../models/generate-events.ts';

/** A step as scenario files write it. */
export type RawStep = JsonObject;

/** What the variables of random models are at first. */
export function startVariables(random: Random): JsonObject {
  return { x: random.integer(0, 2), y: random.integer(0, 2), b: random.chance(0.5) };
}

/** One of the things that can happen now; undefined when nothing can, or enough has. */
export function chooseStep(random: Random, { instances }: Observation, withTime: boolean): RawStep | undefined {
  const live = instances.filter(({ state }) => state.status === 'active');
  if (live.length === 0) return undefined;
  const choices = [
    ...live.flatMap((instance) =>
      Object.values(instance.state.waits).flatMap((wait) => choicesFor(random, instances, { instance, wait }, withTime)),
    ),
    ...live.flatMap((instance) =>
      Object.values(instance.state.incidents).map((incident) => [3, () => resolution(instances, instance, incident)] as const),
    ),
    ...live.flatMap((instance) => choicesInAdHoc(random, instances, instance)),
    [0.5, () => ({ setVariables: someVariables(random) })] as const,
    [0.15, () => ({ cancel: true })] as const,
  ];
  return random.weighted(choices)();
}

type Choice = readonly [weight: number, step: () => RawStep];

function choicesFor(
  random: Random,
  instances: readonly ObservedInstance[],
  { instance, wait }: Target,
  withTime: boolean,
): readonly Choice[] {
  const { elementId, key } = wait;
  const isThis = (target: Target): boolean => target.instance === instance && target.wait.key === key;
  const variables = (): JsonObject => (random.chance(0.5) ? { variables: someVariables(random) } : {});
  switch (wait.kind) {
    case 'userTask':
    case 'job': {
      const nth = { nth: throwingTargets(instances, elementId).findIndex(isThis) };
      return [
        [6, () => ({ complete: elementId, ...variables(), nth: completableTargets(instances, elementId, () => true).findIndex(isThis) })],
        [1, () => ({ throwError: elementId, code: random.pick(codes.errors), ...nth })],
        [1, () => ({ escalate: elementId, code: random.pick(codes.escalations), ...nth })],
        [wait.kind === 'job' ? 1 : 0, () => ({ failJob: elementId, retries: 0, nth: jobTargets(instances, elementId).findIndex(isThis) })],
      ];
    }
    case 'message':
      return [[3, () => ({ message: { name: wait.messageName, correlationKey: wait.correlationKey, ...variables() } })]];
    case 'signal':
      return [[2, () => ({ signal: { name: wait.signalName, ...variables() } })]];
    case 'timer':
      return [[withTime ? 2 : 0, () => ({ advance: `PT${random.pick([5, 10, 20, 30])}M` })]];
    default:
      // Called processes answer by themselves, and nobody can make a condition true.
      return [];
  }
}

/** People choose in ad-hoc sub-processes, now and then what they can't: then the engine has to refuse it. */
function choicesInAdHoc(random: Random, instances: readonly ObservedInstance[], instance: ObservedInstance): readonly Choice[] {
  const { elements, scopes } = instance.definition;
  return Object.values(instance.state.elements).flatMap(({ key, elementId, role }): readonly Choice[] => {
    if (elements[elementId]?.type !== 'adHocSubProcess' || role !== 'element') return [];
    const startable = scopes[elementId]?.implicitStarts ?? [];
    const nth = scopeTargets(instances, elementId)
      .filter((target) => target.role === 'element')
      .findIndex((target) => target.instance === instance && target.key === key);
    const choose = (): RawStep => ({
      activate: Array.from({ length: random.chance(0.8) ? 1 : 2 }, () => random.pick(startable)),
      scope: elementId,
      ...(random.chance(0.3) ? { variables: someVariables(random) } : {}),
      nth,
    });
    return [[5, choose]];
  });
}

function resolution(instances: readonly ObservedInstance[], instance: ObservedInstance, { elementId, key }: Incident): RawStep {
  const targets = incidentTargets(instances, elementId);
  return { resolveIncident: elementId, nth: targets.findIndex((target) => target.instance === instance && target.key === key) };
}

function someVariables(random: Random): JsonObject {
  const all = startVariables(random);
  return Object.fromEntries(Object.entries(all).filter(() => random.chance(0.6)));
}
