import { describe, expect, it } from 'vitest';
import { formatArchiveCode, formatRunningCode, parseArchiveCode, parseRunningCode } from '../../domain/code-schemes.ts';

describe('code schemes', () => {
  it('write a case code that reads back', () => {
    const code = { prefix: 'GA', year: 2026, number: 123 };
    expect(formatRunningCode(code)).toBe('GA-2026-000123');
    expect(parseRunningCode('GA-2026-000123')).toEqual(code);
  });

  it('write an archive code that reads back', () => {
    const code = { organisation: 'dabaodang-room-02', archiveClass: 'GA', year: 2026, number: 7 } as const;
    expect(formatArchiveCode(code)).toBe('dabaodang-room-02/GA/2026/0007');
    expect(parseArchiveCode('dabaodang-room-02/GA/2026/0007')).toEqual(code);
  });

  it.each(['GA-26-000123', 'ga-2026-000123', 'GA-2026-12', "GA-2026-000123'; drop"])('refuse %s', (text) => {
    expect(parseRunningCode(text)).toBeUndefined();
  });

  it.each(['dabaodang/ZZ/2026/0007', 'dabaodang/GA/2026/7', 'GA/2026/0007'])('refuse %s', (text) => {
    expect(parseArchiveCode(text)).toBeUndefined();
  });
});
