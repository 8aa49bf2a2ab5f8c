/**
 * Records the histories that `replay.test.ts` replays, from the real shell on real servers, with readable payloads:
 *
 *     node --import tsx test/workflows/record-histories.ts 0.1.0
 *
 * Done once a release, before it goes out; the files of earlier releases stay for as long as instances of theirs may
 * run. A folder that is there already is never written over.
 */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { pino } from 'pino';
import { BpmnError } from '../../activities/service-tasks/handler.ts';
import { createEngineClient } from '../../client/create-engine-client.ts';
import { createEngineClientContext } from '../../client/engine-client-context.ts';
import { ensureSearchAttributes } from '../../client/search-attributes.ts';
import { generatePayloadKey, payloadKeysSchema } from '../../config/payload-keys.ts';
import { pinTimeZone } from '../../config/time-zone.ts';
import { openDatabase } from '../../db/connection.ts';
import { deployPackages } from '../../deployment/deploy-packages.ts';
import { prepareSystem } from '../../scripts/system/system.ts';
import { fireTimerStart } from '../../deployment/fire-timer-start.ts';
import { createEngineWorker } from '../../workers/create-worker.ts';
import { temporalLogger } from '../../workers/log.ts';
import { workflowBundle } from '../../workers/workflow-bundle.ts';
import { eventually } from './eventually.ts';
import { historyToText } from './history-file.ts';
import { driverOf, type DrivenEngine } from './instance-driver.ts';

const DIAGRAMS = ['two-tasks', 'timer', 'message', 'signal', 'job', 'in-process', 'call', 'loop'];
/** Turns of the loop after which its history has been begun anew. */
const TURNS = 720;

pinTimeZone();
Runtime.install({ logger: new DefaultLogger('ERROR') });
const [release] = process.argv.slice(2);
const folder = path.resolve(`test/workflows/histories/${release ?? ''}`);
if (release === undefined || existsSync(folder)) throw new Error('Name a release that has no histories yet');

const system = await prepareSystem();
const database = openDatabase(system.databaseUrl);
const connection = await Connection.connect({ address: system.temporalAddress });
const temporal = new Client({ connection });
const options = { temporal, database, taskQueue: 'record', deadline: 30_000 };
const client = createEngineClient(options);
const engine: DrivenEngine = { database, client, context: createEngineClientContext(options) };
const native = await NativeConnection.connect({ address: system.temporalAddress });
await ensureSearchAttributes(temporal);
await deployPackages(
  database,
  DIAGRAMS.map((name) => path.resolve(`test/workflows/diagrams/${name}`)),
);
let charges = 0;
const worker = await createEngineWorker({
  connection: native,
  namespace: 'default',
  taskQueue: 'record',
  database,
  payloadKeys: payloadKeysSchema.parse(generatePayloadKey('none')),
  encrypted: false,
  client,
  jobs: new Map([
    ['charge', () => charge()],
    ['work', () => Promise.resolve({ done: true })],
    ['slow', () => Promise.resolve({})],
  ]),
  resolveDeadline: (from) => ({ dueAt: from }),
  fireTimerStart: (firing) => fireTimerStart(engine.context, firing),
  maxCachedWorkflows: 50,
  workflowBundle: await workflowBundle(path.join(tmpdir(), 'social-work-test-bundles'), temporalLogger(pino({ level: 'silent' }))),
});
const running = worker.run();
const drive = driverOf(engine);

try {
  await record('two-tasks', await twoTasks());
  await record('suspended-and-cancelled', await suspendedAndCancelled());
  await record('timer', await timer());
  await record('message', await message('Before'));
  await record('buffered-message', await message(undefined));
  await record('signal', await signal());
  await record('job', await job());
  await record('job-incident', await jobIncident());
  await record('job-error', await jobError());
  await record('in-process', (await drive.start('in-process')).instanceId);
  await record('call', await call({ result: 'fine' }, 'Good'));
  await record('call-error', await call({ result: 'fail' }, 'Bad'));
  await record('continued-as-new', await continuedAsNew());
  await recordDefinitions();
} finally {
  worker.shutdown();
  await running;
  await Promise.all([native.close(), connection.close(), database.destroy()]);
  await system.stop();
}

async function twoTasks(): Promise<string> {
  const { instanceId } = await drive.start('two-tasks', { risk: 1 });
  await drive.complete(instanceId, 'First', { a: 1 });
  await drive.complete(instanceId, 'Second');
  return instanceId;
}

async function suspendedAndCancelled(): Promise<string> {
  const { instanceId } = await drive.start('two-tasks');
  for (const name of ['suspend', 'resume', 'resynchronise'] as const) {
    await client.execute(instanceId, name, {}, { updateId: randomUUID() });
  }
  await client.execute(instanceId, 'cancel', { reason: '重复' }, { updateId: randomUUID() });
  return instanceId;
}

