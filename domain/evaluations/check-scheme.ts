import type { GradeBand, IndicatorScheme } from './indicator-scheme.ts';

/** What keeps a scheme from being published: where, and how to mend it. */
export interface SchemeProblem {
  /** Path in the scheme, e.g. `indicators.0.weight`. */
  readonly at: string;
  readonly message: string;
}

const FULL_MARKS = 100;

/** Weights have to add up, bands to cover 0–100 without overlap, codes to be unique. Empty: it may be published. */
export function checkScheme(scheme: IndicatorScheme): readonly SchemeProblem[] {
  return [...checkWeights(scheme), ...checkCodes(scheme), ...checkBands(scheme.bands)];
}

function checkWeights({ indicators }: IndicatorScheme): readonly SchemeProblem[] {
  const total = sum(indicators.map(({ weight }) => weight));
  const groups = indicators.flatMap(({ title, weight, indicators: inner }, index) => {
    const reached = sum(inner.map((indicator) => indicator.weight));
    if (reached === weight) return [];
    return [
      {
        at: `indicators.${index}.weight`,
        message: `“${title}”权重为 ${weight} 分，下面各项合计 ${reached} 分，${difference(reached, weight)}`,
      },
    ];
  });
  if (total === FULL_MARKS) return groups;
  return [
    { at: 'indicators', message: `一级指标权重合计 ${total} 分，应为 ${FULL_MARKS} 分，${difference(total, FULL_MARKS)}` },
    ...groups,
  ];
}

function checkCodes({ indicators }: IndicatorScheme): readonly SchemeProblem[] {
  const places = indicators.flatMap(({ code, indicators: inner }, group) => [
    { code, at: `indicators.${group}.code` },
    ...inner.map((indicator, index) => ({ code: indicator.code, at: `indicators.${group}.indicators.${index}.code` })),
  ]);
  return places
    .filter(({ code }, index) => places.findIndex((other) => other.code === code) < index)
    .map(({ code, at }) => ({ at, message: `代号“${code}”用了两次，请换一个` }));
}

function checkBands(bands: readonly GradeBand[]): readonly SchemeProblem[] {
  const doubled = bands.flatMap(({ label, from, grade }, index) => {
    const before = bands.slice(0, index);
    const same = before.find((band) => band.from === from);
    if (same) return [{ at: `bands.${index}.from`, message: `“${label}”与“${same.label}”都从 ${from} 分起，等次重叠` }];
    return before.some((band) => band.grade === grade) ? [{ at: `bands.${index}.grade`, message: `等次代号“${grade}”用了两次` }] : [];
  });
  const disorder = bands.flatMap(({ label, from }, index) => {
    const above = bands[index - 1];
    return above === undefined || above.from >= from
      ? []
      : [
          {
            at: `bands.${index}.from`,
            message: `“${label}”从 ${from} 分起，高于上一等次“${above.label}”的 ${above.from} 分，请从高到低排列`,
          },
        ];
  });
  const lowest = Math.min(...bands.map(({ from }) => from));
  const gap =
    lowest === 0 ? [] : [{ at: 'bands', message: `最低等次从 ${lowest} 分起，${lowest} 分以下没有等次，请把最低等次改为从 0 分起` }];
  return [...doubled, ...disorder, ...gap];
}

function difference(reached: number, wanted: number): string {
  const points = sum([wanted, -reached]);
  return points > 0 ? `还差 ${points} 分` : `多了 ${-points} 分`;
}

/** Sums of tenths without the noise of binary fractions. */
function sum(values: readonly number[]): number {
  return Math.round(values.reduce((total, value) => total + value, 0) * 1000) / 1000;
}
