import { describe, expect, it } from 'vitest';
import { checkPayloadKeys, keyCheckValue } from '../../codec/key-check.ts';
import type { PayloadKey } from '../../config/payload-keys.ts';

const key = (id: string, byte: number): PayloadKey => ({ id, key: Buffer.alloc(32, byte) });
const known = new Map([['a', keyCheckValue(key('a', 1))]]);

describe('checkPayloadKeys', () => {
  it('accepts the known key and answers the check values of new ones', () => {
    expect(checkPayloadKeys([key('a', 1)], known)).toEqual(new Map());
    expect(checkPayloadKeys([key('b', 2), key('a', 1)], known)).toEqual(new Map([['b', keyCheckValue(key('b', 2))]]));
  });

  it('refuses another key under a known id', () => {
    expect(() => checkPayloadKeys([key('a', 9)], known)).toThrow('加密密钥 a 与数据库中');
  });

  it('refuses to go without a key that was used', () => {
    expect(() => checkPayloadKeys([key('b', 2)], known)).toThrow('缺少加密密钥 a');
  });
});
