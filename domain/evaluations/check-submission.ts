import { scoredIndicators, type IndicatorScheme } from './indicator-scheme.ts';
import type { Points } from './scoring.ts';

/** What a station has handed in. */
export interface Submission {
  /** Points that it gives itself. */
  readonly points: Points;
  /** Number of uploaded files by indicator. */
  readonly materials: Readonly<Record<string, number>>;
}

/**
 * What is missing before reviewers can begin, one sentence each; empty: complete. Files carry no names of the materials that they are, so
 * an indicator that asks for two has to have two.
 */
export function checkSubmission(scheme: IndicatorScheme, { points, materials }: Submission): readonly string[] {
  return scoredIndicators(scheme).flatMap(({ code, title, weight, materials: wanted }) => {
    const given = points[code];
    const there = materials[code] ?? 0;
    return [
      ...(given === undefined ? [`“${title}”还没有自评得分`] : []),
      ...(given !== undefined && given > weight ? [`“${title}”自评 ${given} 分，超过满分 ${weight} 分`] : []),
      ...(there < wanted.length ? [`“${title}”缺少材料：${wanted.join('、')}（应有 ${wanted.length} 份，已上传 ${there} 份）`] : []),
    ];
  });
}
