import { createHash } from 'node:crypto';
import { compileDeployment, type DeployableProcess, type Problem, type Resource } from '../../../bpmn/index.ts';
import type { ExpectedProblem } from '../format/scenario.ts';

/** What deployment says to a scenario's resources. */
export type Deployed =
  | { readonly kind: 'deployed'; readonly processes: readonly DeployableProcess[] }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

/** Many scenarios share their resources: each set is compiled once in a process. */
export function deploy(resources: readonly Resource[]): Promise<Deployed> {
  const key = createHash('sha256')
    .update(JSON.stringify(resources.map(({ name, content }) => [name, content.toString()])))
    .digest('hex');
  const known = compiled.get(key) ?? compile(resources);
  compiled.set(key, known);
  return known;
}

const compiled = new Map<string, Promise<Deployed>>();

async function compile(resources: readonly Resource[]): Promise<Deployed> {
  const { processes, problems } = await compileDeployment(resources);
  const errors = problems.filter((problem) => problem.severity === 'error');
  return errors.length === 0 ? { kind: 'deployed', processes } : { kind: 'refused', problems: errors };
}

/** Problems that a scenario expects and deployment doesn't name. */
export function missingProblems(expected: readonly ExpectedProblem[], deployed: Deployed): readonly string[] {
  const problems = deployed.kind === 'deployed' ? [] : deployed.problems;
  const found = problems.length === 0 ? 'it deployed' : problems.map(describe).join(', ');
  const missing = expected.filter(
    ({ element, rule }) =>
      !problems.some((problem) => (element === undefined || problem.element === element) && (rule === undefined || problem.rule === rule)),
  );
  if (expected.length === 0 && problems.length === 0) return ['wanted deployment to be refused, got it deployed'];
  return missing.map((problem) => `problems: wanted ${describe(problem)}, got ${found}`);
}

function describe({ element, rule }: ExpectedProblem): string {
  return [element ?? '(file)', rule ?? '(any rule)'].join(': ');
}

export function describeProblems(problems: readonly Problem[]): string {
  return problems
    .map(({ resource, element, rule, message }) => `${resource}${element === undefined ? '' : ` ${element}`} [${rule}] ${message}`)
    .join('; ');
}
