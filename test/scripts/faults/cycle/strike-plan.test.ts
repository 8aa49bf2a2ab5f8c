import { describe, expect, it } from 'vitest';
import { CYCLE_PARTS, PHASES, planStrikes } from '../../../../scripts/faults/cycle/strike-plan.ts';
import { Random } from '../../../../scripts/support/random.ts';

describe('the blows that a cycle gets', () => {
  it('given twelve blows, then each part is hit in each phase, in the order of the moments', () => {
    const plan = planStrikes(new Random(7), { stations: 40, strikes: 12 });

    for (const phase of PHASES) {
      const moments = plan[phase].map(({ after }) => after);
      expect(moments).toHaveLength(4);
      expect(moments).toEqual(moments.toSorted((one, other) => one - other));
      expect(moments.every((moment) => moment >= 0 && moment < 40)).toBe(true);
      expect(new Set(plan[phase].flatMap(({ parts }) => parts))).toEqual(new Set(CYCLE_PARTS));
    }
  });

  it('given a number that phases cannot share evenly, then it is the number of blows all the same', () => {
    const plan = planStrikes(new Random(7), { stations: 8, strikes: 13 });

    expect(PHASES.flatMap((phase) => plan[phase])).toHaveLength(13);
  });

  it('given the same seed, then the blows are the same, and with another seed others', () => {
    const planOf = (seed: number) => planStrikes(new Random(seed), { stations: 40, strikes: 12 });

    expect(planOf(7)).toEqual(planOf(7));
    expect(planOf(7)).not.toEqual(planOf(8));
  });
});
