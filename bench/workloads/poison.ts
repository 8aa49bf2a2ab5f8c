import type { System } from '../../scripts/system/system.ts';
import type { Figure } from '../report.ts';
import { runClosedLoop } from '../servers/closed-loop.ts';
import type { Contender } from '../servers/contender.ts';
import { ourContender } from '../servers/our-contender.ts';
import { POISON_KINDS, preparePoison, type Poison } from '../servers/poison.ts';
import { median, percentile } from '../statistics.ts';
import type { LifecycleOptions } from './lifecycle.ts';

export interface PoisonOptions extends Omit<LifecycleOptions, 'users'> {
  readonly users: number;
}

/**
 * What neighbours notice of instances that would never stop: the lifecycle in a closed loop, in turn alone and while
 * ten such instances are started on the same worker. Each of those has to end as an incident.
 */
export async function measurePoison(system: System, { rounds, users, slice, onProgress }: PoisonOptions): Promise<Figure[]> {
  const contender = await ourContender(system);
  const poison = await preparePoison(system);
  const alone: Slice[] = [];
  const beside: Slice[] = [];
  try {
    for (let round = 0; round <= rounds; round += 1) {
      const quiet = await measureSlice(contender, { users, slice, prefix: `quiet-r${String(round)}` });
      const poisoned = await measureSlice(contender, { users, slice, prefix: `poisoned-r${String(round)}`, poison });
      onProgress(`poison, round ${round}: p99 ${tell(quiet)} alone, ${tell(poisoned)} beside ten that never stop`);
      // The first round warms up.
      if (round > 0) {
        alone.push(quiet);
        beside.push(poisoned);
      }
    }
  } finally {
    await poison.stop();
    await contender.stop();
  }
  return figuresOf(users, alone, beside);
}

interface Slice {
  /** Milliseconds from completing a task until the next one is in the inbox. */
  readonly latencies: readonly number[];
  readonly perSecond: number;
}

interface SliceOptions {
  readonly users: number;
  readonly slice: number;
  readonly prefix: string;
  readonly poison?: Poison;
}

async function measureSlice(contender: Contender, { users, slice, prefix, poison }: SliceOptions): Promise<Slice> {
  // They come early enough for the last to be felt within the slice.
  const started = poison?.start(prefix, slice * 0.9);
  const { completions, seconds, completeToVisible } = await runClosedLoop(contender, users, slice, prefix);
  await started;
  const stopped = (await poison?.incidents(prefix)) ?? POISON_KINDS;
  if (stopped !== POISON_KINDS) {
    throw new Error(`${String(stopped)} of ${String(POISON_KINDS)} poison instances have an incident`);
  }
  return { latencies: completeToVisible, perSecond: completions / seconds };
}

function tell({ latencies }: Slice): string {
  return `${String(Math.round(percentile(latencies, 0.99)))} ms`;
}

function figuresOf(users: number, alone: readonly Slice[], beside: readonly Slice[]): Figure[] {
  const of = (slices: readonly Slice[], rank: number) => median(slices.map(({ latencies }) => percentile(latencies, rank)));
  const variants = [
    { variant: `alone, ${String(users)} users`, slices: alone },
    { variant: `beside ten poison instances, ${String(users)} users`, slices: beside },
  ];
  const common = { workload: 'poison' };
  const figures = variants.flatMap(({ variant, slices }) => [
    { ...common, variant, figure: 'complete → next visible, p50', value: of(slices, 0.5), unit: 'ms' },
    { ...common, variant, figure: 'complete → next visible, p99', value: of(slices, 0.99), unit: 'ms' },
    { ...common, variant, figure: 'task completions', value: median(slices.map(({ perSecond }) => perSecond)), unit: '/s' },
  ]);
  return [
    ...figures,
    { ...common, variant: 'beside / alone', figure: 'p99', value: of(beside, 0.99) / of(alone, 0.99), unit: '×' },
    { ...common, variant: 'beside / alone', figure: 'p50', value: of(beside, 0.5) / of(alone, 0.5), unit: '×' },
  ];
}
