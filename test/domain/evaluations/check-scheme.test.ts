import { describe, expect, it } from 'vitest';
import { checkScheme } from '../../../domain/evaluations/check-scheme.ts';
import { defaultScheme } from '../../../domain/evaluations/default-scheme.ts';
import { indicatorSchemeSchema, type IndicatorScheme } from '../../../domain/evaluations/indicator-scheme.ts';

describe('checkScheme', () => {
  it('has nothing to say about the default', () => {
    // given the scheme that a year begins with
    const scheme = defaultScheme(2026);
    // when it is checked
    // then it is well-formed and may be published
    expect(indicatorSchemeSchema.parse(scheme)).toEqual(scheme);
    expect(checkScheme(scheme)).toEqual([]);
  });

  it('names weights that do not add up, with the points that are missing', () => {
    // given a group whose indicators lost a point
    const scheme = changed((draft) => {
      const [first] = draft.indicators;
      const [indicator] = first?.indicators ?? [];
      if (indicator) indicator.weight -= 1;
    });
    // when it is checked, then the group is named
    expect(checkScheme(scheme)).toEqual([{ at: 'indicators.0.weight', message: '“行政管理”权重为 15 分，下面各项合计 14 分，还差 1 分' }]);
  });

  it('names groups that do not make up 100 points', () => {
    // given a group that is worth more, with an indicator that is worth more
    const scheme = changed((draft) => {
      const [first] = draft.indicators;
      const [indicator] = first?.indicators ?? [];
      if (first && indicator) {
        indicator.weight += 2.5;
        first.weight += 2.5;
      }
    });
    // when it is checked, then the sum is named
    expect(checkScheme(scheme)).toEqual([{ at: 'indicators', message: '一级指标权重合计 102.5 分，应为 100 分，多了 2.5 分' }]);
  });

  it('adds tenths without the noise of binary fractions', () => {
    // given weights whose binary sum is a little off 100
    const scheme = changed((draft) => {
      const [group] = draft.indicators;
      if (!group) return;
      const [indicator] = group.indicators;
      if (!indicator) return;
      group.weight = 100;
      draft.indicators = [group];
      group.indicators = [0.1, 0.2, 99.7].map((weight, index) => ({ ...indicator, code: `indicator-${index}`, weight }));
    });
    // when it is checked, then nothing is wrong
    expect(checkScheme(scheme)).toEqual([]);
  });

  it.each([
    ['overlap', 90, '“良好”与“优秀”都从 90 分起，等次重叠'],
    ['stand in disorder', 95, '“良好”从 95 分起，高于上一等次“优秀”的 90 分，请从高到低排列'],
  ])('names bands that %s', (_, from, message) => {
    // given a band that begins in the wrong place
    const scheme = changed((draft) => {
      const [, good] = draft.bands;
      if (good) good.from = from;
    });
    // when it is checked, then the band is named
    expect(checkScheme(scheme)).toEqual([{ at: 'bands.1.from', message }]);
  });

  it('names points that no band holds', () => {
    // given a lowest band above 0
    const scheme = changed((draft) => {
      draft.bands.pop();
    });
    // when it is checked, then the gap is named
    expect(checkScheme(scheme)).toEqual([{ at: 'bands', message: '最低等次从 60 分起，60 分以下没有等次，请把最低等次改为从 0 分起' }]);
  });

  it('names codes that are used twice', () => {
    // given two indicators of one code
    const scheme = changed((draft) => {
      const [first] = draft.indicators;
      const [, second] = first?.indicators ?? [];
      if (second) second.code = 'systems';
    });
    // when it is checked, then the second one is named
    expect(checkScheme(scheme)).toEqual([{ at: 'indicators.0.indicators.1.code', message: '代号“systems”用了两次，请换一个' }]);
  });
});

function changed(change: (draft: IndicatorScheme) => void): IndicatorScheme {
  const draft = structuredClone(defaultScheme(2026));
  change(draft);
  return draft;
}
