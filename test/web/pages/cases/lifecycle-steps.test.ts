import { describe, expect, it } from 'vitest';
import { lifecycleStages } from '../../../../web/pages/cases/lifecycle-steps.ts';

describe('lifecycleStages', () => {
  it.each([
    ['collecting', false, '[收集需求] 分析评估 制定方案 方案审批 执行服务 结项评估 归档'],
    ['serving', false, '收集需求✓ 分析评估✓ 制定方案✓ 方案审批✓ [执行服务] 结项评估 归档'],
    ['referring', false, '收集需求✓ 分析评估✓ 制定方案✓ 方案审批✓ 执行服务✓ [服务转介] 归档'],
    ['archived', true, '收集需求✓ 分析评估✓ 制定方案✓ 方案审批✓ 执行服务✓ 服务转介✓ 归档✓'],
    ['withdrawn', false, '收集需求 分析评估 制定方案 方案审批 执行服务 结项评估 归档'],
  ] as const)('shows where a case that is %s stands', (status, wasReferred, row) => {
    const words = lifecycleStages(status, wasReferred).map(({ label, state }) =>
      state === 'current' ? `[${label}]` : state === 'done' ? `${label}✓` : label,
    );
    expect(words.join(' ')).toBe(row);
  });
});
