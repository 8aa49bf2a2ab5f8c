import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createRegisterKeys } from '../../../db/registers/register-keys.ts';
import { holdsSealedValue, isSealedValue, openSealedVariables, openValue, sealValue } from '../../../db/registers/sealed-value.ts';

const older = { id: 'k1', key: randomBytes(32) };
const newer = { id: 'k2', key: randomBytes(32) };

describe('register keys', () => {
  it('open what they sealed, and seal the same text differently each time', () => {
    const keys = createRegisterKeys([older]);
    const sealed = keys.seal('11010519491231002X');
    expect(keys.open(sealed)).toBe('11010519491231002X');
    expect(keys.seal('11010519491231002X')).not.toBe(sealed);
    expect(sealed).not.toContain('1949');
  });

  it('refuse altered text and unknown keys', () => {
    const keys = createRegisterKeys([older]);
    const sealed = keys.seal('text');
    const altered = sealed.slice(0, -4) + (sealed.endsWith('AAA=') ? 'BBB=' : 'AAA=');
    expect(() => keys.open(altered)).toThrow();
    expect(() => createRegisterKeys([newer]).open(sealed)).toThrow(/k1/);
  });

  it('find and open older rows after a key change', () => {
    const before = createRegisterKeys([older]);
    const after = createRegisterKeys([newer, older]);
    expect(after.open(before.seal('text'))).toBe('text');
    expect(after.digests('text')).toContain(before.digest('text'));
    expect(after.digest('text')).not.toBe(before.digest('text'));
  });
});

describe('sealed values', () => {
  const keys = createRegisterKeys([older]);

  it('are opened wherever they stand in variables', () => {
    const sealed = sealValue('张秀英', keys);
    expect(isSealedValue(sealed)).toBe(true);
    expect(openSealedVariables({ name: sealed, list: [{ name: sealed }, 3, null], plain: 'text', flag: true }, keys)).toEqual({
      name: '张秀英',
      list: [{ name: '张秀英' }, 3, null],
      plain: 'text',
      flag: true,
    });
  });

  it('that these keys cannot open stay sealed, and say so', () => {
    const sealed = sealValue('张秀英', createRegisterKeys([newer]));
    const opened = openSealedVariables({ list: [{ name: sealed }] }, keys);
    expect(opened).toEqual({ list: [{ name: sealed }] });
    expect([holdsSealedValue(opened), holdsSealedValue({ name: '张秀英', list: [null, 3] })]).toEqual([true, false]);
  });

  it.each(['sealed:', 'sealed:junk', 'sealed:k1:AAAA', `sealed:${'x'.repeat(100)}`])('are not what somebody types: %s', (text) => {
    expect(isSealedValue(text)).toBe(false);
    expect(openValue(text, keys)).toBe(text);
  });

  it('leave plain text as it is', () => {
    expect(openValue('sealed text', keys)).toBe('sealed text');
  });
});
