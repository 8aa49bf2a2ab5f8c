import { describe, expect, it } from 'vitest';
import { evaluateFeel, evaluateUnaryTests, FeelBudget } from '../../../engine/feel/index.ts';
import { HOSTILE_EXPRESSIONS, LARGE_VARIABLES } from './hostile-expressions.ts';

describe.each(Object.entries(HOSTILE_EXPRESSIONS))('hostile expressions: %s', (_kind, sources) => {
  it.each(sources.map((source) => [source.slice(0, 100), source]))(
    'given %s, then it ends with a fault that tells why',
    (_start, source) => {
      const result = evaluateFeel(source, LARGE_VARIABLES, 0);
      expect(result).toMatchObject({ ok: false, message: expect.stringMatching(/[\u4e00-\u9fa5]/) });
    },
  );
});

describe('a bounded evaluation', () => {
  it('given the same source and data, then it spends the same, whether or not the source was seen before', () => {
    const spent = () => {
      const budget = new FeelBudget(1_000_000);
      evaluateFeel('sum(for i in 1..100 return i) + count(matches(text, "a+"))', LARGE_VARIABLES, 0, budget);
      return 1_000_000 - budget.left;
    };
    expect(spent()).toBe(spent());
  });

  it('given a budget that others have used up, then even a small expression is a fault', () => {
    const budget = new FeelBudget(100);
    expect(evaluateFeel('for i in 1..1000 return i', {}, 0, budget)).toMatchObject({
      ok: false,
      message: expect.stringContaining('计算量'),
    });
    expect(evaluateFeel('1 + 1', {}, 0, budget)).toMatchObject({ ok: false });
  });

  it('given a test of a decision table that is hostile, then it is a fault as well', () => {
    expect(evaluateUnaryTests('some i in 1..30000000 satisfies i = ?', -1, {}, 0)).toMatchObject({ ok: false });
    expect(evaluateUnaryTests('matches(?, "a{999999}")', 'a', {}, 0)).toMatchObject({ ok: false });
  });

  it('given work that an honest author needs, then it is done', () => {
    expect(evaluateFeel('count(for i in 1..20000 return i * 2)', {}, 0)).toMatchObject({ ok: true, value: 20_000 });
    expect(evaluateFeel('sum(many[item > 5000])', LARGE_VARIABLES, 0)).toMatchObject({ ok: true });
    expect(evaluateFeel('count(distinct values(many))', LARGE_VARIABLES, 0)).toMatchObject({ ok: true, value: 10_000 });
    expect(evaluateFeel('{f: function(n) if n = 0 then 1 else n * f(n - 1), y: f(20)}.y', {}, 0)).toMatchObject({ ok: true });
  });
});
