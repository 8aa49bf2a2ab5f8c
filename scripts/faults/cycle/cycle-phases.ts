import { Refused } from '../../../client/refused.ts';
import { inTurns } from '../../support/in-turns.ts';
import type { CycleBed, StationTask } from '../../system/cycle-bed.ts';
import { SUPERVISORS } from '../../system/cycle-registers.ts';
import { insist, type InsistOptions } from '../insist.ts';
import type { Phase } from './strike-plan.ts';

/** What people were told in a cycle. */
export interface CycleAnswers {
  /** Tasks that were completed, by the engine's word. */
  readonly submitted: StationTask[];
  /** Stations whose excuse was taken. */
  readonly excused: string[];
  /** Where somebody gave up. */
  readonly faults: string[];
}

export interface PhaseWork {
  /** Stations that are through. */
  progress(): Promise<number>;
  /** What people do. */
  act(): Promise<void>;
  /** The engine has done what follows. */
  isThrough(): Promise<boolean>;
}

/** People who act at once. */
const CLIENTS = 8;

/** A person waits two minutes for the software to come back, and doesn't ask again when refused. */
const UNTIL_ANSWERED: InsistOptions = { within: 120_000, unless: (error) => error instanceof Refused };

/** What happens with all stations of a cycle at once. Whoever gets no answer does the same again. */
export function cyclePhases(bed: CycleBed, year: number, cycleId: string, answers: CycleAnswers): Readonly<Record<Phase, PhaseWork>> {
  const { stations } = bed;

  /** Everybody acts, and those who give up don't keep the others from it. */
  async function everybody<Item>(items: readonly Item[], act: (item: Item) => Promise<void>, answered: Item[]): Promise<void> {
    await inTurns(items, CLIENTS, async (item) => {
      try {
        await insist(() => act(item), UNTIL_ANSWERED);
        answered.push(item);
      } catch (error) {
        answers.faults.push(`${JSON.stringify(item)}: ${String(error)}`);
      }
    });
  }

  return {
    'fan-out': {
      progress: () => bed.called(cycleId),
      act: () => insist(() => bed.start(year, stations.length), UNTIL_ANSWERED),
      isThrough: async () => (await bed.openTasks(cycleId, 'Task_selfAssess')).length >= stations.length,
    },
    submitting: {
      progress: () => Promise.resolve(answers.submitted.length),
      async act() {
        const tasks = await insist(() => bed.openTasks(cycleId, 'Task_selfAssess'), UNTIL_ANSWERED);
        await everybody(tasks, (task) => bed.submit(task), answers.submitted);
      },
      isThrough: async () => (await bed.openTasks(cycleId, 'Task_review')).length >= stations.length * SUPERVISORS.length,
    },
    joining: {
      progress: () => bed.ended(cycleId),
      act: () => everybody(stations, (station) => bed.excuse(cycleId, station), answers.excused),
      isThrough: () => bed.isOpen(cycleId, 'Task_publish'),
    },
  };
}
