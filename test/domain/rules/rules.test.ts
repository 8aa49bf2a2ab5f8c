import { describe, expect, it } from 'vitest';
import { regulationRules } from '../../../domain/rules/regulation-rules.ts';
import { retainUntil } from '../../../domain/rules/retention.ts';
import { ruleValue } from '../../../domain/rules/rule.ts';

describe('rules', () => {
  it('name the article of every number', () => {
    for (const [key, rule] of Object.entries(regulationRules)) {
      expect(rule.key).toBe(key);
      expect(rule.article).toMatch(/^第.+条$/);
    }
  });

  it('answer with the value in force on the day', () => {
    const rule = {
      key: 'hours',
      label: '学时',
      article: '第十二条',
      unit: '学时',
      values: [
        { from: '2021-01-01', value: 30 },
        { from: '2026-01-01', value: 36 },
      ],
    };
    expect([ruleValue(rule, '2020-12-31'), ruleValue(rule, '2025-12-31'), ruleValue(rule, '2026-01-01')]).toEqual([undefined, 30, 36]);
  });

  it('keep an archive three years, also from a leap day', () => {
    expect([retainUntil('2026-11-23'), retainUntil('2024-02-29')]).toEqual(['2029-11-23', '2027-03-01']);
  });
});
