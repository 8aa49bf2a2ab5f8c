import type { ReferenceState } from '../../../reference/index.ts';

/** One way in which the reference can have come where the engine is: its state, and what it calls the engine's instances. */
export interface Candidate {
  readonly state: ReferenceState;
  /** Reference ids by the engine's keys. */
  readonly names: Readonly<Record<string, string>>;
}

export function named({ state, names }: Candidate, key: string, id: string): Candidate {
  return { state, names: { ...names, [key]: id } };
}

/** Ids that have no key yet: the engine hasn't spoken of them. */
export function isUnnamed({ names }: Candidate, id: string): boolean {
  return !Object.values(names).includes(id);
}

/** The same candidates, each once. */
export function distinct(candidates: readonly Candidate[]): readonly Candidate[] {
  if (candidates.length < 2) return candidates;
  return [...new Map(candidates.map((candidate) => [JSON.stringify(candidate), candidate])).values()];
}
