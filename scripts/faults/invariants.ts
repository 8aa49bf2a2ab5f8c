import { z } from 'zod';
import type { Config } from '../../config/config.ts';
import type { Database } from '../../db/connection.ts';
import type { Acknowledged, DrivenCase } from './case-driver.ts';
import { checkRecordsAgree, noFindings, type Findings } from './findings.ts';

/** Looks at everything that was acknowledged, after all parts run again. */
export async function findBroken(database: Database, config: Config, cases: readonly DrivenCase[]): Promise<Findings> {
  const findings = noFindings();
  for (const driven of cases) {
    if (driven.fault !== undefined) {
      findings.stuck.push(`case ${driven.number} (${driven.instanceId ?? 'not started'}): ${driven.fault}`);
    }
    for (const acknowledged of driven.acknowledged) {
      await checkAcknowledged(database, acknowledged, findings);
    }
    if (driven.instanceId !== undefined) {
      await checkRecords(database, driven, driven.instanceId, findings);
    }
  }
  await checkRecordsAgree(database, config, findings);
  return findings;
}

const taskRows = z.array(
  z.object({ state: z.string(), closedBy: z.string().nullable(), completions: z.coerce.number(), audited: z.coerce.number() }),
);

/** The task is closed by that person, its element instance completed once in the history, and the audit log says so once. */
async function checkAcknowledged(
  database: Database,
  { instanceId, taskKey, elementId, person }: Acknowledged,
  findings: Findings,
): Promise<void> {
  const { rows } = await database.raw<{ rows: unknown }>(
    `select state, closed_by as "closedBy",
       (select count(*) from instance_history, jsonb_array_elements(entries) as entry
         where instance_history.instance_id = tasks.instance_id and entry->>'type' = 'element'
           and entry->>'event' = 'completed' and entry->>'key' = tasks.element_instance) as completions,
       (select count(*) from audit_log
         where action = 'complete-task' and subject_id = tasks.instance_id || '/' || tasks.key) as audited
     from tasks where instance_id = ? and key = ?`,
    [instanceId, taskKey],
  );
  const [row] = taskRows.parse(rows);
  const name = `${instanceId} ${elementId} (${taskKey}) by ${person}`;
  if (row?.state !== 'completed' || row.closedBy !== person || row.completions === 0) {
    findings.lost.push(`${name}: ${JSON.stringify(row)}`);
  } else if (row.completions > 1) {
    findings.doubled.push(`${name}: completed ${row.completions} times`);
  }
  if (row && row.audited !== 1) {
    (row.audited === 0 ? findings.lost : findings.doubled).push(`${name}: ${row.audited} audit entries`);
  }
}

const recordRows = z.array(z.object({ sessions: z.coerce.number(), twice: z.coerce.number() }));

/** The ledger has one line a recorded session, and no element instance completed twice. */
async function checkRecords(database: Database, { acknowledged }: DrivenCase, instanceId: string, findings: Findings): Promise<void> {
  const { rows } = await database.raw<{ rows: unknown }>(
    `select
       (select count(*) from service_sessions where case_id = split_part(:instanceId, ':', 2)) as sessions,
       (select count(*) from (
          select entry->>'key' from instance_history, jsonb_array_elements(entries) as entry
           where instance_id = :instanceId and entry->>'type' = 'element' and entry->>'event' = 'completed'
           group by entry->>'key' having count(*) > 1) as repeated) as twice`,
    { instanceId },
  );
  const [row] = recordRows.parse(rows);
  const recorded = acknowledged.filter(({ elementId }) => elementId === 'Task_session').length;
  if (row && row.sessions !== recorded) {
    (row.sessions < recorded ? findings.lost : findings.doubled).push(
      `${instanceId}: ${row.sessions} ledger lines for ${recorded} sessions`,
    );
  }
  if (row && row.twice > 0) {
    findings.doubled.push(`${instanceId}: ${row.twice} element instances completed twice`);
  }
}
