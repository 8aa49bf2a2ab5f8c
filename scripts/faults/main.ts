import { parseArgs } from 'node:util';
import { loadConfig } from '../../config/config.ts';
import { openDatabase, type Database } from '../../db/connection.ts';
import { prepareData } from '../start/prepare-data.ts';
import { stopWhenInterrupted } from '../system/stop-when-interrupted.ts';
import { prepareSystem, type System } from '../system/system.ts';
import { answersFor } from './answers.ts';
import { driveCase, type DrivenCase } from './case-driver.ts';
import { findBroken, type Findings } from './invariants.ts';
import { Random } from '../support/random.ts';
import { Staff } from './staff.ts';
import { heal, strikeInTurn, type Strikes } from './striker.ts';

const HELP = `npm run faults -- [--cases N] [--strikes N] [--seed S] [--json]

Takes cases through the service lifecycle by the pages while worker, web, PostgreSQL and Temporal are killed (SIGKILL)
in turn at random moments, then starts everything again and checks: every acknowledged action is there once, no task is
lost or doubled, no instance is stuck, the read model says what the engine says, the audit chain is whole.
  --cases N     cases to drive (default 50)
  --strikes N   blows at most (default 40)
  --seed S      repeats moments and order (default: a fresh one, printed)
  --json        one JSON line`;

/** Cases under way at once. */
const CONCURRENCY = 8;

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '50' },
    strikes: { type: 'string', default: '40' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(HELP);
} else {
  await main();
}

async function main(): Promise<void> {
  const system = await prepareSystem({ onProgress: tell });
  const config = loadConfig(system.environment);
  const database = openDatabase(config.databaseUrl, { applicationName: 'social-work-faults', acquireTimeout: 5_000 });
  stopWhenInterrupted(system);
  try {
    await prepareData(config, { demo: true });
    await heal(system);
    const { cases, strikes } = await disturbWork(system, database);
    await heal(system);
    const findings = await findBroken(database, config, cases);
    report(cases, strikes, findings);
  } finally {
    await database.destroy();
    await system.stop();
  }
}

async function disturbWork(system: System, database: Database) {
  const random = new Random(Number(values.seed));
  const staff = await Staff.of(database, system.webUrl);
  const cases: DrivenCase[] = Array.from({ length: Number(values.cases) }, (_, number) => ({
    number,
    instanceId: undefined,
    acknowledged: [],
  }));
  const waiting = [...cases];
  let isOver = false;
  const work = Promise.all(
    Array.from({ length: CONCURRENCY }, async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        await driveCase({ database, staff, random: new Random(next.number), answersFor }, next);
        tell(`case ${next.number}: ${next.fault ?? `at its end after ${next.acknowledged.length} tasks`}`);
      }
    }),
  ).then(() => {
    isOver = true;
  });
  const onStrike = (part: string, number: number) => {
    tell(`strike ${number}: ${part}`);
  };
  const strikes = await strikeInTurn(system, { strikes: Number(values.strikes), random, onStrike, isOver: () => isOver });
  await work;
  return { cases, strikes };
}

function report(cases: readonly DrivenCase[], strikes: Strikes, findings: Findings): void {
  const acknowledged = cases.reduce((sum, driven) => sum + driven.acknowledged.length, 0);
  const { lost, doubled, stuck, disagreeing } = findings;
  const total = {
    cases: cases.length,
    acknowledged,
    lost: lost.length,
    doubled: doubled.length,
    stuck: stuck.length,
    disagreeing: disagreeing.length,
  };
  const struck = Object.values(strikes).reduce((sum, number) => sum + number, 0);
  if (values.json) {
    console.log(JSON.stringify({ seed: Number(values.seed), ...total, strikes, findings }));
  } else {
    for (const [kind, lines] of Object.entries({ lost, doubled, stuck, disagreeing })) {
      lines.forEach((line) => {
        console.log(`${kind}: ${line}`);
      });
    }
    console.log(
      `seed ${values.seed}; strikes ${struck}: ${Object.entries(strikes)
        .map(([part, number]) => `${part} ${number}`)
        .join(', ')}`,
    );
    console.log(
      Object.entries(total)
        .map(([name, number]) => `${name} ${number}`)
        .join(', '),
    );
  }
  if (lost.length + doubled.length + stuck.length + disagreeing.length > 0) {
    process.exitCode = 1;
  }
}

function tell(line: string): void {
  if (!values.json) {
    console.log(line);
  }
}
