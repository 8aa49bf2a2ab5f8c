import { randomUUID } from 'node:crypto';
import { DEFAULT_ORGANISATION } from '../../../contract/process-instance.ts';
import { readTimerStartRules } from '../../../contract/timer-start-rules.ts';
import type { Schedule, ScheduleRun } from '../../../db/schedules/schedule.ts';
import { latestRuns, settledBetween } from '../../../db/schedules/schedule-runs.ts';
import { currentSchedules } from '../../../db/schedules/schedules.ts';
import { LATE_AFTER } from '../../../deployment/fire-timer-start.ts';
import type { ScheduledVersion } from '../../../deployment/timer-instance.ts';
import { nextFiring, timerPatternOf, type TimerPattern } from '../../../deployment/timer-pattern.ts';
import { maySeeIncidents, mayReadInstance } from '../../../domain/access/process-access.ts';
import { mayPauseSchedules, mayStartByHand } from '../../../domain/access/schedule-access.ts';
import { instanceAddress } from '../../addresses.ts';
import { readManifest } from '../../manifest.ts';
import { namesOfOrganisations, namesOfPeople } from '../../people-names.ts';
import type { Person } from '../../person.ts';
import type { Services } from '../../services.ts';
import { momentText, ruleWords } from './rule-words.ts';
import { rulesWords, runWords, unsettled } from './run-words.ts';

const NEXT = 3;
const LATEST = 10;
const MINUTE = 60_000;

/** What was typed into a schedule's form and can't be taken as it is. */
export interface ScheduleFault {
  readonly scheduleId: string;
  readonly reason: string;
  readonly message: string;
}

/** The timers of all processes as the page shows them. Works without Temporal: the register knows. */
export async function presentSchedules(services: Services, person: Person, fault?: ScheduleFault) {
  const schedules = await currentSchedules(services.database);
  const shown = await Promise.all(
    schedules.flatMap((schedule) =>
      schedule.version === null ? [] : [presentSchedule(services, person, schedule, schedule.version, fault)],
    ),
  );
  return shown.toSorted((one, other) => one.title.localeCompare(other.title, 'zh-CN'));
}

async function presentSchedule(services: Services, person: Person, schedule: Schedule, version: ScheduledVersion, fault?: ScheduleFault) {
  const { database, directory } = services;
  const now = services.now().getTime();
  const pattern = timerPatternOf(schedule.timer, schedule.deployedAt.getTime());
  const runs = await latestRuns(database, { ...schedule, limit: LATEST });
  const waiting = pattern === undefined ? [] : await unsettledFirings(services, schedule, pattern, now);
  const rules = readTimerStartRules(version.manifest);
  const owner = rules.organisation ?? DEFAULT_ORGANISATION;
  const [organisationName, personName, tree] = await Promise.all([
    namesOfOrganisations(directory, [owner]),
    namesOfPeople(directory, [schedule.pausedBy, ...runs.map(startedBy)]),
    services.organisations(),
  ]);
  const { title, mayStart } = readManifest({ manifest: version.manifest });
  const mayRead = (startedBy: string | null): boolean =>
    maySeeIncidents(person) || mayReadInstance(person, { organisation: owner, startedBy, taskGroups: [], taskPeople: [] }, tree);
  const next = pattern === undefined ? [] : nextFirings(pattern, now);
  const faultHere = fault?.scheduleId === schedule.id ? fault : undefined;
  return {
    id: schedule.id,
    address: `/schedules/${schedule.id}`,
    title: title === '' ? version.processName : title,
    elementName: version.elementName,
    rule: pattern === undefined ? '' : ruleWords(pattern),
    organisationName: organisationName(owner),
    ...rulesWords(rules),
    next: next.map((at) => ({ at: new Date(at), text: momentText(at) })),
    isOver: next.length === 0,
    pause:
      schedule.pausedAt === null ? undefined : { at: schedule.pausedAt, by: personName(schedule.pausedBy), reason: schedule.pauseReason },
    runs: [
      ...waiting.map((at) => ({ at: new Date(at), text: momentText(at), ...unsettled })).toReversed(),
      ...runs.map((run) => ({
        at: run.dueAt,
        text: momentText(shownTime(run)),
        ...runWords(run, personName),
        ...instanceOf(run, mayRead),
      })),
    ],
    mayStart: mayStartByHand(person, { mayStart }, tree),
    mayPause: mayPauseSchedules(person),
    token: randomUUID(),
    fault: faultHere?.message,
    typedReason: faultHere?.reason,
  };
}

function nextFirings(pattern: TimerPattern, now: number): readonly number[] {
  const found: number[] = [];
  for (let at = nextFiring(pattern, now); at !== undefined && found.length < NEXT; at = nextFiring(pattern, at)) found.push(at);
  return found;
}

/** What should have fired and has no line in the register: workers or Temporal are away. The latest few say it. */
async function unsettledFirings(
  { database }: Services,
  schedule: Schedule,
  pattern: TimerPattern,
  now: number,
): Promise<readonly number[]> {
  const after = schedule.seenUntil.getTime();
  const due: number[] = [];
  for (
    let at = nextFiring(pattern, after);
    at !== undefined && at < now - LATE_AFTER && due.length < LATEST;
    at = nextFiring(pattern, at)
  ) {
    due.push(at);
  }
  const last = due.at(-1);
  if (last === undefined) return [];
  const known = await settledBetween(database, schedule.id, schedule.seenUntil, new Date(last));
  return due.filter((at) => !known.has(at)).slice(-NEXT);
}

/** Nobody asks for the second in which somebody pressed a button. */
function shownTime({ dueAt, outcome }: ScheduleRun): number {
  const at = dueAt.getTime();
  return outcome.status === 'by-hand' ? at - (at % MINUTE) : at;
}

function startedBy({ outcome }: ScheduleRun): string | null {
  return outcome.status === 'skipped' ? null : outcome.startedBy;
}

function instanceOf({ outcome }: ScheduleRun, mayRead: (startedBy: string | null) => boolean) {
  if (outcome.status === 'skipped') return {};
  const { businessKey, instanceId, begunAt } = outcome;
  return begunAt !== null && mayRead(outcome.startedBy) ? { businessKey, instanceAddress: instanceAddress(instanceId) } : { businessKey };
}
