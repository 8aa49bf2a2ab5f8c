import type { Random } from '../../support/random.ts';
import type { Part } from '../../system/system.ts';

/** What a cycle of evaluations goes through with all stations at once. */
export const PHASES = ['fan-out', 'submitting', 'joining'] as const;
export type Phase = (typeof PHASES)[number];

/** What such a cycle needs; people act on it without the pages. */
export const CYCLE_PARTS = ['postgres', 'temporal', 'worker'] as const satisfies readonly Part[];

export interface Blow {
  /** Killed together: one process, or two as when a machine dies that has both. */
  readonly parts: readonly Part[];
  /** It falls when so many stations have got through the phase. */
  readonly after: number;
  /** Milliseconds until what was killed is started again. */
  readonly downFor: number;
}

export type StrikePlan = Readonly<Record<Phase, readonly Blow[]>>;

/** Phases get the same share of blows, and parts take turns within a phase, so that a few blows hit each part in each phase. */
export function planStrikes(random: Random, { stations, strikes }: { readonly stations: number; readonly strikes: number }): StrikePlan {
  const [fanOut, submitting, joining] = PHASES.map((_, index) => {
    const share = Math.floor((strikes + PHASES.length - 1 - index) / PHASES.length);
    const moments = Array.from({ length: share }, () => random.integer(0, stations - 1)).toSorted((one, other) => one - other);
    const turns = random.shuffle(CYCLE_PARTS);
    return moments.map((after, turn) => ({
      parts: turns.slice(turn % turns.length, (turn % turns.length) + (random.chance(BOTH) ? 2 : 1)),
      after,
      downFor: random.between(0, 2_000),
    }));
  });
  return { 'fan-out': fanOut ?? [], submitting: submitting ?? [], joining: joining ?? [] };
}

/** How often two parts die at once. */
const BOTH = 0.25;
