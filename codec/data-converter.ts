import { fileURLToPath } from 'node:url';
import type { DataConverter } from '@temporalio/common';
import type { PayloadKey } from '../config/payload-keys.ts';
import { createDefinitionCodec, type LoadDefinition } from './definition-codec.ts';
import { createEncryptionCodec } from './encryption-codec.ts';

/** Loaded by path, because Temporal bundles it into the workflow sandbox as well. */
export const FAILURE_CONVERTER_PATH = fileURLToPath(new URL('./failure-converter.ts', import.meta.url));

/** For programs that start and update instances: web, scripts, sweeps. */
export function clientDataConverter(keys: readonly [PayloadKey, ...PayloadKey[]]): DataConverter {
  return { payloadCodecs: [createEncryptionCodec(keys)], failureConverterPath: FAILURE_CONVERTER_PATH };
}

/** For workers: they see definitions where everybody else sees references. Codecs decode from last to first. */
export function workerDataConverter(keys: readonly [PayloadKey, ...PayloadKey[]], loadDefinition: LoadDefinition): DataConverter {
  return {
    payloadCodecs: [createDefinitionCodec(loadDefinition), createEncryptionCodec(keys)],
    failureConverterPath: FAILURE_CONVERTER_PATH,
  };
}

/** For recording and replaying histories, which must be readable without keys. */
export function plainDataConverter(loadDefinition: LoadDefinition): DataConverter {
  return { payloadCodecs: [createDefinitionCodec(loadDefinition)] };
}
