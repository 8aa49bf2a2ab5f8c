import { compileResources } from '../../bpmn/compile-resources.ts';
import { defaultLimits } from '../../bpmn/limits.ts';
import type { Resource } from '../../bpmn/resource.ts';

/** Ids of the elements that a rule reports in a diagram, in order; `''` where it names none. */
export async function elementsReportedBy(rule: string, xml: string, others: readonly Resource[] = []): Promise<readonly string[]> {
  const { problems } = await compileResources([{ name: 'test.bpmn', content: xml }, ...others], defaultLimits);
  return problems.filter((problem) => problem.rule === rule).map((problem) => problem.element ?? '');
}
