import { describe, expect, it } from 'vitest';
import { compileResources } from '../../../bpmn/compile-resources.ts';
import { defaultLimits } from '../../../bpmn/limits.ts';
import { rules } from '../../../bpmn/rules/index.ts';
import { casesByRule } from './cases/index.ts';

/** All rules in one file: loading the compiler takes longer than all drawings together. */
describe.each(rules.map((rule) => rule.name))('%s', (name) => {
  const cases = casesByRule[name] ?? [];

  it('has right and wrong drawings', () => {
    expect(cases.some(({ reported }) => reported.length === 0)).toBe(true);
    expect(cases.some(({ reported }) => reported.length > 0)).toBe(true);
  });

  it.each(cases)('$title', async ({ drawn, others = [], reported }) => {
    const { problems } = await compileResources([{ name: 'drawn.bpmn', content: drawn }, ...others], defaultLimits);
    const found = problems.filter((problem) => problem.rule === name);
    expect(found.map((problem) => problem.element ?? '')).toEqual(reported);
  });

  it('has no errors of other rules in its right drawings', async () => {
    for (const { drawn, others = [] } of cases.filter(({ reported }) => reported.length === 0)) {
      const { problems } = await compileResources([{ name: 'drawn.bpmn', content: drawn }, ...others], defaultLimits);
      expect(problems.filter((problem) => problem.severity === 'error')).toEqual([]);
    }
  });
});
