import { runWithBpmnEngine } from '../engine/bpmn-engine.ts';
import { runInstance } from '../engine/our-engine.ts';
import { loadDiagram } from '../load-diagram.ts';
import type { Figure } from '../report.ts';
import { median } from '../statistics.ts';

/** How long one contender runs in a round. */
const SLICE_MILLISECONDS = 400;

/**
 * The interpreter in memory on one core: the lifecycle (W1), ten automatic tasks (W2), a 500-way multi-instance (W3), a
 * loop of 1,000 turns (W6), and the same lifecycle with bpmn-engine in turn (E1).
 */
export async function measureEngine(rounds: number): Promise<Figure[]> {
  const lifecycle = await loadDiagram('lifecycle');
  const automatic = await loadDiagram('ten-service-tasks');
  const fanOut = await loadDiagram('fan-out');
  const longLife = await loadDiagram('long-life');
  const completion = { outcome: 'ok', note: 'n', score: 1 };
  const items = Array.from({ length: 500 }, (_, index) => index);
  const contenders: Record<string, () => Promise<Work> | Work> = {
    'W1 ours': () => runInstance(lifecycle.definition, { risk: 3 }, completion),
    'W1 bpmn-engine': async () => ({
      completions: await runWithBpmnEngine(inItsDialect(lifecycle.xml), { highRisk: true, stop: false }),
      steps: 0,
    }),
    'W2 ours': () => runInstance(automatic.definition, {}, {}),
    'W3 ours': () => runInstance(fanOut.definition, { items }, {}),
    'W6 ours': () => runInstance(longLife.definition, { turns: 0, limit: 1000 }, {}),
  };
  const rates = new Map<string, { tasks: number[]; steps: number[] }>();
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, work] of Object.entries(contenders)) {
      const { tasksPerSecond, stepsPerSecond } = await measure(work);
      const rate = rates.get(name) ?? { tasks: [], steps: [] };
      rates.set(name, rate);
      // The first round warms up.
      if (round > 0) {
        rate.tasks.push(tasksPerSecond);
        rate.steps.push(stepsPerSecond);
      }
    }
  }
  const figures = [...rates].flatMap(([name, { tasks, steps }]) => figuresOf(name, tasks, steps));
  const ratios = (rates.get('W1 ours')?.tasks ?? []).map((rate, round) => rate / (rates.get('W1 bpmn-engine')?.tasks[round] ?? Number.NaN));
  figures.push({
    workload: 'W1',
    variant: 'ours / bpmn-engine',
    figure: 'task completions',
    value: median(ratios),
    unit: '×',
    aim: '≥ 50',
  });
  figures.push(...stateSizes({ W1: [lifecycle.definition, { risk: 3 }], W3: [fanOut.definition, { items }] }, completion));
  return figures;
}

interface Work {
  readonly completions: number;
  readonly steps: number;
}

async function measure(work: () => Promise<Work> | Work) {
  const from = performance.now();
  let completions = 0;
  let steps = 0;
  do {
    const done = await work();
    completions += done.completions;
    steps += done.steps;
  } while (performance.now() - from < SLICE_MILLISECONDS);
  const seconds = (performance.now() - from) / 1000;
  return { tasksPerSecond: completions / seconds, stepsPerSecond: steps / seconds };
}

function figuresOf(name: string, tasks: readonly number[], steps: readonly number[]): Figure[] {
  const [workload = '', ...variant] = name.split(' ');
  const common = { workload, variant: variant.join(' ') };
  const completions: Figure = { ...common, figure: 'task completions', value: median(tasks), unit: '/s' };
  return median(steps) > 0 ? [completions, { ...common, figure: 'steps', value: median(steps), unit: '/s' }] : [completions];
}

function stateSizes(runs: Readonly<Record<string, Parameters<typeof sizeOf>[0]>>, completion: Parameters<typeof runInstance>[2]): Figure[] {
  return Object.entries(runs).map(([workload, run]) => ({
    workload,
    variant: 'ours',
    figure: 'largest state',
    value: sizeOf(run, completion),
    unit: 'B',
  }));
}

function sizeOf(
  [definition, variables]: readonly [Parameters<typeof runInstance>[0], Parameters<typeof runInstance>[1]],
  completion: Parameters<typeof runInstance>[2],
) {
  return runInstance(definition, variables, completion, true).stateSize;
}

/** bpmn-engine has its own expressions: the same two questions in its words. */
function inItsDialect(xml: string): string {
  return xml
    .replace('=risk &gt;= 3', '${environment.variables.highRisk}')
    .replace(/=outcome = (?:"|&quot;)stop(?:"|&quot;)/, '${environment.variables.stop}');
}
