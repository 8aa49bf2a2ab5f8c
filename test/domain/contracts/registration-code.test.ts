import { describe, expect, it } from 'vitest';
import { registrationCodeFault } from '../../../domain/contracts/registration-code.ts';

describe('registrationCodeFault', () => {
  it('takes codes whose check character fits', () => {
    // codes in public use, made by others
    expect(registrationCodeFault('91350100M000100Y43')).toBeUndefined();
    expect(registrationCodeFault('9144030071526726XG')).toBeUndefined();
  });

  it.each([
    ['91350100M000100Y4', '统一社会信用代码应为 18 位，现在是 17 位'],
    ['91350100M000100Y4I', '统一社会信用代码只含数字和大写字母（没有 I、O、S、V、Z）'],
    ['91350100M000100Y44', '统一社会信用代码的最后一位对不上，请核对有没有输错'],
    ['91350100M000010Y43', '统一社会信用代码的最后一位对不上，请核对有没有输错'],
  ])('says what is wrong with %s', (code, fault) => {
    expect(registrationCodeFault(code)).toBe(fault);
  });
});
