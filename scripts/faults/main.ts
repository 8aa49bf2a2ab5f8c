import { parseArgs } from 'node:util';
import { Random } from '../support/random.ts';
import { stopWhenInterrupted } from '../system/stop-when-interrupted.ts';
import { prepareSystem, type System } from '../system/system.ts';
import { runCycleWithFaults } from './cycle/run-cycle-with-faults.ts';
import { planStrikes } from './cycle/strike-plan.ts';
import { report, type Outcome } from './report.ts';
import { runCases } from './run-cases.ts';

const HELP = `npm run faults -- [--cases N] [--strikes N] [--seed S] [--json]
npm run faults -- --cycle [--stations N] [--strikes N] [--seed S] [--json]

Takes cases through the service lifecycle by the pages while worker, web, PostgreSQL and Temporal are killed (SIGKILL)
in turn at random moments, then starts everything again and checks: every acknowledged action is there once, no task is
lost or doubled, no instance is stuck, the read model says what the engine says, the audit chain is whole.
  --cases N     cases to drive (default 50)
  --strikes N   blows at most (default 40; of a cycle exactly, default 12)
  --seed S      repeats moments and order (default: a fresh one, printed)
  --json        one JSON line

With --cycle it is the evaluation of a year: worker, PostgreSQL and Temporal are killed, one or two at once, while stations'
instances are called, while stations submit, and while the last ones end. Then every station must have been called once
and have its row, its first task and what it submitted once, and the cycle waits at 审定发布 once.
  --stations N  stations of the cycle (default 40)`;

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '50' },
    cycle: { type: 'boolean', default: false },
    stations: { type: 'string', default: '40' },
    strikes: { type: 'string' },
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
  stopWhenInterrupted(system);
  const seed = Number(values.seed);
  try {
    report(values.cycle ? await faultyCycle(system, seed) : await faultyCases(system, seed), { seed, asJson: values.json });
  } finally {
    await system.stop();
  }
}

async function faultyCases(system: System, seed: number): Promise<Outcome> {
  return await runCases(system, { cases: Number(values.cases), strikes: Number(values.strikes ?? 40), seed, onProgress: tell });
}

async function faultyCycle(system: System, seed: number): Promise<Outcome> {
  const stations = Number(values.stations);
  const plan = planStrikes(new Random(seed), { stations, strikes: Number(values.strikes ?? 12) });
  return await runCycleWithFaults(system, { stations, plan, onProgress: tell });
}

function tell(line: string): void {
  if (!values.json) {
    console.log(line);
  }
}
