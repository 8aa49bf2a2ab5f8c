import { isRecord } from '../../support/is-record.ts';

/** Properties that a block can do without. */
const OPTIONAL: ReadonlySet<string> = new Set([
  'repetition',
  'merge',
  'handler',
  'condition',
  'completion',
  'code',
  'repeats',
  'activity',
  'join',
  'named',
]);
/** Lists whose items can go, one by one. */
const LISTS: ReadonlySet<string> = new Set([
  'blocks',
  'handlers',
  'boundaries',
  'branches',
  'ways',
  'strands',
  'nodes',
  'edges',
  'processes',
]);

/** Work that is as simple as a user task, or simpler. */
const PLAIN: ReadonlySet<string> = new Set(['userTask', 'task', 'manualTask']);

/** The same model with one thing less: the larger things first. */
export function variants<T>(value: T): Iterable<T>;
export function* variants(value: unknown): Iterable<unknown> {
  if (Array.isArray(value)) yield* itemVariants(value);
  else if (isRecord(value)) yield* blockVariants(value);
}

function* itemVariants(items: readonly unknown[]): Iterable<unknown> {
  for (const [index, item] of items.entries()) {
    for (const variant of variants(item)) yield items.with(index, variant);
  }
}

function* blockVariants(block: Readonly<Record<string, unknown>>): Iterable<unknown> {
  for (const [name, value] of Object.entries(block)) {
    if (LISTS.has(name) && Array.isArray(value)) yield* listVariants(block, name, value);
    if (OPTIONAL.has(name) && !isNeeded(block, name)) yield without(block, name);
  }
  if (isRecord(block.work) && !PLAIN.has(String(block.work.type))) yield { ...block, work: { type: 'userTask' } };
  for (const [name, value] of Object.entries(block)) {
    for (const variant of variants(value)) yield { ...block, [name]: variant };
  }
}

/** A conditional event is nothing without its condition, nor is a loop. */
function isNeeded(block: Readonly<Record<string, unknown>>, name: string): boolean {
  return name === 'condition' && (block.kind === 'conditional' || block.type === 'loop');
}

function* listVariants(block: Readonly<Record<string, unknown>>, name: string, items: readonly unknown[]): Iterable<unknown> {
  for (const [index, item] of items.entries()) {
    // The first process is the one that is started.
    if (name !== 'processes' || index > 0) yield { ...block, [name]: items.toSpliced(index, 1) };
    if (name === 'blocks') for (const inner of innerBlocks(item)) yield { ...block, [name]: items.toSpliced(index, 1, ...inner) };
  }
}

/** What is inside a block, to stand in its place. */
function innerBlocks(block: unknown): readonly (readonly unknown[])[] {
  if (!isRecord(block)) return [];
  return Object.entries(block).flatMap(([name, value]): readonly (readonly unknown[])[] => {
    if (name === 'blocks' && Array.isArray(value)) return [value];
    if (Array.isArray(value)) return value.flatMap(innerBlocks);
    return innerBlocks(value);
  });
}

function without(block: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.fromEntries(Object.entries(block).filter(([other]) => other !== name));
}
