import { describe, expect, it } from 'vitest';
import { shownExpression, storedExpression } from '../../../../../web/browser/modeler/social-work/expressions.ts';

describe('expressions of the properties panel', () => {
  it.each([
    ['5', '=5'],
    ['= 5', '= 5'],
    ['["head@" + station]', '=["head@" + station]'],
    ['  ', ''],
  ])('stores %j as %j', (typed, stored) => {
    expect(storedExpression(typed)).toBe(stored);
  });

  it('shows what is stored without the sign that only the file needs', () => {
    expect(shownExpression('=5')).toBe('5');
    expect(shownExpression(undefined)).toBe('');
  });
});
