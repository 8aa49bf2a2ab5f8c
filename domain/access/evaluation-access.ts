import type { StationEvaluationStatus } from '../evaluations/evaluation-status.ts';
import { isRunByAgency } from '../organisations/organisation.ts';
import type { OrganisationTree } from '../organisations/organisation-tree.ts';
import type { Person } from '../person.ts';
import type { RoleCode } from '../roles.ts';

/** Who holds the evaluations of Art 35. */
const HOLDING: readonly RoleCode[] = ['chief', 'deputy', 'desk'];
/** Who answers for a station and sees what it was given. */
const OF_STATION: readonly RoleCode[] = ['head', 'lead', 'worker', 'archivist', 'town-officer', 'agency-manager'];
/** Who hands in materials for a station. */
const SUBMITTING: readonly RoleCode[] = ['head', 'lead', 'worker'];

/** Stations whose evaluations a person sees: every one, or these. */
export type EvaluationScope = { readonly kind: 'all' } | { readonly kind: 'stations'; readonly stations: readonly string[] };

/** The bureau and the 督导团队 see all stations, a station's people their own: nobody sees what a neighbour was given before it is published. */
export function evaluationScope(person: Person, tree: OrganisationTree): EvaluationScope {
  if (mayHoldEvaluations(person) || person.assignments.some(({ role }) => role === 'supervisor')) return { kind: 'all' };
  const stations = person.assignments
    .filter(({ role, organisation }) => OF_STATION.includes(role) && isEvaluated(organisation, tree))
    .map(({ organisation }) => organisation);
  return { kind: 'stations', stations: [...new Set(stations)] };
}

export function maySeeEvaluation(person: Person, station: string, tree: OrganisationTree): boolean {
  const scope = evaluationScope(person, tree);
  return scope.kind === 'all' || scope.stations.includes(station);
}

/** Editing schemes, starting and pausing cycles, adding and excusing stations. */
export function mayHoldEvaluations(person: Person): boolean {
  return person.assignments.some(({ role }) => HOLDING.includes(role));
}

/** Handing in files: people of the station, until reviewers have begun. */
export function maySubmitMaterials(person: Person, station: string, status: StationEvaluationStatus): boolean {
  return (
    (status === 'self-assessing' || status === 'checking') &&
    person.assignments.some(({ role, organisation }) => organisation === station && SUBMITTING.includes(role))
  );
}

/** What single reviewers gave: reviewers score without knowing of each other, and stations get one result. */
export function maySeeReviewersPoints(person: Person, status: StationEvaluationStatus): boolean {
  return mayHoldEvaluations(person) || (status !== 'reviewing' && person.assignments.some(({ role }) => role === 'supervisor'));
}

/** What the reviewers have come to: from when the station may appeal. */
export function maySeeProvisional(person: Person, status: StationEvaluationStatus): boolean {
  return mayHoldEvaluations(person) || !BEFORE_RESULT.has(status);
}

const BEFORE_RESULT: ReadonlySet<StationEvaluationStatus> = new Set<StationEvaluationStatus>([
  'self-assessing',
  'checking',
  'reviewing',
  'discussing',
]);

function isEvaluated(organisation: string, tree: OrganisationTree): boolean {
  const tier = tree.find(organisation)?.tier;
  return tier !== undefined && isRunByAgency(tier);
}
