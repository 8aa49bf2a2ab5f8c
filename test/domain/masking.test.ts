import { describe, expect, it } from 'vitest';
import { maskIdNumber, maskName, maskPhone } from '../../domain/masking.ts';
import { normalisePhone } from '../../domain/phone.ts';

describe('masking', () => {
  it('keeps region and last four of an ID number', () => {
    expect(maskIdNumber('11010519491231002X')).toBe('1101**********002X');
  });

  it('keeps only the family name, also outside the basic plane', () => {
    expect([maskName('张秀英'), maskName('𠮷野'), maskName('李'), maskName('')]).toEqual(['张**', '𠮷*', '李', '']);
  });

  it('hides the middle of a phone number and all of a short text', () => {
    expect([maskPhone('13809123456'), maskPhone('8351234'), maskPhone('12'), maskIdNumber('123')]).toEqual([
      '138****3456',
      '*****34',
      '**',
      '***',
    ]);
  });
});

describe('normalisePhone', () => {
  it.each([
    ['138 0912-3456', '13809123456'],
    ['+86 13809123456', '13809123456'],
    ['（0912）8351234', '09128351234'],
    ['12345', undefined],
    ['无', undefined],
  ])('%s → %s', (text, expected) => {
    expect(normalisePhone(text)).toBe(expected);
  });
});
