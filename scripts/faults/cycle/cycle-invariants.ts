import type { Config } from '../../../config/config.ts';
import type { Database } from '../../../db/connection.ts';
import { defaultScheme } from '../../../domain/evaluations/default-scheme.ts';
import { scoredIndicators } from '../../../domain/evaluations/indicator-scheme.ts';
import { leadOf, SUPERVISORS } from '../../system/cycle-registers.ts';
import { checkRecordsAgree, noFindings, type Findings } from '../findings.ts';
import { findExecutionProblems } from './check-executions.ts';
import { callerOf, happeningsOf, stationFactsOf, type StationFacts } from './cycle-facts.ts';
import type { DisturbedCycle } from './disturb-cycle.ts';

/** Looks at a cycle that waits for its publication, after all parts run again. */
export async function findBrokenInCycle(database: Database, config: Config, cycle: DisturbedCycle): Promise<Findings> {
  const findings = noFindings();
  findings.stuck.push(...cycle.faults);
  const facts = await stationFactsOf(database, cycle.cycleId);
  for (const station of cycle.stations) {
    const rows = facts.filter((row) => row.station === station);
    checkCount(findings, `${station}: rows`, rows.length, 1);
    for (const row of rows) checkStation(cycle, row, findings);
  }
  await checkHistory(database, cycle, findings);
  await checkPublication(database, cycle, findings);
  findings.disagreeing.push(...(await findExecutionProblems(database, config, cycle.cycleId)));
  await checkRecordsAgree(database, config, findings);
  return findings;
}

/** A station was called once and has its first task once; what its lead and the desk were told is in the registers once. */
function checkStation({ submitted, excused }: DisturbedCycle, row: StationFacts, findings: Findings): void {
  const { station } = row;
  checkCount(findings, `${station}: called instances`, row.called, 1);
  checkCount(findings, `${station}: called instances that its row names`, row.named, 1);
  checkCount(findings, `${station}: first tasks`, row.selfAssessments, 1);
  if (submitted.some((task) => task.station === station)) {
    const lead = leadOf(station);
    if (row.submittedBy !== lead || row.completedBy.join() !== lead) {
      findings.lost.push(`${station}: completed by [${row.completedBy.join()}], submitted by ${row.submittedBy ?? 'nobody'}`);
    }
    checkCount(findings, `${station}: indicators with its points`, row.ownPoints, INDICATORS);
    checkCount(findings, `${station}: self-assessments in the audit log`, row.assessed, 1);
    checkCount(findings, `${station}: submissions in the audit log`, row.submitted, 1);
    checkCount(findings, `${station}: reviews`, row.reviews, SUPERVISORS.length);
  }
  if (excused.includes(station)) {
    if (row.status !== 'excused') findings.lost.push(`${station}: excused, but ${row.status}`);
    checkCount(findings, `${station}: excuses in the audit log`, row.excused, 1);
  }
}

/** Nothing was completed twice, nothing went wrong on the way, and the cycle went through its join once. */
async function checkHistory(database: Database, { cycleId, stations }: DisturbedCycle, findings: Findings): Promise<void> {
  const happenings = await happeningsOf(database, cycleId);
  const completed = happenings.filter(({ event }) => event === 'completed');
  const seen = new Set<string>();
  for (const { instanceId, key, elementId } of completed) {
    const name = `${instanceId}/${key}`;
    if (seen.has(name)) findings.doubled.push(`${instanceId}: ${elementId} (${key}) completed again`);
    seen.add(name);
  }
  for (const { instanceId, elementId } of happenings.filter(({ event }) => event === 'raised')) {
    findings.stuck.push(`${instanceId}: incident at ${elementId}`);
  }
  const ofCycle = completed.filter(({ instanceId }) => instanceId === callerOf(cycleId));
  const times = (elementId: string, role = 'element') => ofCycle.filter((one) => one.elementId === elementId && one.role === role).length;
  checkCount(findings, 'stations that have come back to the cycle', times('Call_station'), stations.length);
  checkCount(findings, 'joins of all stations', times('Call_station', 'multiInstanceBody'), 1);
  checkCount(findings, 'rankings', times('Task_rank'), 1);
}

/** 审定发布 waits for somebody, once. */
async function checkPublication(database: Database, { cycleId }: DisturbedCycle, findings: Findings): Promise<void> {
  const states: unknown[] = await database('tasks')
    .where({ instance_id: callerOf(cycleId), element_id: 'Task_publish' })
    .pluck('state');
  checkCount(findings, 'tasks 审定发布', states.length, 1);
  if (states.some((state) => state !== 'open')) findings.lost.push(`审定发布 is ${states.join()}`);
}

function checkCount(findings: Findings, what: string, found: number, expected: number): void {
  if (found < expected) findings.lost.push(`${what}: ${String(found)} of ${String(expected)}`);
  if (found > expected) findings.doubled.push(`${what}: ${String(found)} instead of ${String(expected)}`);
}

const INDICATORS = scoredIndicators(defaultScheme(2026)).length;
