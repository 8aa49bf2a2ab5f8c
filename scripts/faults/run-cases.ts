import { loadConfig } from '../../config/config.ts';
import { openDatabase, type Database } from '../../db/connection.ts';
import { prepareData } from '../start/prepare-data.ts';
import { inTurns } from '../support/in-turns.ts';
import { Random } from '../support/random.ts';
import type { System } from '../system/system.ts';
import { answersFor } from './answers.ts';
import { driveCase, type DrivenCase } from './case-driver.ts';
import { findBroken } from './invariants.ts';
import type { Outcome } from './report.ts';
import { Staff } from './staff.ts';
import { heal, strikeInTurn } from './striker.ts';

export interface CasesOptions {
  readonly cases: number;
  readonly strikes: number;
  readonly seed: number;
  readonly onProgress: (line: string) => void;
}

/** Cases under way at once. */
const CONCURRENCY = 8;

/** Takes cases through the service lifecycle by the pages while parts are killed in turn, and looks at what there is afterwards. */
export async function runCases(system: System, options: CasesOptions): Promise<Outcome> {
  const config = loadConfig(system.environment);
  const database = openDatabase(config.databaseUrl, { applicationName: 'social-work-faults', acquireTimeout: 5_000 });
  try {
    await prepareData(config, { demo: true });
    await heal(system);
    const { cases, strikes } = await disturbWork(system, database, options);
    await heal(system);
    const findings = await findBroken(database, config, cases);
    const acknowledged = cases.reduce((sum, driven) => sum + driven.acknowledged.length, 0);
    return { work: { cases: cases.length, acknowledged }, strikes, findings };
  } finally {
    await database.destroy();
  }
}

async function disturbWork(system: System, database: Database, { cases: count, strikes: most, seed, onProgress }: CasesOptions) {
  const random = new Random(seed);
  const staff = await Staff.of(database, system.webUrl);
  const cases: DrivenCase[] = Array.from({ length: count }, (_, number) => ({ number, instanceId: undefined, acknowledged: [] }));
  let isOver = false;
  const work = inTurns(cases, CONCURRENCY, async (next) => {
    await driveCase({ database, staff, random: new Random(next.number), answersFor }, next);
    onProgress(`case ${next.number}: ${next.fault ?? `at its end after ${next.acknowledged.length} tasks`}`);
  }).then(() => {
    isOver = true;
  });
  const onStrike = (part: string, number: number) => {
    onProgress(`strike ${number}: ${part}`);
  };
  const strikes = await strikeInTurn(system, { strikes: most, random, onStrike, isOver: () => isOver });
  await work;
  return { cases, strikes };
}
