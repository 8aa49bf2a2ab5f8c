import type { Logger as TemporalLogger, LogLevel } from '@temporalio/worker';
import { pino, type Logger } from 'pino';
import type { Config } from '../config/config.ts';

/** Structured logs of a worker process: ids, types and durations, never what people wrote. */
export function createLog(config: Pick<Config, 'logLevel'>): Logger {
  return pino({ level: config.logLevel, base: { program: 'worker' }, serializers: { error: withoutMessage, err: withoutMessage } });
}

/** Temporal's own logger over ours. */
export function temporalLogger(log: Logger): TemporalLogger {
  const write = (level: LogLevel, message: string, meta: Readonly<Record<string, unknown>> = {}) => {
    log[PINO_LEVELS[level]](fieldsOf(meta), message);
  };
  return {
    log: write,
    trace: (message, meta) => {
      write('TRACE', message, meta);
    },
    debug: (message, meta) => {
      write('DEBUG', message, meta);
    },
    info: (message, meta) => {
      write('INFO', message, meta);
    },
    warn: (message, meta) => {
      write('WARN', message, meta);
    },
    error: (message, meta) => {
      write('ERROR', message, meta);
    },
  };
}

const PINO_LEVELS = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;

/** Fields that tell what and where; the others are internals of the SDK. */
const KEPT = new Set([
  'workflowId',
  'runId',
  'workflowType',
  'activityId',
  'activityType',
  'attempt',
  'taskQueue',
  'error',
  'sdkComponent',
  'durationMs',
]);

function fieldsOf(meta: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(meta).filter(([name]) => KEPT.has(name)));
}

/** The text of an error may quote what somebody typed: its kind and place are enough to find the bug. */
function withoutMessage(error: unknown): unknown {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const type = 'type' in error && typeof error.type === 'string' ? error.type : undefined;
  const code = 'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? error.code : undefined;
  return {
    name: error.name,
    type,
    code,
    stack: frames.slice(0, 8).join('\n'),
    ...(error.cause === undefined ? {} : { cause: withoutMessage(error.cause) }),
  };
}
