import path from 'node:path';
import { z } from 'zod';
import { TASK_QUEUE } from '../contract/process-instance.ts';
import { EMBEDDED_UPDATES_IN_FLIGHT } from './embedded-temporal.ts';
import { OperatorError } from './operator-error.ts';
import { type LocalSettings, readLocalSettings } from './local-settings.ts';
import { payloadKeysSchema } from './payload-keys.ts';

/** Everything the environment decides, parsed once at the start of a program. */
export type Config = Readonly<z.infer<typeof environmentSchema>>;

const port = z.coerce.number().int().min(0).max(65_535);

const environmentSchema = z
  .object({
    NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
    DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, '应以 postgres:// 开头'),
    DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(500).default(10),
    TEMPORAL_ADDRESS: z.string().regex(/^[^\s/]+:\d+$/, '应为 主机:端口'),
    TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
    TEMPORAL_UPDATES_IN_FLIGHT: z.coerce.number().int().min(1).max(10_000).default(10),
    TEMPORAL_API_KEY: z.string().min(1).optional(),
    TEMPORAL_TLS: z.stringbool().optional(),
    TEMPORAL_TLS_CA: z.string().min(1).optional(),
    TEMPORAL_TLS_CERTIFICATE: z.string().min(1).optional(),
    TEMPORAL_TLS_KEY: z.string().min(1).optional(),
    TASK_QUEUE: z.string().min(1).default(TASK_QUEUE),
    PAYLOAD_KEYS: payloadKeysSchema,
    SESSION_SECRET: z.string().min(32, '至少 32 个字符'),
    HOST: z.string().min(1).default('127.0.0.1'),
    PORT: port.default(8080),
    PUBLIC_URL: z.url().optional(),
    TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
    WORKER_PORT: port.default(0),
    MAX_CACHED_WORKFLOWS: z.coerce.number().int().min(1).default(500),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    DEMO: z.stringbool().default(false),
    DATA_DIR: z.string().min(1),
  })
  .transform((env) => ({
    production: env.NODE_ENV === 'production',
    databaseUrl: env.DATABASE_URL,
    /** Most database connections of this process. */
    databasePoolSize: env.DATABASE_POOL_SIZE,
    temporal: {
      address: env.TEMPORAL_ADDRESS,
      namespace: env.TEMPORAL_NAMESPACE,
      /** Updates that the server lets be under way at one workflow (its `history.maxInFlightUpdates`). */
      updatesInFlight: env.TEMPORAL_UPDATES_IN_FLIGHT,
      apiKey: env.TEMPORAL_API_KEY,
      tls: {
        enabled: env.TEMPORAL_TLS ?? (env.TEMPORAL_API_KEY ?? env.TEMPORAL_TLS_CA ?? env.TEMPORAL_TLS_CERTIFICATE) !== undefined,
        /** Files in PEM. */
        authorityFile: env.TEMPORAL_TLS_CA,
        certificateFile: env.TEMPORAL_TLS_CERTIFICATE,
        keyFile: env.TEMPORAL_TLS_KEY,
      },
    },
    taskQueue: env.TASK_QUEUE,
    /** The first encrypts, all decrypt. */
    payloadKeys: env.PAYLOAD_KEYS,
    sessionSecret: env.SESSION_SECRET,
    host: env.HOST,
    port: env.PORT,
    /** Address that people type; decides whether cookies are marked secure. */
    publicUrl: env.PUBLIC_URL,
    /** Number of reverse proxies in front of the web process. */
    trustProxy: env.TRUST_PROXY,
    /** Port of the worker's /healthz, /readyz and /metrics; 0: any free one. */
    workerPort: env.WORKER_PORT,
    /** A cached workflow takes about 1 MB. */
    maxCachedWorkflows: env.MAX_CACHED_WORKFLOWS,
    logLevel: env.LOG_LEVEL,
    /** Shows the demo accounts where people log in. */
    demo: env.DEMO,
    /** Absolute path: settings, logs and embedded servers' data of this machine. */
    dataFolder: env.DATA_DIR,
  }));

/**
 * Reads the environment. On one machine the addresses and keys that `npm start` made stand in for missing variables;
 * with `NODE_ENV=production` nothing does, and whatever is missing or wrong is named, all at once.
 */
export function loadConfig(environment: NodeJS.ProcessEnv, readSettings: ReadSettings = readLocalSettings): Config {
  const given = withoutEmpty(environment);
  const dataFolder = path.resolve(given.DATA_DIR ?? '.data');
  const local = given.NODE_ENV === 'production' ? {} : variablesFrom(readSettings(dataFolder));
  const parsed = environmentSchema.safeParse(
    { ...local, ...given, DATA_DIR: dataFolder },
    { error: z.locales.zhCN().localeError, reportInput: true },
  );
  if (parsed.success) return parsed.data;
  throw new OperatorError(`环境变量有误：\n${parsed.error.issues.map(describe).join('\n')}`, [
    given.NODE_ENV === 'production'
      ? '补齐或改正上面的变量后重新启动（全部变量见 docs/how-to/run-it.md）'
      : '在一台机器上试用，先运行 npm start；连接已有服务器，见 docs/how-to/run-it.md 的环境变量表',
  ]);
}

export type ReadSettings = (dataFolder: string) => LocalSettings | undefined;

/** An empty variable (`PORT=`) is as good as none: compose files and shells write them so. */
function withoutEmpty(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''));
}

function variablesFrom(settings: LocalSettings | undefined): NodeJS.ProcessEnv {
  if (settings === undefined) return {};
  return {
    DATABASE_URL: settings.databaseUrl,
    TEMPORAL_ADDRESS: settings.temporalAddress,
    TEMPORAL_UPDATES_IN_FLIGHT: String(EMBEDDED_UPDATES_IN_FLIGHT),
    PAYLOAD_KEYS: settings.payloadKeys,
    SESSION_SECRET: settings.sessionSecret,
  };
}

function describe(issue: z.core.$ZodIssue): string {
  const name = issue.path.join('.');
  const missing = issue.code === 'invalid_type' && issue.input === undefined;
  return `  ${name}：${missing ? '没有设置' : issue.message}`;
}
