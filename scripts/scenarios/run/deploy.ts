import { compileDeployment, type DeployableProcess, type Problem, type Resource } from '../../../bpmn/index.ts';
import type { ExpectedProblem } from '../format/scenario.ts';

/** What deployment says to a scenario's resources. */
export type Deployed =
  | { readonly kind: 'deployed'; readonly processes: readonly DeployableProcess[] }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

export async function deploy(resources: readonly Resource[]): Promise<Deployed> {
  const { processes, problems } = await compileDeployment(resources);
  const errors = problems.filter((problem) => problem.severity === 'error');
  return errors.length === 0 ? { kind: 'deployed', processes } : { kind: 'refused', problems: errors };
}

/** Problems that a scenario expects and deployment doesn't name. */
export function missingProblems(expected: readonly ExpectedProblem[], deployed: Deployed): readonly string[] {
  if (deployed.kind === 'deployed') {
    return [`wanted deployment to refuse ${expected.map(({ element }) => element).join(', ')}, got it deployed`];
  }
  const found = deployed.problems.map(({ element, rule }) => `${element ?? '(file)'}: ${rule}`).join(', ');
  return expected
    .filter(
      ({ element, rule }) =>
        !deployed.problems.some((problem) => problem.element === element && (rule === undefined || problem.rule === rule)),
    )
    .map(({ element, rule }) => `problems: wanted ${element}${rule === undefined ? '' : `: ${rule}`}, got ${found}`);
}

export function describeProblems(problems: readonly Problem[]): string {
  return problems
    .map(({ resource, element, rule, message }) => `${resource}${element === undefined ? '' : ` ${element}`} [${rule}] ${message}`)
    .join('; ');
}
