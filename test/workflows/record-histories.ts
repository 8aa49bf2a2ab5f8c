/**
 * Records the histories that `replay.test.ts` replays, from the real shell on real servers, with readable payloads:
 *
 *     npm run record-histories -- 0.1.0
 *
 * Done before a release goes out, and again when something is added here or to `recorded-scenarios.ts`: it records what
 * the release's folder lacks (docs/how-to/record-histories.md).
 */
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { pino } from 'pino';
import type { RunJob } from '../../activities/create-job-activities.ts';
import { BpmnError } from '../../activities/service-tasks/handler.ts';
import { createEngineClient } from '../../client/create-engine-client.ts';
import { createEngineClientContext } from '../../client/engine-client-context.ts';
import { ensureSearchAttributes } from '../../client/search-attributes.ts';
import { generatePayloadKey, payloadKeysSchema } from '../../config/payload-keys.ts';
import { pinTimeZone } from '../../config/time-zone.ts';
import { openDatabase } from '../../db/connection.ts';
import { deployPackages } from '../../deployment/deploy-packages.ts';
import { JobDesk } from '../../scripts/scenarios/temporal/job-desk.ts';
import { prepareSystem } from '../../scripts/system/system.ts';
import { fireTimerStart } from '../../deployment/fire-timer-start.ts';
import { createEngineWorker } from '../../workers/create-worker.ts';
import { temporalLogger } from '../../workers/log.ts';
import { workflowBundle } from '../../workers/workflow-bundle.ts';
import { eventually } from './eventually.ts';
import { historyRecorder } from './history-recorder.ts';
import { driverOf, type DrivenEngine } from './instance-driver.ts';
import { recordScenario } from './record-scenario.ts';
import { RECORDED_SCENARIOS } from './recorded-scenarios.ts';

const DIAGRAMS = ['two-tasks', 'timer', 'message', 'signal', 'job', 'in-process', 'call', 'loop'];
/** Turns of the loop after which its history has been begun anew. */
const TURNS = 720;

pinTimeZone();
Runtime.install({ logger: new DefaultLogger('ERROR') });
const [release] = process.argv.slice(2);
if (release === undefined) throw new Error('Name a release');

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
const recorder = historyRecorder({ folder: path.resolve(`test/workflows/histories/${release}`), temporal, database });
const desk = new JobDesk();
let charges = 0;
let runJob: RunJob = ({ jobType }) => (jobType === 'charge' ? charge() : Promise.resolve(jobType === 'work' ? { done: true } : {}));
const worker = await createEngineWorker({
  connection: native,
  namespace: 'default',
  taskQueue: 'record',
  database,
  payloadKeys: payloadKeysSchema.parse(generatePayloadKey('none')),
  encrypted: false,
  client,
  jobs: new Map([['default', (request) => runJob(request)]]),
  resolveDeadline: (from) => ({ dueAt: from }),
  fireTimerStart: (firing) => fireTimerStart(engine.context, firing),
  maxCachedWorkflows: 50,
  workflowBundle: await workflowBundle(path.join(tmpdir(), 'social-work-test-bundles'), temporalLogger(pino({ level: 'silent' }))),
});
const running = worker.run();
const drive = driverOf(engine);

try {
  await record('two-tasks', twoTasks);
  await record('suspended-and-cancelled', suspendedAndCancelled);
  await record('timer', timer);
  await record('message', () => message('Before'));
  await record('buffered-message', () => message(undefined));
  await record('signal', signal);
  await record('job', job);
  await record('job-incident', jobIncident);
  await record('job-error', jobError);
  await record('in-process', async () => (await drive.start('in-process')).instanceId);
  await record('call', () => call({ result: 'fine' }, 'Good'));
  await record('call-error', () => call({ result: 'fail' }, 'Bad'));
  await record('continued-as-new', continuedAsNew);
  runJob = desk.run;
  const scenarioEngine = { client, context: engine.context, jobs: desk, stop: () => Promise.resolve() };
  for (const scenario of RECORDED_SCENARIOS) await recordScenario(scenarioEngine, recorder, scenario);
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
  await recorder.record('signal-throw', (await drive.start('signal-throw')).instanceId);
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
  await recorder.record(`called-${then.toLowerCase()}`, id);
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

/** The instance that `run` answers, unless it is recorded already. */
async function record(name: string, run: () => Promise<string>): Promise<void> {
  if (!recorder.isRecorded(name)) await recorder.record(name, await run());
}
