import { describe, expect, it } from 'vitest';
import { checkSubmission } from '../../../domain/evaluations/check-submission.ts';
import { defaultScheme } from '../../../domain/evaluations/default-scheme.ts';
import { scoredIndicators } from '../../../domain/evaluations/indicator-scheme.ts';

const scheme = defaultScheme(2026);
const points = Object.fromEntries(scoredIndicators(scheme).map(({ code, weight }) => [code, weight]));
const materials = Object.fromEntries(scoredIndicators(scheme).map((indicator) => [indicator.code, indicator.materials.length]));

describe('checkSubmission', () => {
  it('given points and material for every indicator, finds nothing', () => {
    expect(checkSubmission(scheme, { points, materials })).toEqual([]);
  });

  it('given what is missing, names each thing', () => {
    const { casework: _, ...others } = points;
    expect(checkSubmission(scheme, { points: { ...others, budget: 6 }, materials: { ...materials, staffing: 0 } })).toEqual([
      '“人员配备”缺少材料：资质证书（应有 1 份，已上传 0 份）',
      '“个案服务”还没有自评得分',
      '“预算执行”自评 6 分，超过满分 5 分',
    ]);
  });
});
