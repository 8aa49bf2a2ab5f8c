import { parseArgs } from 'node:util';
import { stopWhenInterrupted } from '../scripts/system/stop-when-interrupted.ts';
import { prepareSystem } from '../scripts/system/system.ts';
import { print, save, type Figure } from './report.ts';
import { measureCycle } from './workloads/cycle.ts';
import { measureEngine } from './workloads/engine.ts';
import { measureFanOut } from './workloads/fan-out.ts';
import { measureLifecycle, type LifecycleOptions } from './workloads/lifecycle.ts';
import { measurePoison } from './workloads/poison.ts';

const HELP = `npm run bench [-- --only E1,W1,W3 --rounds N --users 1,16 --slice MS --stations N --json]

Measures the interpreter in memory, then the software on real servers of its own (embedded PostgreSQL, Temporal's dev
server) against a hand-written Temporal workflow that does the same work, in turn within one run.
  --only LIST    workloads: E1 (interpreter), W1 (service lifecycle in a closed loop), W3 (500 user
                 tasks of one multi-instance and their join), poison (W1 beside ten instances
                 that would never stop), cycle (an evaluation of many stations)
  --rounds N     counted rounds, medians are told (default 5)
  --users LIST   people working at once (default 1,16)
  --slice MS     milliseconds each contender works in a round (default 5000)
  --stations N   stations of the cycle (default 400)
  --json         JSON lines instead of a table

npm run bench:engine measures the interpreter alone.`;

const WORKLOADS = ['E1', 'W1', 'W3', 'poison', 'cycle'];

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: WORKLOADS.join(',') },
    rounds: { type: 'string', default: '5' },
    users: { type: 'string', default: '1,16' },
    slice: { type: 'string', default: '5000' },
    stations: { type: 'string', default: '400' },
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
  const unknown = values.only.split(',').filter((workload) => !WORKLOADS.includes(workload));
  if (unknown.length > 0) {
    console.error(`No workload ${unknown.join(', ')}; there is ${WORKLOADS.join(', ')}.`);
    process.exitCode = 1;
    return;
  }
  const onProgress = (line: string) => {
    if (!values.json) {
      console.log(line);
    }
  };
  const settings = {
    rounds: Number(values.rounds),
    users: values.users.split(',').map(Number),
    slice: Number(values.slice),
    stations: Number(values.stations),
  };
  const wanted = values.only.split(',');
  const figures: Figure[] = wanted.includes('E1') ? await measureEngine(settings.rounds) : [];
  if (wanted.some((workload) => workload !== 'E1')) {
    figures.push(...(await measureOnServers(wanted, { ...settings, onProgress })));
  }
  print(figures, values.json);
  onProgress(`written to ${await save('bench', figures, settings)}`);
}

interface ServerOptions extends LifecycleOptions {
  readonly stations: number;
}

async function measureOnServers(wanted: readonly string[], options: ServerOptions): Promise<Figure[]> {
  const system = await prepareSystem({ onProgress: options.onProgress });
  stopWhenInterrupted(system);
  try {
    return [
      ...(wanted.includes('W1') ? await measureLifecycle(system, options) : []),
      ...(wanted.includes('W3') ? await measureFanOut(system, options) : []),
      ...(wanted.includes('poison') ? await measurePoison(system, { ...options, users: Math.max(...options.users) }) : []),
      ...(wanted.includes('cycle') ? await measureCycle(system, { ...options, clients: Math.max(...options.users) }) : []),
    ];
  } finally {
    await system.stop();
  }
}
