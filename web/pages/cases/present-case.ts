import { incidentsOfInstances } from '../../../db/instances/incidents.ts';
import { instancesOfBusinessKey } from '../../../db/instances/instance.ts';
import { openTasksOf } from '../../../db/instances/open-tasks.ts';
import { offeredActions } from '../../../db/instances/user-actions.ts';
import type { CaseFile } from '../../../db/registers/case-file.ts';
import { maySeeIncidents } from '../../../domain/access/process-access.ts';
import { caseStatuses, isClosedStatus, riskLevels } from '../../../domain/case-status.ts';
import { clientTagLabel } from '../../../domain/client-tags.ts';
import { findCatalogueItem, serviceDomainLabel } from '../../../domain/service-catalogue.ts';
import { instanceAddress } from '../../addresses.ts';
import { namesOfOrganisations, namesOfPeople } from '../../people-names.ts';
import type { Person } from '../../person.ts';
import type { Services } from '../../services.ts';
import { societyLabels } from '../../societies.ts';
import { presentActions } from '../../tasks/present-actions.ts';
import { presentOpenTasks } from '../../tasks/present-open-tasks.ts';
import { presentInstanceDiagram } from '../instances/present-instance.ts';
import { caseTimeline } from './case-timeline.ts';
import { labelOf, referralLabels, resourceLabels, urgencyLabels } from './labels.ts';
import { lifecycleStages } from './lifecycle-steps.ts';

/** Everything of a case's page; the file has been opened (and the reading recorded) for this person. */
export async function presentCase(services: Services, person: Person, file: CaseFile): Promise<object> {
  const { database, directory } = services;
  const { records } = file;
  const instances = await instancesOfBusinessKey(database, file.id);
  const ids = instances.map(({ id }) => id);
  const main = instances.find(({ parentInstanceId }) => parentInstanceId === undefined);
  const [tasks, offered, incidents, personName, organisationName] = await Promise.all([
    openTasksOf(database, ids),
    offeredActions(database, ids),
    incidentsOfInstances(database, ids),
    namesOfPeople(directory, peopleIn(file)),
    namesOfOrganisations(
      directory,
      records.referrals.flatMap(({ fromOrganisation, toOrganisation }) => [fromOrganisation, toOrganisation]),
    ),
  ]);
  const minutes = records.sessions.reduce((sum, { durationMinutes }) => sum + durationMinutes, 0);
  const [plan] = records.plans;
  return {
    id: file.id,
    clientName: file.clientName ?? '还没登记服务对象',
    statusLabel: caseStatuses[file.status].label,
    isClosed: isClosedStatus(file.status),
    isWithdrawn: file.status === 'withdrawn',
    withdrawReason: file.withdrawReason,
    archiveCode: file.archiveCode,
    risk: file.riskLevel === null ? undefined : { level: file.riskLevel, label: riskLevels[file.riskLevel] },
    isUrgent: file.urgency === 'urgent',
    isEscalated: file.escalatedAt !== null,
    stages: lifecycleStages(
      file.status,
      records.referrals.some(({ status }) => status === 'accepted'),
    ),
    client: {
      address: file.clientId === null ? undefined : `/clients/${encodeURIComponent(file.clientId)}`,
      idNumber: file.clientIdNumberMasked,
      tags: (file.clientTags ?? []).map(clientTagLabel),
    },
    organisationName: file.organisationName,
    stationName: file.station === file.organisation ? undefined : file.stationName,
    openedByName: personName(file.openedBy),
    openedAt: file.openedAt,
    summary: file.summary,
    openCrises: records.crises.filter(({ status }) => status === 'reported'),
    openConsultations: records.consultations.filter(({ status }) => status === 'asked'),
    openReferrals: records.referrals
      .filter(({ status }) => status === 'proposed')
      .map((each) => ({ ...each, to: organisationName(each.toOrganisation) })),
    tasks: await presentOpenTasks(services, person, tasks),
    actions: presentActions(offered, person),
    incidents: incidents.map((each) => ({ ...each, mayResolve: maySeeIncidents(person) })),
    hasNotices: file.status === 'withdrawn' || incidents.length > 0 || waits(records),
    progress: progressOf(records.sessions.length, file.plannedSessions),
    hours: Math.round(minutes / 6) / 10,
    goals: plan?.goals,
    interventions: plan?.interventions,
    planPeriod: plan?.startDate == null ? undefined : { from: plan.startDate, to: plan.endDate },
    needs: records.needs.map((need) => ({
      ...need,
      domain: serviceDomainLabel(need.domain),
      urgency: labelOf(urgencyLabels, need.urgency),
      isUrgent: need.urgency === 'urgent',
      societies: societyLabels(need.societies),
    })),
    resources: records.resources.map((resource) => ({ ...resource, kind: labelOf(resourceLabels, resource.kind) })),
    services: records.services.map((service) => ({
      ...service,
      item: service.catalogueItem === null ? undefined : findCatalogueItem(service.catalogueItem)?.label,
    })),
    sessions: records.sessions.map((session) => ({
      ...session,
      item: session.catalogueItem === null ? undefined : findCatalogueItem(session.catalogueItem)?.label,
      societies: societyLabels(session.societies),
      worker: personName(session.byPerson),
    })),
    referrals: records.referrals.map((each) => ({
      ...each,
      to: organisationName(each.toOrganisation),
      from: organisationName(each.fromOrganisation),
      statusLabel: labelOf(referralLabels, each.status),
    })),
    timeline: caseTimeline(file, personName, organisationName),
    diagram: main === undefined ? undefined : await presentInstanceDiagram(services, main),
    instanceAddress: main === undefined ? undefined : instanceAddress(main.id),
  };
}

/** Something that isn't handled or answered yet. */
function waits({ crises, consultations, referrals }: CaseFile['records']): boolean {
  return (
    crises.some(({ status }) => status === 'reported') ||
    consultations.some(({ status }) => status === 'asked') ||
    referrals.some(({ status }) => status === 'proposed')
  );
}

/** 已服务 3 次，计划 8 次 */
export function progressOf(
  done: number,
  planned: number | null,
): { readonly done: number; readonly planned: number | undefined; readonly percent: number } {
  return {
    done,
    planned: planned ?? undefined,
    percent: planned === null || planned === 0 ? 0 : Math.min(100, Math.round((done / planned) * 100)),
  };
}

function peopleIn({ openedBy, records }: CaseFile): (string | null)[] {
  const { assessments, plans, approvals, sessions, reviews, closings, crises, consultations, referrals } = records;
  return [
    openedBy,
    ...[assessments, plans, approvals, sessions, reviews, closings, crises, consultations, referrals].flatMap((list) =>
      list.map(({ byPerson }) => byPerson),
    ),
    ...crises.map(({ handledBy }) => handledBy),
    ...consultations.map(({ advisedBy }) => advisedBy),
  ];
}
