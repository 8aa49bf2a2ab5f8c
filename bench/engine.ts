import { parseArgs } from 'node:util';
import { print, save } from './report.ts';
import { measureEngine } from './workloads/engine.ts';
import { measureLinearity } from './workloads/linearity.ts';

const HELP = `npm run bench:engine [-- --rounds N --json]

The interpreter in memory on one core, without servers: the lifecycle (W1), ten automatic tasks (W2), a 500-way
multi-instance (W3), a loop of 1,000 turns (W6), and the same lifecycle with bpmn-engine in turn; then how time grows with
inner instances, turns and elements of a diagram, and the dearest expression that is stopped at its bound.
  --rounds N   rounds of each, medians are told (default 5)
  --json       JSON lines instead of a table`;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(HELP);
} else {
  const rounds = Number(values.rounds);
  const figures = [...(await measureEngine(rounds)), ...(await measureLinearity())];
  print(figures, values.json);
  const file = await save('engine', figures, { rounds });
  if (!values.json) {
    console.log(`written to ${file}`);
  }
}
