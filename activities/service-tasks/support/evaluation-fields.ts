import { z } from 'zod';
import type { GivenPoints } from '../../../db/registers/evaluation-points.ts';
import { scoredIndicators, type IndicatorScheme } from '../../../domain/evaluations/indicator-scheme.ts';
import type { Points } from '../../../domain/evaluations/scoring.ts';
import { InvalidServiceTaskInput } from '../handler.ts';
import { optional, optionalText } from './fields.ts';

/** Fields that the handlers of evaluations share. */

export const evaluationId = optional(z.string().max(100));

/** Rows of a form with one row an indicator; a row without points says nothing. */
export const scores = z.preprocess(
  (value) => value ?? [],
  z.array(
    z.object({
      code: z.string(),
      points: z.number({ error: '得分应为数字' }).min(0, '得分不能小于 0').nullish(),
      note: optionalText('说明', 1000),
    }),
    { error: '各项得分应为列表' },
  ),
);

/** People or stations as a list, or as text with commas. */
export const codes = z.preprocess(
  (value) => (typeof value === 'string' ? value.split(/[,，、\s]+/).filter((part) => part !== '') : (value ?? [])),
  z.array(z.string(), { error: '应为列表' }),
);

/** The points that were given, each within its indicator. @throws InvalidServiceTaskInput for one that isn't in the scheme or has too many points */
export function pointsWithin(title: string, scheme: IndicatorScheme, given: z.output<typeof scores>): readonly GivenPoints[] {
  const indicators = new Map(scoredIndicators(scheme).map((indicator) => [indicator.code, indicator]));
  return given.flatMap(({ code, points, note }) => {
    const indicator = indicators.get(code);
    if (indicator === undefined) throw new InvalidServiceTaskInput(title, `指标体系里没有代号为“${code}”的指标`);
    if (points === undefined || points === null) return [];
    if (points > indicator.weight) {
      throw new InvalidServiceTaskInput(title, `“${indicator.title}”给了 ${points} 分，超过满分 ${indicator.weight} 分`);
    }
    return [{ indicator: code, points, note }];
  });
}

/** The same, for reviewers: every indicator has to have points. */
export function completePoints(title: string, scheme: IndicatorScheme, given: z.output<typeof scores>): readonly GivenPoints[] {
  const points = pointsWithin(title, scheme, given);
  const missing = scoredIndicators(scheme).filter(({ code }) => !points.some(({ indicator }) => indicator === code));
  if (missing.length > 0) throw new InvalidServiceTaskInput(title, `还没有打分：${missing.map((indicator) => indicator.title).join('、')}`);
  return points;
}

export function byIndicator(given: readonly GivenPoints[]): Points {
  return Object.fromEntries(given.map(({ indicator, points }) => [indicator, points]));
}
