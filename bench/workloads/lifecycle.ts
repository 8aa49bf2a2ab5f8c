import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Figure } from '../report.ts';
import { runClosedLoop, type LoopResult } from '../servers/closed-loop.ts';
import type { Contender } from '../servers/contender.ts';
import { cpuMeter, SERVERS } from '../servers/cpu-time.ts';
import { handWrittenContender } from '../servers/hand-written-contender.ts';
import { ourContender } from '../servers/our-contender.ts';
import type { System } from '../../scripts/system/system.ts';
import { median, percentile } from '../statistics.ts';

export interface LifecycleOptions {
  readonly rounds: number;
  readonly users: readonly number[];
  /** Milliseconds of work in a slice. */
  readonly slice: number;
  readonly onProgress: (line: string) => void;
}

interface Slice extends LoopResult {
  /** Processor milliseconds used during the slice, by who used them. */
  readonly cpu: Readonly<Record<CpuUser, number>>;
}

const CPU_USERS = [...SERVERS, 'client'] as const;
type CpuUser = (typeof CPU_USERS)[number];

/**
 * W1: the service lifecycle in a closed loop, ours against the hand-written workflow in both styles. The contenders
 * take turns in each round, so that a drift of the machine's speed meets all of them, and ratios are taken round by round.
 */
export async function measureLifecycle(system: System, { rounds, users, slice, onProgress }: LifecycleOptions): Promise<Figure[]> {
  const logs = mkdtempSync(path.join(tmpdir(), 'social-work-bench-'));
  const contenders = [
    await ourContender(system),
    await handWrittenContender(system, 'sample', logs),
    await handWrittenContender(system, 'tuned', logs),
  ];
  const figures: Figure[] = [];
  try {
    for (const count of users) {
      const slices = new Map<Contender, Slice[]>(contenders.map((contender) => [contender, []]));
      for (let round = 0; round <= rounds; round += 1) {
        await measureRound(system, slices, { round, users: count, slice, onProgress });
      }
      figures.push(...figuresOf(count, slices));
    }
  } finally {
    for (const contender of contenders) {
      await contender.stop();
    }
  }
  return figures;
}

interface RoundOptions extends Pick<LifecycleOptions, 'slice' | 'onProgress'> {
  /** Round 0 warms up and isn't counted. */
  readonly round: number;
  readonly users: number;
}

async function measureRound(system: System, slices: ReadonlyMap<Contender, Slice[]>, options: RoundOptions): Promise<void> {
  const { round, users, slice, onProgress } = options;
  for (const [contender, counted] of slices) {
    const prefix = `${contender.name.replace(/\W/g, '-')}-u${users}-r${round}`;
    const result = await measureSlice(system, contender, users, slice, prefix);
    onProgress(`W1 ${contender.name}, ${users} users, round ${round}: ${Math.round(result.completions / result.seconds)} tasks/s`);
    if (round > 0) {
      counted.push(result);
    }
  }
}

async function measureSlice(system: System, contender: Contender, users: number, milliseconds: number, prefix: string): Promise<Slice> {
  const servers = cpuMeter(system, contender.workerPid);
  const before = process.cpuUsage();
  const result = await runClosedLoop(contender, users, milliseconds, prefix);
  const client = process.cpuUsage(before);
  return { ...result, cpu: { ...servers(), client: (client.user + client.system) / 1000 } };
}

function figuresOf(users: number, slices: ReadonlyMap<Contender, readonly Slice[]>): Figure[] {
  const figures: Figure[] = [];
  const rates = new Map<string, number[]>();
  const latencies = new Map<string, number[]>();
  for (const [{ name }, results] of slices) {
    const common = { workload: 'W1', variant: `${name}, ${users} users` };
    const rate = results.map(({ completions, seconds }) => completions / seconds);
    const latency = results.map(({ completeToVisible }) => percentile(completeToVisible, 0.5));
    rates.set(name, rate);
    latencies.set(name, latency);
    figures.push(
      { ...common, figure: 'task completions', value: median(rate), unit: '/s' },
      {
        ...common,
        figure: 'start → first task visible, p50',
        value: medianOf(results, (one) => percentile(one.startToVisible, 0.5)),
        unit: 'ms',
      },
      {
        ...common,
        figure: 'start → first task visible, p95',
        value: medianOf(results, (one) => percentile(one.startToVisible, 0.95)),
        unit: 'ms',
      },
      { ...common, figure: 'complete → next visible, p50', value: median(latency), unit: 'ms' },
      {
        ...common,
        figure: 'complete → next visible, p95',
        value: medianOf(results, (one) => percentile(one.completeToVisible, 0.95)),
        unit: 'ms',
      },
      ...CPU_USERS.map((user) => ({
        ...common,
        figure: `processor a task, ${user}`,
        value: medianOf(results, (one) => one.cpu[user] / one.completions),
        unit: 'ms',
      })),
    );
  }
  const ratio = (of: ReadonlyMap<string, readonly number[]>, other: string) =>
    median((of.get('ours') ?? []).map((value, round) => value / (of.get(other)?.[round] ?? Number.NaN)));
  const compared = (other: string) => ({ workload: 'W1', variant: `ours / ${other}, ${users} users`, unit: '×' });
  figures.push(
    { ...compared('hand-written sample'), figure: 'task completions', value: ratio(rates, 'hand-written sample'), aim: '≥ 1.0' },
    { ...compared('hand-written tuned'), figure: 'task completions', value: ratio(rates, 'hand-written tuned'), aim: '≥ 0.9' },
    {
      ...compared('hand-written tuned'),
      figure: 'complete → next visible, p50',
      value: ratio(latencies, 'hand-written tuned'),
      aim: '≤ 1.2',
    },
  );
  return figures;
}

function medianOf(slices: readonly Slice[], figure: (slice: Slice) => number): number {
  return median(slices.map(figure));
}
