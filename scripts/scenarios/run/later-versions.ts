import type { DeployableProcess, Problem } from '../../../bpmn/index.ts';
import type { Scenario } from '../format/scenario.ts';
import type { StepOf } from '../format/step.ts';
import { deploy } from './deploy.ts';
import { loadResources } from './load-resources.ts';

/** The processes that a step deploys in order to migrate to one of them. */
export type LaterVersions = ReadonlyMap<StepOf<'migrate'>, readonly DeployableProcess[]>;

/** Compiles what the scenario's steps deploy on the way, before anything runs. */
export async function compileLaterVersions(
  file: string,
  { steps }: Scenario,
): Promise<
  { readonly kind: 'compiled'; readonly versions: LaterVersions } | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
> {
  const versions = new Map<StepOf<'migrate'>, readonly DeployableProcess[]>();
  for (const { step } of steps) {
    if (step.verb !== 'migrate') continue;
    const deployed = await deploy(await loadResources(file, step.resources));
    if (deployed.kind === 'refused') return deployed;
    versions.set(step, deployed.processes);
  }
  return { kind: 'compiled', versions };
}
