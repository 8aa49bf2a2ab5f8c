import { loadConfig } from '../../../config/config.ts';
import { openDatabase } from '../../../db/connection.ts';
import { prepareCycleBed } from '../../system/cycle-bed.ts';
import type { System } from '../../system/system.ts';
import type { Outcome } from '../report.ts';
import { heal } from '../striker.ts';
import { findBrokenInCycle } from './cycle-invariants.ts';
import { disturbCycle } from './disturb-cycle.ts';
import { CYCLE_PARTS, type StrikePlan } from './strike-plan.ts';

export interface CycleOptions {
  readonly stations: number;
  readonly plan: StrikePlan;
  readonly onProgress: (line: string) => void;
}

/** Milliseconds until somebody who has no answer asks again. */
const DEADLINE = 5_000;

/** Takes the evaluation of a year over many stations while servers are killed, and looks at what there is afterwards. */
export async function runCycleWithFaults(system: System, { stations, plan, onProgress }: CycleOptions): Promise<Outcome> {
  const config = loadConfig(system.environment);
  const database = openDatabase(config.databaseUrl, { applicationName: 'social-work-faults', acquireTimeout: 5_000 });
  const bed = await prepareCycleBed(system, { stations, deadline: DEADLINE });
  try {
    const cycle = await disturbCycle(system, bed, { year: new Date().getFullYear(), plan, onProgress });
    await heal(system, CYCLE_PARTS);
    const findings = await findBrokenInCycle(database, config, cycle);
    const work = { stations, submitted: cycle.submitted.length, excused: cycle.excused.length };
    return { work, strikes: cycle.strikes, findings };
  } finally {
    await bed.stop();
    await database.destroy();
  }
}
