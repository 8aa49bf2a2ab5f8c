import { latestManifests } from '../../../db/start/latest-manifests.ts';
import type { PlanEntry } from '../../../db/registers/supervision-plans.ts';
import { startableOrganisations } from '../../../domain/access/process-access.ts';
import { dayOf } from '../../../domain/working-days/calendar-day.ts';
import { isCalendarDate } from '../../../domain/id-number.ts';
import type { Person } from '../../person.ts';
import type { Services } from '../../services.ts';
import { launchProcess, type LaunchOutcome } from '../start/launch-process.ts';

/** Process that a visit runs. */
const SUPERVISION = 'supervision';

/**
 * Starts the visit of an entry of the plan. Pressing twice starts one: the token is the entry's own, and a new one only
 * after a cancelled visit. Two people at once start two instances, of which the second finds the entry taken and ends.
 */
export async function startVisit(services: Services, person: Person, entry: PlanEntry, day: string): Promise<LaunchOutcome> {
  if (!isCalendarDate(day)) return refused('请填写计划日期');
  if (day < dayOf(services.now())) return refused(`计划日期 ${day} 已经过去，请选今天或以后的日期`);
  const [process] = await latestManifests(services.database, SUPERVISION);
  if (process === undefined) return refused('督导流程还没有发布，请联系流程管理员');
  const [organisation] = startableOrganisations(person, process.manifest, await services.organisations());
  if (organisation === undefined) return refused('您的岗位不能发起督导，请联系社工总站或市民政局业务岗');
  return await launchProcess(services, person, {
    process,
    organisation,
    token: `plan:${entry.id}:${entry.attempts}`,
    variables: {
      planId: entry.id,
      station: entry.station,
      kind: 'planned',
      topics: entry.topics,
      plannedDate: day,
      supervisor: entry.supervisor,
    },
  });
}

function refused(message: string): LaunchOutcome {
  return { kind: 'refused', message };
}
