import { z } from 'zod';
import { createEngineClient } from '../../client/create-engine-client.ts';
import { createTemporalClient } from '../../client/temporal-connection.ts';
import { loadConfig } from '../../config/config.ts';
import { instanceId } from '../../contract/process-instance.ts';
import { openDatabase, type Database } from '../../db/connection.ts';
import { evaluationIdOf, listBoard, type BoardLine } from '../../db/registers/station-evaluations.ts';
import { defaultScheme } from '../../domain/evaluations/default-scheme.ts';
import { scoredIndicators } from '../../domain/evaluations/indicator-scheme.ts';
import { deployProcesses } from '../start/deploy-processes.ts';
import type { System } from './system.ts';
import { addMaterials, addStations, DESK, leadOf, publishDefaultScheme, SUPERVISORS } from './cycle-registers.ts';

/**
 * Annual evaluations of invented stations on real servers, as their people see them. What people do carries an id that follows from what it
 * is done to, so who got no answer may do it again.
 */
export interface CycleBed {
  readonly stations: readonly string[];
  /** Publishes what stations are measured by in a year: once, before its cycle. */
  publishScheme(year: number): Promise<void>;
  /** Begins the cycle of a year with the first so many stations: see {@link cycleIdOf}. */
  start(year: number, count: number): Promise<void>;
  /** Stations of the cycle with an open task of the element, one entry a task. */
  openTasks(cycleId: string, elementId: string): Promise<readonly StationTask[]>;
  /** Uploads a station's materials, without which it can't submit. */
  upload(cycleId: string, station: string): Promise<void>;
  /** A station's lead completes its self-assessment. */
  submit(task: StationTask): Promise<void>;
  excuse(cycleId: string, station: string): Promise<void>;
  /** The cycle waits at an element of its own. */
  isOpen(cycleId: string, elementId: string): Promise<boolean>;
  board(cycleId: string): Promise<readonly BoardLine[]>;
  /** Instances that the cycle has called. */
  called(cycleId: string): Promise<number>;
  /** Those of them that have come to their end. */
  ended(cycleId: string): Promise<number>;
  incidents(): Promise<number>;
  stop(): Promise<void>;
}

export interface StationTask {
  readonly instanceId: string;
  readonly key: string;
  readonly station: string;
}

const PROCESS = 'annual-evaluation';

export interface CycleBedOptions {
  readonly stations: number;
  /** Milliseconds that an action may take; by default more than a person's patience, because a whole city acts at once. */
  readonly deadline?: number;
}

/** Fills the registers of a new system, deploys the processes and starts the worker. */
export async function prepareCycleBed(system: System, { stations: count, deadline = 60_000 }: CycleBedOptions): Promise<CycleBed> {
  const config = loadConfig(system.environment);
  const database = openDatabase(config.databaseUrl);
  const temporal = await createTemporalClient(config);
  const client = createEngineClient({ temporal, database, taskQueue: config.taskQueue, deadline });
  await deployProcesses(database);
  const stations = await addStations(database, count);
  if (!system.isRunning('worker')) await system.start('worker');
  const selfScores = scoredIndicators(defaultScheme(2026)).map(({ code, weight }) => ({ code, points: weight - 1, note: '' }));

  return {
    stations,
    publishScheme: (year) => publishDefaultScheme(database, year),
    async start(year, chosen) {
      const cycleId = cycleIdOf(year);
      const plan = { cycleId, year, kind: 'final', stations: stations.slice(0, chosen), reviewers: [...SUPERVISORS], startAt: null };
      await client.startInstance({
        processId: PROCESS,
        businessKey: cycleId,
        organisation: 'bureau',
        variables: plan,
        requestId: cycleId,
        startedBy: DESK,
      });
    },
    async openTasks(cycleId, elementId) {
      const rows: unknown = await database('tasks')
        .where({ element_id: elementId, state: 'open', process_id: 'station-evaluation' })
        .whereLike('business_key', `${cycleId}/%`)
        .select({ instanceId: 'instance_id', key: 'key', station: 'organisation' });
      return stationTasks.parse(rows);
    },
    upload: (cycleId, station) => addMaterials(database, cycleId, station),
    async submit(task) {
      const args = { key: task.key, variables: { selfScores }, actor: leadOf(task.station) };
      await client.execute(task.instanceId, 'completeUserTask', args, { updateId: task.key });
    },
    async excuse(cycleId, station) {
      const evaluationId = evaluationIdOf(cycleId, station);
      const variables = { reason: '整体搬迁', actor: DESK };
      await client.publishMessage({ id: `excuse:${evaluationId}`, name: 'station-excused', correlationKey: evaluationId, variables });
    },
    async isOpen(cycleId, elementId) {
      const where = { instance_id: instanceId(PROCESS, cycleId), element_id: elementId, state: 'open' };
      return (await countOf(database('tasks').where(where).count())) > 0;
    },
    board: (cycleId) => listBoard(database, cycleId),
    called: (cycleId) => countOf(calledBy(database, cycleId).count()),
    ended: (cycleId) => countOf(calledBy(database, cycleId).whereNot({ status: 'active' }).count()),
    incidents: () => countOf(database('incidents').count()),
    async stop() {
      await temporal.connection.close();
      await database.destroy();
    },
  };
}

/** The code, and so the business key, of the cycle of a year. */
export function cycleIdOf(year: number): string {
  return `PJ-${String(year)}-000001`;
}

function calledBy(database: Database, cycleId: string) {
  return database('process_instances').where({ parent_instance_id: instanceId(PROCESS, cycleId) });
}

const stationTasks = z.array(z.object({ instanceId: z.string(), key: z.string(), station: z.string() }));
const counted = z.tuple([z.object({ count: z.number() })]);

async function countOf(query: PromiseLike<unknown>): Promise<number> {
  return counted.parse(await query)[0].count;
}
