import type { OrganisationTree } from '../organisations/organisation-tree.ts';
import { groupsOf, type Person } from '../person.ts';
import { caseReadingMatrix, type Extent } from './case-reading-matrix.ts';

/** The matrix worked out for one person: organisation codes by how much of them is readable. Lists in SQL use the same sets. */
export interface ReadingScope {
  readonly person: string;
  readonly groups: readonly string[];
  readonly all: readonly string[];
  readonly archive: readonly string[];
  readonly alarmed: readonly string[];
  readonly consulted: readonly string[];
  readonly withReason: readonly string[];
  /** Stations and rooms for which the person answers referrals. */
  readonly receives: readonly string[];
}

export function readingScope(person: Person, tree: OrganisationTree): ReadingScope {
  const sets: Record<Exclude<Extent, 'none'>, Set<string>> = {
    all: new Set(),
    archive: new Set(),
    alarmed: new Set(),
    consulted: new Set(),
    withReason: new Set(),
  };
  const receives = new Set<string>();
  for (const { role, organisation } of person.assignments) {
    const tier = tree.find(organisation)?.tier;
    const rule = caseReadingMatrix.find((candidate) => candidate.role === role && candidate.tier === tier);
    if (rule === undefined) continue;
    if (rule.own !== 'none') sets[rule.own].add(organisation);
    if (rule.below !== 'none') addAll(sets[rule.below], tree.codesBelow(organisation));
    if (role === 'head' || role === 'lead') receives.add(organisation);
    if ((role === 'head' || role === 'lead') && tier === 'station') addAll(receives, tree.codesBelow(organisation));
  }
  return {
    person: person.id,
    groups: groupsOf(person),
    all: [...sets.all],
    archive: [...sets.archive],
    alarmed: [...sets.alarmed],
    consulted: [...sets.consulted],
    withReason: [...sets.withReason],
    receives: [...receives],
  };
}

function addAll(set: Set<string>, values: readonly string[]): void {
  for (const value of values) set.add(value);
}
