import path from 'node:path';
import { loadConfig } from '../../config/config.ts';
import { EMBEDDED_UPDATES_IN_FLIGHT } from '../../config/embedded-temporal.ts';
import { localSettingsFile } from '../../config/local-settings.ts';
import { OperatorError } from '../../config/operator-error.ts';
import { pinTimeZone } from '../../config/time-zone.ts';
import { freePort, isPortFree } from '../servers/ports.ts';
import { startPostgres } from '../servers/postgres.ts';
import { findTemporal } from '../servers/temporal-binary.ts';
import { startTemporal } from '../servers/temporal.ts';
import { diskFullError, isDiskFull, requireDiskSpace } from '../support/disk-full.ts';
import { printOperatorError } from '../support/run-command.ts';
import { programFile, startApplicationProcess } from './application-process.ts';
import { parseStartOptions, START_HELP, type StartOptions } from './options.ts';
import { startDemoCases } from '../demo/start-demo-cases.ts';
import { type DemoAccount, prepareData } from './prepare-data.ts';
import { note, step } from './progress.ts';
import { reset } from './reset.ts';
import { takeDataFolder } from './run-record.ts';
import { RunningParts } from './running-parts.ts';
import { type MachineSettings, prepareSettings } from './settings.ts';
import { STOP, stopRequest } from './stop-request.ts';
import { printWelcome } from './welcome.ts';

/** Starts everything on one machine and stays until it is told to stop. Answers the exit code. */
export async function start(argv: readonly string[]): Promise<number> {
  let dataFolder = '.';
  try {
    pinTimeZone();
    const options = parseStartOptions(argv, process.env);
    if (options.help) {
      console.log(START_HELP);
      return 0;
    }
    dataFolder = options.dataFolder;
    return await run(options);
  } catch (error) {
    if (error instanceof OperatorError) printOperatorError(error);
    else if (isDiskFull(error)) printOperatorError(diskFullError(dataFolder));
    else console.error(error);
    return 1;
  }
}

async function run(options: StartOptions): Promise<number> {
  const address = addressOf(options);
  const record = await takeDataFolder(options.dataFolder, address, (title) => {
    note(`停止了上次没有正常结束的 ${title}`);
  });
  const parts = new RunningParts(record);
  const stopRequested = stopRequest();
  try {
    const started = bringUp(options, parts, address);
    // A failure after the stop was asked for is a consequence of stopping.
    started.catch(() => undefined);
    const first = await Promise.race([started, stopRequested]);
    if (first !== STOP) {
      printWelcome(address, first);
      await stopRequested;
    }
    return 0;
  } finally {
    if (parts.isEmpty) await parts.stop();
    else await step('停止全部服务，数据已保存', () => parts.stop());
  }
}

/** Everything in order; answers the demo accounts when the first page can be opened. */
async function bringUp(options: StartOptions, parts: RunningParts, address: string): Promise<readonly DemoAccount[]> {
  const settings = await step('检查环境', () => checkEnvironment(options));
  if (settings.isNew) {
    note(`已生成加密密钥，保存在 ${localSettingsFile(options.dataFolder)}。请备份：丢失后正在办理的流程将无法读取。`);
  }
  await step(`启动 PostgreSQL（127.0.0.1:${settings.postgresPort}）`, () => addPostgres(options, settings, parts));
  await addTemporal(options, settings, parts);
  const environment = applicationEnvironment(options, settings);
  const accounts = await prepareData(loadConfig(environment), { demo: options.demo });
  const workerPort = await freePort();
  const addApplication = (title: string, name: string, program: string, port: number): Promise<void> =>
    parts.add(title, programFile(program), (onSpawn) =>
      startApplicationProcess({
        title,
        program,
        environment: { ...environment, WORKER_PORT: String(workerPort) },
        logFile: logFile(options, name),
        readyUrl: `http://${reachableHost(options.host)}:${port}/readyz`,
        onSpawn,
      }),
    );
  await step('启动工作进程', () => addApplication('工作进程', 'worker', 'workers/main.ts', workerPort));
  await step(`启动网站（${address}）`, () => addApplication('网站', 'web', 'web/main.ts', options.port));
  if (options.demo) await prepareDemoCases(environment);
  return accounts;
}

/** Nice to have: the system is ready without them, and the next start goes on with those that are missing. */
async function prepareDemoCases(environment: NodeJS.ProcessEnv): Promise<void> {
  try {
    await step('准备演示个案', () => startDemoCases(loadConfig(environment)));
  } catch (error) {
    note(`演示个案没有全部准备好，不影响使用：${error instanceof Error ? error.message : String(error)}`);
  }
}

async function checkEnvironment(options: StartOptions): Promise<MachineSettings> {
  requireDiskSpace(options.dataFolder);
  if (!(await isPortFree(options.port, options.host))) {
    throw new OperatorError(`端口 ${options.port} 已被别的程序占用。`, [
      `换一个端口：npm start -- --port ${options.port + 1}`,
      `或者停止占用它的程序，查看是谁：lsof -i :${options.port}`,
    ]);
  }
  if (options.reset) reset(options.dataFolder);
  return await prepareSettings(options);
}

async function addPostgres(options: StartOptions, settings: MachineSettings, parts: RunningParts): Promise<void> {
  await parts.add('PostgreSQL', settings.postgresFolder, (onSpawn) =>
    startPostgres({
      dataFolder: settings.postgresFolder,
      port: settings.postgresPort,
      password: settings.databasePassword,
      database: new URL(settings.databaseUrl).pathname.slice(1),
      logFile: logFile(options, 'postgres'),
      detached: true,
      onSpawn,
    }),
  );
}

async function addTemporal(options: StartOptions, settings: MachineSettings, parts: RunningParts): Promise<void> {
  const binary = await step('查找 Temporal 程序', () => findTemporal({ onProgress: note }));
  const databaseFile = path.join(options.dataFolder, 'temporal', 'temporal.db');
  await step(`启动 Temporal（${settings.temporalAddress}）`, () =>
    parts.add('Temporal', databaseFile, (onSpawn) =>
      startTemporal({
        binary,
        databaseFile,
        port: settings.temporalPort,
        uiPort: options.temporalUiPort,
        logFile: logFile(options, 'temporal'),
        detached: true,
        onSpawn,
      }),
    ),
  );
}

/** The worker and the web get everything from here: what the terminal's environment says of other servers doesn't count. */
function applicationEnvironment(options: StartOptions, settings: MachineSettings): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: 'development',
    DATA_DIR: options.dataFolder,
    DATABASE_URL: settings.databaseUrl,
    TEMPORAL_ADDRESS: settings.temporalAddress,
    TEMPORAL_NAMESPACE: 'default',
    TEMPORAL_UPDATES_IN_FLIGHT: String(EMBEDDED_UPDATES_IN_FLIGHT),
    PAYLOAD_KEYS: settings.payloadKeys,
    SESSION_SECRET: settings.sessionSecret,
    HOST: options.host,
    PORT: String(options.port),
    DEMO: String(options.demo),
  };
}

function logFile(options: StartOptions, name: string): string {
  return path.join(options.dataFolder, 'logs', `${name}.log`);
}

function addressOf(options: StartOptions): string {
  return `http://${reachableHost(options.host)}:${options.port}`;
}

/** "All interfaces" is no address that a browser can open. */
function reachableHost(host: string): string {
  return host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
}