async function timer(): Promise<string> {
  const { instanceId } = await drive.start('timer');
  await drive.waitForTask(instanceId, 'After');
  await drive.complete(instanceId, 'After');
  return instanceId;
}

/** Published when the task before is done, or before that. */
async function message(after: 'Before' | undefined): Promise<string> {
  const order = randomUUID();
  const { instanceId } = await drive.start('message', { order });
  if (after === 'Before') await drive.complete(instanceId, 'Before');
  await client.publishMessage({ id: randomUUID(), name: 'paid', correlationKey: order, variables: { amount: 5 } });
  if (after === undefined) await drive.complete(instanceId, 'Before');
  await drive.waitForTask(instanceId, 'After');
  await drive.complete(instanceId, 'After');
  return instanceId;
}

async function signal(): Promise<string> {
  const { instanceId } = await drive.start('signal-catch');
  await record('signal-throw', (await drive.start('signal-throw')).instanceId);
  await drive.waitForTask(instanceId, 'After');
  await drive.complete(instanceId, 'After');
  return instanceId;
}

/** Succeeds, is broken for two attempts, succeeds, then declines. */
function charge(): Promise<{ receipt: number }> {
  charges += 1;
  if (charges === 2 || charges === 3) return Promise.reject(new Error('银行没有应答'));
  return charges === 5 ? Promise.reject(new BpmnError('DECLINED', '余额不足')) : Promise.resolve({ receipt: charges });
}

async function job(): Promise<string> {
  const { instanceId } = await drive.start('job');
  await drive.waitForTask(instanceId, 'Ship');
  await drive.complete(instanceId, 'Ship');
  return instanceId;
}

async function jobIncident(): Promise<string> {
  const { instanceId } = await drive.start('job');
  const [incident] = await drive.waitForIncident(instanceId);
  await client.execute(instanceId, 'resolveIncident', { key: incident?.key ?? '' }, { updateId: randomUUID() });
  await drive.waitForTask(instanceId, 'Ship');
  await drive.complete(instanceId, 'Ship');
  return instanceId;
}

async function jobError(): Promise<string> {
  const { instanceId } = await drive.start('job');
  await drive.waitForTask(instanceId, 'Clarify');
  await drive.complete(instanceId, 'Clarify');
  return instanceId;
}

async function call(variables: { readonly result: string }, then: 'Good' | 'Bad'): Promise<string> {
  const { instanceId } = await drive.start('caller');
  const [called] = await eventually(
    () => engine.context.instances.children(instanceId),
    (found) => found.length > 0,
  );
  const id = called?.id ?? '';
  await drive.waitForTask(id, 'Inner');
  await client.execute(
    id,
    'throwEscalation',
    { key: await drive.taskOf(id, 'Inner'), code: 'NEWS', variables: {} },
    { updateId: randomUUID() },
  );
  await drive.waitForTask(instanceId, 'Read');
  await drive.complete(id, 'Inner', variables);
  await record(`called-${then.toLowerCase()}`, id);
  await drive.waitForTask(instanceId, then);
  await drive.complete(instanceId, then);
  await drive.complete(instanceId, 'Read');
  return instanceId;
}

/** Only the later run is kept: it shows that what was carried along can be read. */
async function continuedAsNew(): Promise<string> {
  const { instanceId } = await drive.start('loop', { n: 0, stop: false, key: 'k' });
  for (let turn = 1; turn <= TURNS; turn += 1) await drive.complete(instanceId, 'Turn', { stop: turn === TURNS });
  const [called] = await engine.context.instances.children(instanceId);
  await client.publishMessage({ id: randomUUID(), name: 'news', correlationKey: 'k', variables: {} });
  await drive.complete(called?.id ?? '', 'Inner', { result: 'fine' });
  await drive.waitForStatus(instanceId, 'completed');
  return instanceId;
}

async function record(name: string, instanceId: string): Promise<void> {
  const handle = temporal.workflow.getHandle(instanceId);
  const history = await eventually(
    () => handle.fetchHistory(),
    ({ events }) => events?.at(-1)?.workflowExecutionCompletedEventAttributes != null,
  );
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, `${name}.json`), `${historyToText(history, process.cwd())}\n`);
  console.log(name, history.events?.length);
}

async function recordDefinitions(): Promise<void> {
  const { rows } = await database.raw<{ rows: { hash: string; compiled: string }[] }>(
    'select hash, compiled::text as compiled from process_definitions',
  );
  await mkdir(path.join(folder, 'definitions'));
  for (const { hash, compiled } of rows) await writeFile(path.join(folder, 'definitions', `${hash}.json`), `${compiled}\n`);
}
