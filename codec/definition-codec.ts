import type { Payload, PayloadCodec } from '@temporalio/common';
import { LRUCache } from 'lru-cache';

/** JSON of the compiled definition with this hash; rejects when there is none or it can't be read now. */
export type LoadDefinition = (hash: string) => Promise<string>;

export interface DefinitionCodecOptions {
  /** Bytes of definitions to keep. Default 64 MB: some hundred diagrams with all their versions. */
  readonly cacheBytes?: number;
}

/**
 * Swaps the reference `{"definitionHash": …}` at the head of a workflow's input for the compiled definition (claim
 * check): histories hold a hash, workflow code sees the diagram. Only workers have it; clients and workflows send
 * references. A version never changes, so the cache is never stale.
 *
 * When the definition can't be loaded the workflow task fails and Temporal tries again: nothing is lost.
 */
export function createDefinitionCodec(load: LoadDefinition, options: DefinitionCodecOptions = {}): PayloadCodec {
  const cache = new LRUCache<string, Buffer>({
    maxSize: options.cacheBytes ?? 64 * 1024 * 1024,
    sizeCalculation: (json) => json.length,
    fetchMethod: async (hash) => Buffer.from(await load(hash)),
  });

  async function resolve(payload: Payload): Promise<Payload> {
    const hash = referencedHash(payload.data);
    if (hash === undefined || payload.data == null) return payload;
    const definition = await cache.fetch(hash);
    if (definition === undefined) throw new Error(`The definition ${hash} could not be loaded`);
    const rest = payload.data.subarray(PREFIX.length + hash.length + SUFFIX.length);
    return { ...payload, data: Buffer.concat([INPUT_HEAD, definition, rest]) };
  }

  return {
    encode: (payloads) => Promise.resolve(payloads),
    decode: (payloads) => Promise.all(payloads.map(resolve)),
  };
}

/** The head of a workflow's input as `JSON.stringify` writes it: `definition` is its first property. */
const INPUT_HEAD = Buffer.from('{"definition":');
const PREFIX = Buffer.from('{"definition":{"definitionHash":"');
const SUFFIX = Buffer.from('"}');
const HASH_LENGTH = 64;

function referencedHash(data: Uint8Array | null | undefined): string | undefined {
  if (data == null || data.length < PREFIX.length + HASH_LENGTH || PREFIX.compare(data, 0, PREFIX.length) !== 0) return undefined;
  return Buffer.from(data.subarray(PREFIX.length, PREFIX.length + HASH_LENGTH)).toString('latin1');
}
