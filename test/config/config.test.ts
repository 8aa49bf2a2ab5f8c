import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../config/config.ts';
import type { LocalSettings } from '../../config/local-settings.ts';
import { OperatorError } from '../../config/operator-error.ts';
import { generatePayloadKey } from '../../config/payload-keys.ts';

const complete = {
  DATABASE_URL: 'postgres://someone:secret@db.example:5432/social_work',
  TEMPORAL_ADDRESS: 'temporal.example:7233',
  PAYLOAD_KEYS: generatePayloadKey('2026-a'),
  SESSION_SECRET: 'x'.repeat(32),
};

const local: LocalSettings = {
  databaseUrl: 'postgres://postgres:p@127.0.0.1:54329/social_work',
  databasePassword: 'p',
  temporalAddress: '127.0.0.1:57233',
  payloadKeys: generatePayloadKey('local-1'),
  sessionSecret: 'y'.repeat(64),
  postgresFolder: '/data/postgres',
};

const nothingLocal = (): undefined => undefined;

function faultOf(environment: NodeJS.ProcessEnv, readSettings: () => LocalSettings | undefined = nothingLocal): OperatorError {
  try {
    loadConfig(environment, readSettings);
  } catch (error) {
    if (error instanceof OperatorError) return error;
    throw error;
  }
  throw new Error('expected the configuration to be refused');
}

describe('loadConfig', () => {
  it('listens on loopback and uses the default queue and namespace unless told otherwise', () => {
    const config = loadConfig(complete, nothingLocal);
    expect(config).toMatchObject({ host: '127.0.0.1', port: 8080, taskQueue: 'social-work', production: false, demo: false });
    expect(config.temporal).toMatchObject({ address: 'temporal.example:7233', namespace: 'default', tls: { enabled: false } });
  });

  it('finds the servers and keys that npm start made for this machine', () => {
    const config = loadConfig({}, () => local);
    expect(config.databaseUrl).toBe(local.databaseUrl);
    expect(config.temporal.address).toBe('127.0.0.1:57233');
    expect(config.payloadKeys[0].id).toBe('local-1');
  });

  it('prefers the environment to what npm start made', () => {
    expect(loadConfig({ ...complete, PORT: '9000' }, () => local)).toMatchObject({ databaseUrl: complete.DATABASE_URL, port: 9000 });
  });

  it('names every missing secret at once in production, even beside local settings', () => {
    const { message } = faultOf({ NODE_ENV: 'production', DATABASE_URL: complete.DATABASE_URL }, () => local);
    expect(message).toContain('TEMPORAL_ADDRESS：没有设置');
    expect(message).toContain('PAYLOAD_KEYS：没有设置');
    expect(message).toContain('SESSION_SECRET：没有设置');
    expect(message).not.toContain('DATABASE_URL');
  });

  it('tells a newcomer without servers to run npm start', () => {
    expect(faultOf({}).remedies.join()).toContain('npm start');
  });

  it('takes an empty variable for none', () => {
    expect(loadConfig({ ...complete, PORT: '', HOST: ' ' }, nothingLocal)).toMatchObject({ host: '127.0.0.1', port: 8080 });
  });

  it.each([
    ['PORT', '99999'],
    ['PORT', 'web'],
    ['DATABASE_URL', 'mysql://db'],
    ['TEMPORAL_ADDRESS', 'https://temporal.example'],
    ['SESSION_SECRET', 'short'],
    ['LOG_LEVEL', 'loud'],
    ['NODE_ENV', 'prod'],
  ])('refuses %s=%s by name', (name, value) => {
    expect(faultOf({ ...complete, [name]: value }).message).toContain(name);
  });

  it('never repeats a secret in its message', () => {
    const { message } = faultOf({ ...complete, SESSION_SECRET: 'hunter2', PAYLOAD_KEYS: 'a:c2VjcmV0' });
    expect(message).not.toMatch(/hunter2|c2VjcmV0/);
  });

  it('turns TLS on when a certificate or an API key is given', () => {
    expect(loadConfig({ ...complete, TEMPORAL_API_KEY: 'k' }, nothingLocal).temporal.tls.enabled).toBe(true);
    expect(loadConfig({ ...complete, TEMPORAL_TLS_CERTIFICATE: 'c.pem' }, nothingLocal).temporal.tls.enabled).toBe(true);
  });
});

describe('PAYLOAD_KEYS', () => {
  it('keeps the order, because the first key encrypts', () => {
    const keys = loadConfig(
      { ...complete, PAYLOAD_KEYS: `${generatePayloadKey('new')}, ${generatePayloadKey('old')}` },
      nothingLocal,
    ).payloadKeys;
    expect(keys.map(({ id }) => id)).toEqual(['new', 'old']);
    expect(keys.every(({ key }) => key.length === 32)).toBe(true);
  });

  it.each([
    ['too short', `a:${Buffer.alloc(16).toString('base64')}`],
    ['without id', Buffer.alloc(32).toString('base64')],
    ['with the same id twice', `${generatePayloadKey('a')},${generatePayloadKey('a')}`],
    ['with an empty entry', `${generatePayloadKey('a')},`],
  ])('refuses a key %s', (_, keys) => {
    expect(faultOf({ ...complete, PAYLOAD_KEYS: keys }).message).toContain('PAYLOAD_KEYS');
  });
});
