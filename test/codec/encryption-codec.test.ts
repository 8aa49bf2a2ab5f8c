import { describe, expect, it } from 'vitest';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { createEncryptionCodec, UnknownPayloadKey } from '../../codec/encryption-codec.ts';
import type { PayloadKey } from '../../config/payload-keys.ts';

const first: PayloadKey = { id: 'first', key: Buffer.alloc(32, 1) };
const second: PayloadKey = { id: 'second', key: Buffer.alloc(32, 2) };

function payloadOf(value: unknown): Payload {
  return defaultPayloadConverter.toPayload(value);
}

function textOf(payload: Payload | undefined): string {
  return Buffer.from(payload?.data ?? []).toString('latin1');
}

describe('createEncryptionCodec', () => {
  it.each([{ name: '张三', n: 1 }, 'x'.repeat(100_000), null])('hides a payload and gives it back', async (value) => {
    const codec = createEncryptionCodec([first]);
    const [encoded] = await codec.encode([payloadOf(value)]);
    expect(textOf(encoded)).not.toContain('name');
    const [decoded] = await codec.decode(encoded === undefined ? [] : [encoded]);
    expect(decoded === undefined ? undefined : defaultPayloadConverter.fromPayload(decoded)).toEqual(value);
  });

  it('compresses what is worth it', async () => {
    const [encoded] = await createEncryptionCodec([first]).encode([payloadOf('same words '.repeat(10_000))]);
    expect(encoded?.data?.length).toBeLessThan(2_000);
  });

  it('writes the same thing differently each time', async () => {
    const codec = createEncryptionCodec([first]);
    const [one, other] = await codec.encode([payloadOf(1), payloadOf(1)]);
    expect(textOf(one)).not.toEqual(textOf(other));
  });

  it('reads what older keys wrote, and says which key is missing', async () => {
    const encoded = await createEncryptionCodec([first]).encode([payloadOf('old')]);
    expect(await createEncryptionCodec([second, first]).decode(encoded)).toHaveLength(1);
    await expect(async () => await createEncryptionCodec([second]).decode(encoded)).rejects.toThrow(new UnknownPayloadKey('first'));
  });

  it('refuses what was changed on the way', async () => {
    const codec = createEncryptionCodec([first]);
    const [encoded] = await codec.encode([payloadOf('untouched')]);
    const data = Buffer.from(encoded?.data ?? []);
    data[data.length - 1] = (data.at(-1) ?? 0) ^ 1;
    await expect(async () => await codec.decode([{ ...encoded, data }])).rejects.toThrow();
  });

  it('lets through what was never encrypted', async () => {
    const plain = payloadOf('from a tool');
    expect(await createEncryptionCodec([first]).decode([plain])).toEqual([plain]);
  });
});
