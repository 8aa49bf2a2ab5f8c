import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Payload, PayloadCodec } from '@temporalio/common';
import proto from '@temporalio/proto';
import type { PayloadKey } from '../config/payload-keys.ts';

const { Payload: PayloadMessage } = proto.temporal.api.common.v1;

const ENCODING = 'binary/encrypted';
const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + IV_BYTES + TAG_BYTES;

/** First byte of the data: how the clear text was packed before encryption. */
const PLAIN = 0;
const DEFLATED = 1;

/** Below this compression costs more time than the saved bytes are worth. */
const COMPRESS_FROM_BYTES = 1024;
/** Temporal refuses payloads over 2 MB; what unpacks to more than this is not ours. */
const UNPACKED_LIMIT_BYTES = 64 * 1024 * 1024;

/**
 * Compresses and encrypts everything that Temporal stores, so that its database and pages never show client data.
 * AES-256-GCM with a fresh nonce a payload; the key's id stands beside the data, so keys can be rotated: the first key
 * encrypts, all decrypt. Payloads that aren't encrypted (sent by Temporal's own tools) pass through.
 *
 * Layout of the data: packing (1 byte), nonce (12), tag (16), cipher text of the protobuf payload.
 */
export function createEncryptionCodec(keys: readonly [PayloadKey, ...PayloadKey[]]): PayloadCodec {
  const [current] = keys;
  const byId = new Map(keys.map((key) => [key.id, key]));
  const metadata = { encoding: Buffer.from(ENCODING), 'encryption-key-id': Buffer.from(current.id) };

  return {
    encode: (payloads) => Promise.resolve(payloads.map((payload) => ({ metadata, data: encrypt(payload, current) }))),
    decode: (payloads) =>
      Promise.resolve(
        payloads.map((payload) => {
          if (textOf(payload.metadata?.encoding) !== ENCODING || payload.data == null) return payload;
          const id = textOf(payload.metadata?.['encryption-key-id']);
          const key = byId.get(id);
          if (key === undefined) throw new UnknownPayloadKey(id);
          return decrypt(payload.data, key);
        }),
      ),
  };
}

/** A payload was written with a key that this process doesn't have: `PAYLOAD_KEYS` lacks an older key. */
export class UnknownPayloadKey extends Error {
  override readonly name = 'UnknownPayloadKey';

  constructor(keyId: string) {
    super(`A payload was encrypted with key "${keyId}", which PAYLOAD_KEYS does not contain. Add it after the current key.`);
  }
}

function encrypt(payload: Payload, { id, key }: PayloadKey): Buffer {
  const clear = PayloadMessage.encode(payload).finish();
  const packed = clear.length < COMPRESS_FROM_BYTES ? clear : deflateRawSync(clear, { level: 3 });
  const packing = packed === clear ? PLAIN : DEFLATED;
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(authenticated(packing, id));
  const encrypted = cipher.update(packed);
  cipher.final();
  return Buffer.concat([Buffer.of(packing), iv, cipher.getAuthTag(), encrypted]);
}

function decrypt(data: Uint8Array, { id, key }: PayloadKey): Payload {
  const [packing] = data;
  if (data.length < HEADER_BYTES || (packing !== PLAIN && packing !== DEFLATED)) {
    throw new TypeError('An encrypted payload is damaged: it has no valid header');
  }
  const decipher = createDecipheriv(CIPHER, key, data.subarray(1, 1 + IV_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(authenticated(packing, id));
  decipher.setAuthTag(data.subarray(1 + IV_BYTES, HEADER_BYTES));
  const packed = decipher.update(data.subarray(HEADER_BYTES));
  decipher.final();
  const clear = packing === DEFLATED ? inflateRawSync(packed, { maxOutputLength: UNPACKED_LIMIT_BYTES }) : packed;
  return PayloadMessage.decode(clear);
}

/** What stands outside the cipher text must not be exchangeable either. */
function authenticated(packing: number, keyId: string): Buffer {
  return Buffer.from(`${String(packing)}:${keyId}`);
}

function textOf(bytes: Uint8Array | null | undefined): string {
  return bytes == null ? '' : Buffer.from(bytes).toString();
}
