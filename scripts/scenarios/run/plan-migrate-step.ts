import type { StepOf } from '../format/step.ts';
import { narrow, type Observation, type ObservedInstance } from './observation.ts';

/** The instance that a step migrates: the first one of a process that the step deploys anew. */
export function migratedInstance<Version extends { readonly processId: string }>(
  step: StepOf<'migrate'>,
  whole: Observation,
  versions: readonly Version[],
): { readonly instance: ObservedInstance; readonly target: Version } | undefined {
  const { instances } = narrow(whole, step.in);
  const [instance] = instances.filter(({ processId }) => versions.some((version) => version.processId === processId));
  const target = versions.find(({ processId }) => processId === instance?.processId) ?? versions[0];
  const migrated = instance ?? instances[0];
  return migrated && target && { instance: migrated, target };
}
