import type { InstanceOperationKind } from '../../contract/instance-operation.ts';
import type { OrganisationTree } from '../organisations/organisation-tree.ts';
import type { Tier } from '../organisations/organisation.ts';
import { hasRole, type Person } from '../person.ts';
import { roleCodes, type RoleCode } from '../roles.ts';

/**
 * Who may start a process, as its manifest says: `worker` (in any organisation where one has the role) or
 * `worker@room` (only in a room). `*` is everybody, for their own organisations.
 */
export interface StartRule {
  readonly mayStart: readonly string[];
}

/** Organisations for which the person may start the process; none: not at all. */
export function startableOrganisations(person: Person, rule: StartRule, tree: OrganisationTree): readonly string[] {
  const codes = person.assignments
    .filter(({ role, organisation }) => rule.mayStart.some((entry) => fits(entry, role, tree.find(organisation)?.tier)))
    .map(({ organisation }) => organisation);
  return [...new Set(codes)];
}

export function mayStart(person: Person, rule: StartRule, organisation: string, tree: OrganisationTree): boolean {
  return startableOrganisations(person, rule, tree).includes(organisation);
}

/** Drawing and publishing diagrams; the process manager sees no client data by that role. */
export function mayEditProcesses(person: Person): boolean {
  return hasRole(person, 'process-manager');
}

/** What failed, and tasks that nobody can claim: whoever keeps the system and its diagrams running. */
export function maySeeIncidents(person: Person): boolean {
  return hasRole(person, 'administrator') || hasRole(person, 'process-manager');
}

/** Retrying, cancelling and reassigning what is stuck. */
export function mayResolveIncidents(person: Person): boolean {
  return hasRole(person, 'administrator');
}

/**
 * Operating on running instances. Whoever keeps the system running does everything; whoever publishes diagrams brings
 * instances to new versions and may hold them meanwhile.
 */
export function mayOperateInstances(person: Person, kind: InstanceOperationKind): boolean {
  return hasRole(person, 'administrator') || (hasRole(person, 'process-manager') && OF_VERSIONS.has(kind));
}

const OF_VERSIONS: ReadonlySet<InstanceOperationKind> = new Set<InstanceOperationKind>(['migrate', 'suspend', 'resume']);

export function mayReadAuditLog(person: Person): boolean {
  return hasRole(person, 'administrator') || hasRole(person, 'chief') || hasRole(person, 'deputy');
}

export function mayEditCalendar(person: Person): boolean {
  return hasRole(person, 'desk') || hasRole(person, 'administrator');
}

/** What the policy asks of a process instance that isn't a case. */
export interface InstanceSubject {
  readonly organisation: string;
  readonly startedBy: string | null;
  readonly taskGroups: readonly string[];
  readonly taskPeople: readonly string[];
}

/**
 * Reading an instance's page: who started it, who has a task in it, those who lead the organisation or the one above, and
 * for what the bureau itself owns its desk and its responsible officers (Art 13).
 */
export function mayReadInstance(person: Person, instance: InstanceSubject, tree: OrganisationTree): boolean {
  return (
    instance.startedBy === person.id ||
    instance.taskPeople.includes(person.id) ||
    person.assignments.some(
      ({ role, organisation }) =>
        instance.taskGroups.includes(`${role}@${organisation}`) ||
        (LEADING.includes(role) && (organisation === instance.organisation || tree.isBelow(instance.organisation, organisation))) ||
        (OFFICERS.includes(role) && organisation === instance.organisation),
    )
  );
}

const LEADING: readonly RoleCode[] = ['head', 'lead'];
const OFFICERS: readonly RoleCode[] = ['desk', 'deputy', 'chief'];

function fits(entry: string, role: RoleCode, tier: Tier | undefined): boolean {
  const [wanted, wantedTier] = entry.split('@');
  return (
    (wanted === '*' || roleCodes.some((code) => code === wanted && code === role)) && (wantedTier === undefined || wantedTier === tier)
  );
}
