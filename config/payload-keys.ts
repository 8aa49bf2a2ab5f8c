import { randomBytes } from 'node:crypto';
import { z } from 'zod';

/** A key of AES-256-GCM with the id that is written beside everything it encrypted. */
export interface PayloadKey {
  readonly id: string;
  readonly key: Buffer;
}

const KEY_BYTES = 32;

/** A new key as it stands in `PAYLOAD_KEYS`: `id:base64`. */
export function generatePayloadKey(id: string): string {
  return `${id}:${randomBytes(KEY_BYTES).toString('base64')}`;
}

/**
 * `id:base64,id:base64…`: the first key encrypts, all of them decrypt, so a key is rotated by putting a new one in
 * front and keeping the old one for as long as any instance was written with it.
 */
export const payloadKeysSchema = z.string().transform((text, context): readonly [PayloadKey, ...PayloadKey[]] => {
  const keys: PayloadKey[] = [];
  for (const entry of text.split(',')) {
    const [, id, encoded] = /^\s*([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/]+={0,2})\s*$/.exec(entry) ?? [];
    const key = Buffer.from(encoded ?? '', 'base64');
    if (id === undefined || key.length !== KEY_BYTES) {
      context.addIssue({ code: 'custom', message: '每个密钥应为“编号:base64”，base64 解码后正好 32 字节，多个密钥用逗号分开' });
      return z.NEVER;
    }
    if (keys.some((other) => other.id === id)) {
      context.addIssue({ code: 'custom', message: `密钥编号 ${id} 出现了两次` });
      return z.NEVER;
    }
    keys.push({ id, key });
  }
  const [first, ...others] = keys;
  if (first === undefined) return z.NEVER;
  return [first, ...others];
});
