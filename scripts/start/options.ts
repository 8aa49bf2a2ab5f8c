import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { OperatorError } from '../../config/operator-error.ts';

export const START_HELP = `用法：npm start [-- 选项]

在这台机器上启动全部服务：PostgreSQL、Temporal、工作进程和网站。按 Ctrl-C 停止，数据会保留。

选项：
  --port N     网站端口（默认 8080）
  --reset      删除全部数据，重新开始
  --no-demo    不填入演示数据
  --help       显示本说明

环境变量：HOST、PORT、DATA_DIR、POSTGRES_PORT、TEMPORAL_PORT、TEMPORAL_UI_PORT、TEMPORAL_CLI_PATH（见 docs/how-to/run-it.md）`;

export interface StartOptions {
  readonly help: boolean;
  readonly reset: boolean;
  readonly demo: boolean;
  readonly host: string;
  readonly port: number;
  /** Absolute. */
  readonly dataFolder: string;
  /** Given ports are kept to; without one, another free port is taken where the usual one is in use. */
  readonly postgresPort: number | undefined;
  readonly temporalPort: number | undefined;
  readonly temporalUiPort: number | undefined;
}

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

const port = z.coerce.number().int().min(1).max(65_535).optional();
const given = z.object({ PORT: port, POSTGRES_PORT: port, TEMPORAL_PORT: port, TEMPORAL_UI_PORT: port });

export function parseStartOptions(argv: readonly string[], environment: NodeJS.ProcessEnv): StartOptions {
  const values = parseCommandLine(argv);
  const ports = given.safeParse({ ...onlyFilled(environment), ...(values.port === undefined ? {} : { PORT: values.port }) });
  if (!ports.success) {
    const names = ports.error.issues.map(({ path: [name] }) => (name === 'PORT' ? '--port（或 PORT）' : String(name)));
    throw new OperatorError(`端口号有误：${names.join('、')} 应为 1 到 65535 的整数。`, ['例如：npm start -- --port 8081']);
  }
  return {
    help: values.help,
    reset: values.reset,
    demo: !values['no-demo'],
    host: filled(environment.HOST) ?? '127.0.0.1',
    port: ports.data.PORT ?? 8080,
    dataFolder: path.resolve(PROJECT, filled(environment.DATA_DIR) ?? '.data'),
    postgresPort: ports.data.POSTGRES_PORT,
    temporalPort: ports.data.TEMPORAL_PORT,
    temporalUiPort: ports.data.TEMPORAL_UI_PORT,
  };
}

function parseCommandLine(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        help: { type: 'boolean', default: false },
        reset: { type: 'boolean', default: false },
        'no-demo': { type: 'boolean', default: false },
        port: { type: 'string' },
      },
    }).values;
  } catch (cause) {
    throw new OperatorError(`看不懂的选项：${argv.join(' ')}`, ['查看全部选项：npm start -- --help'], { cause });
  }
}

function onlyFilled(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => filled(value) !== undefined));
}

function filled(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === '' ? undefined : value;
}
