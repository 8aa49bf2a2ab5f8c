import { describe, expect, it } from 'vitest';
import { checkDigit, checkIdNumber } from '../../domain/id-number.ts';

const TODAY = '2026-11-23';

describe('checkIdNumber', () => {
  it('reads birth date and sex from a valid number', () => {
    // given the number that GB 11643-1999 itself prints as its example
    expect(checkIdNumber('11010519491231002X', TODAY)).toEqual({
      valid: true,
      facts: { idNumber: '11010519491231002X', birthDate: '1949-12-31', sex: 'female' },
    });
  });

  it('takes spaces and a small x as people type them', () => {
    expect(checkIdNumber(' 110105 19491231 002x', TODAY)).toMatchObject({ valid: true, facts: { idNumber: '11010519491231002X' } });
  });

  it.each([
    ['1101051949123100X', '身份证号应为 18 位，现在是 17 位'],
    ['', '身份证号应为 18 位，现在是 0 位'],
    ['11010519491231A02X', '身份证号前 17 位应为数字，最后一位应为数字或 X'],
    ['110105194913310021', '身份证号中的出生日期 1949-13-31 不正确'],
    ['110105194902300021', '身份证号中的出生日期 1949-02-30 不正确'],
    ['110105209912310021', '身份证号中的出生日期 2099-12-31 不正确'],
    ['110105194912310021', '身份证号校验位不正确，请核对是否输错'],
  ])('says what is wrong with %s', (text, message) => {
    expect(checkIdNumber(text, TODAY)).toEqual({ valid: false, message });
  });

  it('finds every single wrong digit', () => {
    const digits = '11010519491231002';
    const changed = Array.from(digits).flatMap((digit, place) =>
      Array.from('0123456789')
        .filter((other) => other !== digit)
        .map((other) => digits.slice(0, place) + other + digits.slice(place + 1)),
    );
    expect(changed.filter((wrong) => checkDigit(wrong) === 'X')).toEqual([]);
  });
});
