import { defaultPayloadConverter } from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import { createDefinitionCodec } from '../../codec/definition-codec.ts';

const HASH = 'a'.repeat(64);

describe('createDefinitionCodec', () => {
  it('swaps the reference at the head of an input for the definition, loaded once', async () => {
    // given a codec that can load one definition
    let loads = 0;
    const codec = createDefinitionCodec((hash) => {
      loads += 1;
      return Promise.resolve(JSON.stringify({ processId: `p-${hash.slice(0, 1)}` }));
    });
    const input = defaultPayloadConverter.toPayload({
      definition: { definitionHash: HASH },
      definitionHash: HASH,
      start: { variables: {} },
    });
    // when inputs are decoded
    const [decoded] = await codec.decode([input]);
    await codec.decode([input, input]);
    // then workflow code sees the definition, and the rest as it was
    expect(decoded === undefined ? undefined : defaultPayloadConverter.fromPayload(decoded)).toEqual({
      definition: { processId: 'p-a' },
      definitionHash: HASH,
      start: { variables: {} },
    });
    expect(loads).toBe(1);
  });

  it('leaves everything else alone', async () => {
    const codec = createDefinitionCodec(() => Promise.reject(new Error('not asked for')));
    const payloads = [{ definition: { processId: 'p' } }, { a: { definition: { definitionHash: HASH } } }, 'text', null].map((value) =>
      defaultPayloadConverter.toPayload(value),
    );
    expect(await codec.decode(payloads)).toEqual(payloads);
    expect(await codec.encode(payloads)).toEqual(payloads);
  });

  it('fails when the definition is not there, and tries again next time', async () => {
    let isThere = false;
    const codec = createDefinitionCodec(() => (isThere ? Promise.resolve('{}') : Promise.reject(new Error('database away'))));
    const input = defaultPayloadConverter.toPayload({ definition: { definitionHash: HASH } });
    await expect(codec.decode([input])).rejects.toThrow('database away');
    isThere = true;
    expect(await codec.decode([input])).toHaveLength(1);
  });
});
