import { describe, expect, it } from 'vitest';
import { awardNominees } from '../../../domain/evaluations/award-nominees.ts';
import { defaultScheme } from '../../../domain/evaluations/default-scheme.ts';
import { bandOf } from '../../../domain/evaluations/scoring.ts';

describe('who is recommended for 评优评先', () => {
  const scheme = defaultScheme(2026);
  const best = bandOf(scheme, 95).grade;

  it('given grades, then those with the best one, the highest score first', () => {
    const stations = [
      { station: 'jinjie', grade: best, finalScore: 91 },
      { station: 'xigou', grade: 'good', finalScore: 85 },
      { station: 'mazhen', grade: best, finalScore: 96.5 },
    ];
    expect(awardNominees(scheme, stations).map(({ station }) => station)).toEqual(['mazhen', 'jinjie']);
  });

  it('given a station that was excused, then it is not among them', () => {
    expect(awardNominees(scheme, [{ grade: null, finalScore: null }])).toEqual([]);
  });

  it('given a bureau with grades of its own, then its best one counts', () => {
    const bands = [
      { grade: 'b', label: '乙等', from: 0, renewal: 'retender' },
      { grade: 'a', label: '甲等', from: 70, renewal: 'renew' },
    ] as const;
    expect(awardNominees({ ...scheme, bands: [...bands] }, [{ grade: 'a', finalScore: 71 }])).toHaveLength(1);
  });
});
