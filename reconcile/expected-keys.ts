import type { OpenKeys } from '../db/read-model/instances-repository.ts';
import type { InstanceState, Wait } from '../engine/index.ts';

/** The keys that the read model of an instance must hold, by the engine's own state. */
export function expectedKeys(state: InstanceState): OpenKeys {
  const waits = Object.values(state.waits);
  const ofKind = (...kinds: readonly Wait['kind'][]) => waits.filter(({ kind }) => kinds.includes(kind)).map(({ key }) => key);
  return {
    elements: Object.values(state.elements)
      .filter(({ status }) => status !== 'activating')
      .map(({ key }) => key),
    tasks: ofKind('userTask'),
    timers: ofKind('timer'),
    subscriptions: ofKind('message', 'signal'),
    jobs: ofKind('job'),
    incidents: Object.keys(state.incidents),
  };
}

/** Differences in words, one a table: `tasks: -3 +5` for a missing 3 and a 5 too many. Empty when they agree. */
export function differences(expected: OpenKeys, found: OpenKeys): readonly string[] {
  return TABLES.flatMap((table) => {
    const [wanted, present] = [new Set(expected[table]), new Set(found[table])];
    const missing = [...wanted].filter((key) => !present.has(key)).map((key) => `-${key}`);
    const extra = [...present].filter((key) => !wanted.has(key)).map((key) => `+${key}`);
    return missing.length + extra.length === 0 ? [] : [`${table}: ${[...missing, ...extra].join(' ')}`];
  });
}

const TABLES = ['elements', 'tasks', 'timers', 'subscriptions', 'jobs', 'incidents'] as const satisfies readonly (keyof OpenKeys)[];
