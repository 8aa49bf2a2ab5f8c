import { inTurns } from '../../support/in-turns.ts';
import { cycleIdOf, type CycleBed } from '../../system/cycle-bed.ts';
import type { System } from '../../system/system.ts';
import { insist } from '../insist.ts';
import { noStrikes, type Strikes } from '../striker.ts';
import { cyclePhases, type CycleAnswers, type PhaseWork } from './cycle-phases.ts';
import { strikeAlong } from './strike-along.ts';
import { PHASES, type Blow, type StrikePlan } from './strike-plan.ts';

/** A cycle that was worked through while servers were killed. */
export interface DisturbedCycle extends Readonly<CycleAnswers> {
  readonly cycleId: string;
  readonly stations: readonly string[];
  readonly strikes: Strikes;
}

export interface DisturbOptions {
  readonly year: number;
  readonly plan: StrikePlan;
  readonly onProgress: (line: string) => void;
}

/** What follows by itself after everybody has acted may take this long, in milliseconds. */
const PATIENCE = 120_000;

/** Starting again what was killed, and noticing that a killed worker's job has to be done again, in milliseconds. */
const PATIENCE_A_BLOW = 30_000;

/** Takes a cycle over all stations of the bed from its start until it waits for its publication, while servers are killed as planned. */
export async function disturbCycle(system: System, bed: CycleBed, { year, plan, onProgress }: DisturbOptions): Promise<DisturbedCycle> {
  const { stations } = bed;
  const cycleId = cycleIdOf(year);
  const answers: CycleAnswers = { submitted: [], excused: [], faults: [] };
  const strikes = noStrikes();
  const phases = cyclePhases(bed, year, cycleId, answers);
  await bed.publishScheme(year);
  for (const phase of PHASES) {
    const begun = performance.now();
    const tell = (line: string): void => {
      onProgress(`${phase}, ${((performance.now() - begun) / 1000).toFixed(1)} s: ${line}`);
    };
    const onStrike = ({ parts }: Blow, progress: number): void => {
      for (const part of parts) strikes[part] += 1;
      tell(`${parts.join(' and ')} killed when ${String(progress)} of ${String(stations.length)} are through`);
    };
    try {
      await disturbPhase(system, phases[phase], plan[phase], onStrike);
      tell('everything is through');
    } catch (error) {
      answers.faults.push(`${phase}: ${error instanceof Error ? error.message : String(error)}`);
    }
    if (phase === 'fan-out') await inTurns(stations, UPLOADS_AT_ONCE, (station) => bed.upload(cycleId, station));
  }
  return { ...answers, cycleId, stations, strikes };
}

/** Without materials a station can't submit; uploading them isn't what is tested. */
const UPLOADS_AT_ONCE = 4;

async function disturbPhase(system: System, work: PhaseWork, blows: readonly Blow[], onStrike: (blow: Blow, progress: number) => void) {
  let isOver = false;
  const striking = strikeAlong(system, blows, { progress: () => work.progress(), isOver: () => isOver, onStrike });
  try {
    await work.act();
    await untilThrough(work, PATIENCE + blows.length * PATIENCE_A_BLOW);
  } finally {
    isOver = true;
    await striking;
  }
}

async function untilThrough(work: PhaseWork, within: number): Promise<void> {
  const look = async (): Promise<void> => {
    if (!(await work.isThrough())) throw new Error(`not through ${String(within / 1000)} s after everybody has acted`);
  };
  await insist(look, { within, pause: 50 });
}
