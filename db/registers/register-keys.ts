import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** A secret with the id that is written beside everything it sealed. */
export interface RegisterSecret {
  readonly id: string;
  readonly key: Buffer;
}

/** Seals personal data of the registers and makes it findable without opening it. */
export interface RegisterKeys {
  /** AES-256-GCM under the newest key, as `keyId:base64(iv ‖ tag ‖ ciphertext)`. */
  seal(plain: string): string;
  /** @throws when the key is unknown or the text was altered. */
  open(sealed: string): string;
  /** Keyed digest for exact search, under the newest key: what a new row stores. */
  digest(plain: string): string;
  /** Digests under every key: what a search compares with, so that rows written before a key change are still found. */
  digests(plain: string): readonly string[];
}

/**
 * Derives the registers' own keys from the configured ones (HKDF, RFC 5869), so that neither a register key can open
 * Temporal's payloads nor the digest key reveal the sealing key. The first secret seals, all of them open.
 */
export function createRegisterKeys(secrets: readonly [RegisterSecret, ...RegisterSecret[]]): RegisterKeys {
  const derived = secrets.map(({ id, key }) => ({
    id,
    sealing: derive(key, 'register-sealing'),
    digesting: derive(key, 'register-digest'),
  }));
  const [newest] = derived;
  if (newest === undefined) throw new Error('At least one register key is needed');
  return {
    seal(plain) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', newest.sealing, iv);
      const encrypted = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return `${newest.id}:${Buffer.concat([iv, cipher.getAuthTag(), encrypted]).toString('base64')}`;
    },
    open(sealed) {
      const separator = sealed.indexOf(':');
      const key = derived.find(({ id }) => id === sealed.slice(0, separator));
      if (key === undefined) throw new Error(`No register key with the id ${sealed.slice(0, separator)}`);
      const bytes = Buffer.from(sealed.slice(separator + 1), 'base64');
      const decipher = createDecipheriv('aes-256-gcm', key.sealing, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
    },
    digest: (plain) => digestWith(newest.digesting, plain),
    digests: (plain) => derived.map(({ digesting }) => digestWith(digesting, plain)),
  };
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

function derive(key: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), purpose, 32));
}

function digestWith(key: Buffer, plain: string): string {
  return createHmac('sha256', key).update(plain, 'utf8').digest('base64');
}
