import { describe, expect, it } from 'vitest';
import { refuseVariables } from '../../contract/variable-limits.ts';

describe('refuseVariables', () => {
  it.each([[{}], [{ text: '张三 😀', n: 1, list: [null] }], [{ text: String.raw`\u0000 \ud800` }], [{ text: 'x'.repeat(200_000) }]])(
    'takes %#',
    (variables) => {
      expect(refuseVariables(variables)).toBeUndefined();
    },
  );

  it.each([[{ text: 'a\u0000b' }], [{ deep: [{ text: '\ud800' }] }], [{ text: '\\\u0000' }], [{ '\udfff': 1 }]])(
    'refuses what PostgreSQL cannot keep: %#',
    (variables) => {
      expect(refuseVariables(variables)?.kind).toBe('InvalidRequest');
    },
  );

  it('refuses what is too large', () => {
    expect(refuseVariables({ text: 'x'.repeat(300_000) })).toEqual({ kind: 'PayloadTooLarge', message: '数据过大（293 KB），最多 256 KB' });
  });
});
