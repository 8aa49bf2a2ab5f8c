import { findInstance } from '../../../db/instances/instance.ts';
import { incidentsOfInstances } from '../../../db/instances/incidents.ts';
import { openTasksOf } from '../../../db/instances/open-tasks.ts';
import { offeredActions } from '../../../db/instances/user-actions.ts';
import { instanceId } from '../../../contract/process-instance.ts';
import type { Visit } from '../../../db/registers/supervision-visits.ts';
import { maySeeIncidents } from '../../../domain/access/process-access.ts';
import { topicLabel } from '../../../domain/supervision/topics.ts';
import { adviceStatuses, visitKinds, visitStatuses } from '../../../domain/supervision/visits.ts';
import { dayOf } from '../../../domain/working-days/calendar-day.ts';
import { instanceAddress } from '../../addresses.ts';
import { namesOfOrganisations, namesOfPeople } from '../../people-names.ts';
import { groupsOf, type Person } from '../../person.ts';
import type { Services } from '../../services.ts';
import { presentOpenTasks } from '../../tasks/present-open-tasks.ts';
import { presentInstanceDiagram } from '../instances/present-instance.ts';
import { hoursText } from '../ledger/present-ledger.ts';
import { entryAddress } from './present-plan.ts';
import { badges } from './present-line.ts';

/** Everything of a visit's page; access has been checked. */
export async function presentVisit(services: Services, person: Person, visit: Visit): Promise<object> {
  const { database, directory, now } = services;
  const id = instanceId('supervision', visit.id);
  const [personName, organisationName, instance, tasks, offered, incidents] = await Promise.all([
    namesOfPeople(directory, peopleIn(visit)),
    namesOfOrganisations(directory, [visit.station]),
    findInstance(database, id),
    openTasksOf(database, [id]),
    offeredActions(database, [id]),
    incidentsOfInstances(database, [id]),
  ]);
  const groups = groupsOf(person);
  const today = dayOf(now());
  return {
    title: `${organisationName(visit.station)}督导 ${visit.id}`,
    id: visit.id,
    stationName: organisationName(visit.station),
    kindLabel: visitKinds[visit.kind],
    statusLabel: visitStatuses[visit.status],
    badge: badges[visit.status],
    isOpen: visit.status !== 'closed' && visit.status !== 'cancelled',
    cancelled:
      visit.cancelledAt === null ? undefined : { at: visit.cancelledAt, by: personName(visit.cancelledBy), reason: visit.cancelReason },
    planAddress: visit.planId === null ? undefined : entryAddress(visit.planId),
    topics: visit.topics.map(topicLabel),
    plannedDate: visit.plannedDate,
    supervisorName: visit.supervisor === null ? '督导团队' : personName(visit.supervisor),
    arranged: { by: personName(visit.arrangedBy), at: visit.arrangedAt },
    record:
      visit.date === null
        ? undefined
        : {
            date: visit.date,
            hours: hoursText(visit.durationMinutes ?? 0),
            by: personName(visit.visitedBy),
            findings: visit.findings,
            attendants: visit.attendants,
          },
    postponements: visit.postponements.map((each) => ({ ...each, by: personName(each.byPerson) })),
    adviceDone: visit.advice.filter(({ status }) => status === 'accepted').length,
    awaitsAdvice: visit.status === 'visited',
    advice: visit.advice.map(({ steps, ...each }) => ({
      ...each,
      statusLabel: adviceStatuses[each.status],
      isDone: each.status === 'accepted',
      isLate: each.status === 'open' && each.deadline < today,
      steps: steps.map(({ at, step, text, byPerson }) => ({
        at,
        text: `${personName(byPerson)} ${stepWords[step]}${text === null ? '' : `\n${text}`}`,
        kind: step === 'returned' ? 'problem' : 'done',
      })),
    })),
    tasks: await presentOpenTasks(services, person, tasks),
    actions: offered
      .filter(({ candidateGroups }) => candidateGroups.some((group) => groups.includes(group)))
      .map(({ key, label }) => ({ label, address: `/actions/${encodeURIComponent(id)}/${encodeURIComponent(key)}` })),
    incidents: incidents.map((each) => ({ ...each, mayResolve: maySeeIncidents(person) })),
    diagram: instance === undefined ? undefined : await presentInstanceDiagram(services, instance),
    instanceAddress: instance === undefined ? undefined : instanceAddress(id),
  };
}

const stepWords = { 'followed-up': '落实', accepted: '核查：认可', returned: '核查：退回继续落实' } as const;

function peopleIn({ supervisor, arrangedBy, visitedBy, cancelledBy, postponements, advice }: Visit): (string | null)[] {
  return [
    supervisor,
    arrangedBy,
    visitedBy,
    cancelledBy,
    ...postponements.map(({ byPerson }) => byPerson),
    ...advice.flatMap(({ steps }) => steps.map(({ byPerson }) => byPerson)),
  ];
}
