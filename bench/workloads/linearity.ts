import { evaluateFeel } from '../../engine/feel/index.ts';
import { largeDiagram } from '../engine/large-diagram.ts';
import { runInstance } from '../engine/our-engine.ts';
import { compileDiagram, loadDiagram } from '../load-diagram.ts';
import type { Figure } from '../report.ts';
import { median } from '../statistics.ts';

/** Half, whole and twice the usual size: what is linear takes the same time for each unit. */
const SIZES = { instances: [500, 1_000, 2_000], turns: [500, 1_000, 2_000], elements: [1_250, 2_500, 5_000] } as const;

/** Times that a size is measured; the median counts. */
const REPETITIONS = 5;

/**
 * How time grows: with the inner instances of a multi-instance, with the turns of a loop and with the elements of a
 * diagram; and how long the dearest expression takes that is stopped at its bound.
 */
export async function measureLinearity(): Promise<Figure[]> {
  const { definition: fanOut } = await loadDiagram('fan-out');
  const { definition: longLife } = await loadDiagram('long-life');
  const fan = (count: number) => {
    const items = Array.from({ length: count }, (_, index) => index);
    return () => runInstance(fanOut, { items }, {});
  };
  const loop = (limit: number) => () => runInstance(longLife, { turns: 0, limit }, {});
  return [
    ...(await growth('multi-instance', 'completion', SIZES.instances, fan)),
    ...(await growth('loop', 'turn', SIZES.turns, loop)),
    ...(await diagrams()),
    ...(await boundedExpressions()),
  ];
}

async function diagrams(): Promise<Figure[]> {
  const sources = new Map<number, string>(SIZES.elements.map((elements) => [elements, largeDiagram(elements)]));
  const sourceOf = (elements: number) => sources.get(elements) ?? largeDiagram(elements);
  const definitions = new Map<number, Awaited<ReturnType<typeof compileDiagram>>>();
  const compile = (elements: number) => async () => {
    definitions.set(elements, await compileDiagram('large', sourceOf(elements)));
  };
  const compiling = await growth('diagram, compiling', 'element', SIZES.elements, compile);
  const running = await growth('diagram, running', 'element', SIZES.elements, (elements) => () => {
    const definition = definitions.get(elements);
    return definition && runInstance(definition, { n: 0 }, {});
  });
  return [...compiling, ...running];
}

/** Each ends with a fault: at its bound of work, or after all that the bound of a list allows. */
const HOSTILE: readonly string[] = [
  'for i in 1..1000, j in 1..1000 return i * j',
  '{f: function(n) if n < 2 then n else f(n - 1) + f(n - 2), y: f(60)}.y',
  'sort(for i in 1..90000 return i, function(a, b) a < b)',
  'for i in 1..100000 return date("2026-01-01") + duration("P1D")',
  'for i in 1..100000 return matches(text, "a*a*a*b")',
];

async function boundedExpressions(): Promise<Figure[]> {
  const variables = { text: 'a'.repeat(10_000) };
  const times: number[] = [];
  for (const source of HOSTILE) {
    times.push(await timeOf(() => evaluateFeel(source, variables, 0)));
  }
  return [{ workload: 'E1', variant: 'FEEL', figure: 'dearest expression stopped at its bound', value: Math.max(...times), unit: 'ms' }];
}

async function growth(variant: string, unit: string, sizes: readonly number[], workOf: (size: number) => () => unknown): Promise<Figure[]> {
  const common = { workload: 'E1', variant };
  const times: { readonly size: number; readonly milliseconds: number }[] = [];
  for (const size of sizes) {
    times.push({ size, milliseconds: await timeOf(workOf(size)) });
  }
  const perUnit = times.map(({ size, milliseconds }) => (milliseconds * 1000) / size);
  return [
    ...times.map(({ size, milliseconds }) => ({ ...common, figure: `${size}: total`, value: milliseconds, unit: 'ms' })),
    ...times.map(({ size }, index) => ({ ...common, figure: `${size}: per ${unit}`, value: perUnit[index] ?? Number.NaN, unit: 'µs' })),
    {
      ...common,
      figure: `per ${unit}, largest / smallest`,
      value: (perUnit.at(-1) ?? Number.NaN) / (perUnit[0] ?? Number.NaN),
      unit: '×',
      aim: '≤ 1.5',
    },
  ];
}

/** Milliseconds of a piece of work, after one turn that isn't counted. */
async function timeOf(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let repetition = 0; repetition <= REPETITIONS; repetition += 1) {
    const from = performance.now();
    await work();
    times.push(performance.now() - from);
  }
  return median(times.slice(1));
}
