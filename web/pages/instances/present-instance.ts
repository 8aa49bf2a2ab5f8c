import { findInstance, childInstances, type Instance } from '../../../db/instances/instance.ts';
import { incidentsOfInstances } from '../../../db/instances/incidents.ts';
import { instanceHistory } from '../../../db/instances/instance-history.ts';
import { instanceMarks } from '../../../db/instances/instance-marks.ts';
import { openTasksOf } from '../../../db/instances/open-tasks.ts';
import { maySeeIncidents } from '../../../domain/access/process-access.ts';
import { loadDefinition } from '../../definitions.ts';
import { emptyDiagramState, type DiagramState } from '../../diagram/diagram-state.ts';
import { presentDiagram, presentSteps, type DiagramStepsView, type DiagramView } from '../../diagram/present-diagram.ts';
import { instanceAddress } from '../../addresses.ts';
import { namesOfOrganisations, namesOfPeople } from '../../people-names.ts';
import type { Services } from '../../services.ts';
import { presentOpenTasks, type OpenTaskLine } from '../../tasks/present-open-tasks.ts';
import type { Person } from '../../person.ts';
import { tellHistory, type HistoryLine } from './history-words.ts';

export const statusLabels = { active: '在办', completed: '已办结', terminated: '已终止' } as const;

export interface InstanceView {
  readonly instance: Instance;
  readonly address: string;
  readonly statusLabel: string;
  readonly organisationName: string;
  readonly startedByName: string;
  readonly diagram: DiagramView | undefined;
  readonly tasks: readonly OpenTaskLine[];
  readonly incidents: readonly {
    readonly key: string;
    readonly elementName: string;
    readonly message: string;
    readonly remedy: string;
    readonly raisedAt: Date;
    readonly mayResolve: boolean;
  }[];
  readonly history: readonly HistoryLine[];
  readonly olderThan?: number;
  readonly parent?: RelatedInstance;
  readonly children: readonly RelatedInstance[];
  readonly variables?: readonly { readonly name: string; readonly value: string }[];
}

export interface RelatedInstance {
  readonly address: string;
  readonly processName: string;
  readonly businessKey: string;
  readonly statusLabel: string;
}

/** Everything of the instance's page, from PostgreSQL alone. Access has been checked. */
export async function presentInstance(
  services: Services,
  person: Person,
  instance: Instance,
  options: { readonly withVariables: boolean; readonly olderThan?: number },
): Promise<InstanceView> {
  const { database, directory } = services;
  const [loaded, state, tasks, incidents, history, children, parent] = await Promise.all([
    loadDefinition(database, instance.definitionHash),
    diagramStateOf(services, instance),
    openTasksOf(database, [instance.id]),
    incidentsOfInstances(database, [instance.id]),
    instanceHistory(database, instance.id, {
      size: HISTORY_PAGE,
      ...(options.olderThan === undefined ? {} : { olderThan: options.olderThan }),
    }),
    childInstances(database, instance.id),
    instance.parentInstanceId === undefined ? undefined : findInstance(database, instance.parentInstanceId),
  ]);
  const [personName, organisationName] = await Promise.all([
    namesOfPeople(directory, [instance.startedBy, ...history.entries.map(({ actor }) => actor)]),
    namesOfOrganisations(directory, [instance.organisation]),
  ]);
  return {
    instance,
    address: instanceAddress(instance.id),
    statusLabel: statusLabels[instance.status],
    organisationName: organisationName(instance.organisation),
    startedByName: personName(instance.startedBy),
    diagram: loaded === undefined ? undefined : await presentDiagram(loaded, state, refresh(instance)),
    tasks: await presentOpenTasks(services, person, tasks),
    incidents: incidents.map((each) => ({ ...each, mayResolve: maySeeIncidents(person) })),
    history: loaded === undefined ? [] : tellHistory(history.entries, loaded.definition, personName),
    children: children.map(related),
    ...(history.olderThan === undefined ? {} : { olderThan: history.olderThan }),
    ...(parent === undefined ? {} : { parent: related(parent) }),
    ...(options.withVariables
      ? { variables: Object.entries(instance.variables).map(([name, value]) => ({ name, value: JSON.stringify(value, null, 1) })) }
      : {}),
  };
}

/** The list of steps alone, for the page that asks again; undefined when nothing happened since. */
export async function presentInstanceSteps(
  services: Services,
  instance: Instance,
  seenBatch: number,
): Promise<DiagramStepsView | undefined> {
  if (instance.batch === seenBatch) return undefined;
  const loaded = await loadDefinition(services.database, instance.definitionHash);
  return loaded === undefined ? undefined : presentSteps(loaded.definition, await diagramStateOf(services, instance), refresh(instance));
}

/** The diagram of one instance with its marks, for pages that show it beside other things. */
export async function presentInstanceDiagram(services: Services, instance: Instance): Promise<DiagramView | undefined> {
  const loaded = await loadDefinition(services.database, instance.definitionHash);
  return loaded === undefined ? undefined : await presentDiagram(loaded, await diagramStateOf(services, instance), refresh(instance));
}

async function diagramStateOf({ database }: Services, { id }: Instance): Promise<DiagramState> {
  return { ...emptyDiagramState, ...(await instanceMarks(database, id)) };
}

/** An ended instance doesn't change any more. */
function refresh({ id, batch, status }: Instance): { readonly refreshFrom?: string } {
  return status === 'active' ? { refreshFrom: `${instanceAddress(id)}/steps?seen=${batch}` } : {};
}

function related({ id, processName, businessKey, status }: Instance): RelatedInstance {
  return { address: instanceAddress(id), processName, businessKey, statusLabel: statusLabels[status] };
}

const HISTORY_PAGE = 60;
