import type { ElementInstance, JobWait, MessageWait, UserTaskWait, Wait } from '../../../engine/state.ts';
import type { ObservedInstance } from './observation.ts';

/** Something open that a step can act on, in one of the scenario's instances. */
export interface Target<W extends Wait = Wait> {
  readonly instance: ObservedInstance;
  readonly wait: W;
}

/** What `complete` accepts: open user tasks, an element's own jobs that no automatic answer takes, and receive tasks. */
export function completableTargets(
  instances: readonly ObservedInstance[],
  elementId: string,
  isManual: (job: JobWait) => boolean,
): readonly Target<UserTaskWait | JobWait | MessageWait>[] {
  return openWaits(instances).flatMap(({ instance, wait }): readonly Target<UserTaskWait | JobWait | MessageWait>[] => {
    if (wait.elementId !== elementId) return [];
    switch (wait.kind) {
      case 'userTask':
        return [{ instance, wait }];
      case 'job':
        return wait.listener === undefined && isManual(wait) ? [{ instance, wait }] : [];
      case 'message':
        return instance.definition.elements[elementId]?.type === 'receiveTask' ? [{ instance, wait }] : [];
      default:
        return [];
    }
  });
}

/** Open user tasks and jobs of an element: what can throw errors and escalations. */
export function throwingTargets(instances: readonly ObservedInstance[], elementId: string): readonly Target<UserTaskWait | JobWait>[] {
  return openWaits(instances).flatMap(({ instance, wait }) =>
    wait.elementId === elementId && (wait.kind === 'userTask' || wait.kind === 'job') ? [{ instance, wait }] : [],
  );
}

/** Open jobs of a type, or of an element when no job has such a type. */
export function jobTargets(instances: readonly ObservedInstance[], typeOrElement: string): readonly Target<JobWait>[] {
  const jobs = openWaits(instances).flatMap(({ instance, wait }) => (wait.kind === 'job' ? [{ instance, wait }] : []));
  const ofType = jobs.filter(({ wait }) => wait.jobType === typeOrElement);
  return ofType.length > 0 ? ofType : jobs.filter(({ wait }) => wait.elementId === typeOrElement);
}

/** The open incidents of an element. */
export function incidentTargets(
  instances: readonly ObservedInstance[],
  elementId: string,
): readonly { readonly instance: ObservedInstance; readonly key: string }[] {
  return instances.flatMap((instance) =>
    Object.values(instance.state.incidents)
      .filter((incident) => incident.elementId === elementId)
      .toSorted((one, other) => Number(one.key) - Number(other.key))
      .map(({ key }) => ({ instance, key })),
  );
}

/** Live element instances of an element, as scopes for variables. */
export function scopeTargets(
  instances: readonly ObservedInstance[],
  elementId: string,
): readonly { readonly instance: ObservedInstance; readonly key: string; readonly role: ElementInstance['role'] }[] {
  return instances.flatMap((instance) =>
    Object.values(instance.state.elements)
      .filter((element) => element.elementId === elementId)
      .toSorted((one, other) => Number(one.key) - Number(other.key))
      .map(({ key, role }) => ({ instance, key, role })),
  );
}

/** In order of their opening. */
function openWaits(instances: readonly ObservedInstance[]): readonly Target[] {
  return instances.flatMap((instance) =>
    Object.values(instance.state.waits)
      .toSorted((one, other) => Number(one.key) - Number(other.key))
      .map((wait) => ({ instance, wait })),
  );
}
