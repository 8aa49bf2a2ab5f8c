import { randomUUID } from 'node:crypto';
import { instanceId } from '../../contract/process-instance.ts';
import { inTurns } from '../../scripts/support/in-turns.ts';
import type { System } from '../../scripts/system/system.ts';
import type { Figure } from '../report.ts';
import { openDiagramBed, type DiagramBed } from '../servers/diagram-bed.ts';
import { until } from '../servers/until.ts';
import { median, percentile } from '../statistics.ts';

export interface FanOutOptions {
  readonly rounds: number;
  readonly users: readonly number[];
  readonly onProgress: (line: string) => void;
}

const BRANCHES = 500;
const CANDIDATE = 'worker@bench';

/** W3: a parallel multi-instance user task, completed by one and by many people at once, and its join. Throws when a branch is lost. */
export async function measureFanOut(system: System, { rounds, users, onProgress }: FanOutOptions): Promise<Figure[]> {
  const bed = await openDiagramBed(system, 'fan-out');
  const figures: Figure[] = [];
  try {
    for (const count of users) {
      const counted: Run[] = [];
      for (let round = 0; round <= rounds; round += 1) {
        const run = await runOnce(bed, `fan-out-u${String(count)}-r${String(round)}`, count);
        onProgress(`W3, ${String(count)} users, round ${String(round)}: p95 ${String(Math.round(percentile(run.latencies, 0.95)))} ms`);
        // The first round warms up.
        if (round > 0) counted.push(run);
      }
      figures.push(...figuresOf(count, counted));
    }
    return figures;
  } finally {
    await bed.stop();
  }
}

/** Milliseconds. */
interface Run {
  readonly visible: number;
  readonly latencies: readonly number[];
  readonly completed: number;
  /** From the first completion until the instance has ended behind the join. */
  readonly joined: number;
}

async function runOnce({ client, database, processId }: DiagramBed, businessKey: string, users: number): Promise<Run> {
  const id = instanceId(processId, businessKey);
  const openTasks = async (): Promise<readonly { readonly key: string }[]> => {
    const { rows } = await database.raw<{ rows: { key: string }[] }>(
      'select key from task_candidates where candidate = any(?) and instance_id = ?',
      [[CANDIDATE], id],
    );
    return rows;
  };
  const started = performance.now();
  const variables = { items: Array.from({ length: BRANCHES }, (_, item) => item) };
  await client.startInstance({ processId, businessKey, organisation: 'bench', variables, requestId: businessKey });
  const visible = await until('every branch', started, async () => (await openTasks()).length === BRANCHES);

  const from = performance.now();
  const latencies: number[] = [];
  await inTurns(await openTasks(), users, async ({ key }) => {
    const clicked = performance.now();
    const variables = { outcome: 'done', note: '已办', score: 80 };
    await client.execute(id, 'completeUserTask', { key, variables, actor: 'bench' }, { updateId: randomUUID() });
    latencies.push(performance.now() - clicked);
  });
  const completed = performance.now() - from;
  const joined = await until('the join', from, async () => {
    return (await database('process_instances').where({ id, status: 'completed' })).length === 1;
  });
  return { visible, latencies, completed, joined };
}

function figuresOf(users: number, runs: readonly Run[]): Figure[] {
  const common = { workload: 'W3', variant: `${String(BRANCHES)} branches, ${String(users)} users` };
  const of = (figure: (run: Run) => number) => median(runs.map(figure));
  const seconds = { ...common, unit: 's' };
  const milliseconds = { ...common, unit: 'ms' };
  // The aims are those of many people at once.
  const aim = (text: string) => (users === 1 ? {} : { aim: text });
  return [
    { ...seconds, figure: 'start → every task visible', value: of(({ visible }) => visible) / 1000, aim: '≤ 2' },
    { ...milliseconds, figure: 'completing, p50', value: of(({ latencies }) => percentile(latencies, 0.5)) },
    { ...milliseconds, figure: 'completing, p95', value: of(({ latencies }) => percentile(latencies, 0.95)), ...aim('≤ 250') },
    { ...seconds, figure: 'all completed', value: of(({ completed }) => completed) / 1000, ...aim('≤ 3') },
    { ...seconds, figure: 'first completion → joined', value: of(({ joined }) => joined) / 1000 },
  ];
}
