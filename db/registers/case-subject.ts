import { z } from 'zod';
import type { CaseSubject, ClientSubject } from '../../domain/access/case-access.ts';
import type { Database } from '../connection.ts';
import { caseStatusColumn } from './case-status-column.ts';

/** What the access policy asks of a case; undefined when there is none with that code. */
export async function findCaseSubject(database: Database, caseId: string): Promise<CaseSubject | undefined> {
  const [subject] = await subjects(database, 'c.id = ?', caseId);
  return subject;
}

/** What the access policy asks of a client; undefined when there is none with that id. */
export async function findClientSubject(database: Database, clientId: string): Promise<ClientSubject | undefined> {
  const row: unknown = await database('clients').where({ id: clientId }).first('organisation');
  const client = z.object({ organisation: z.string() }).optional().parse(row);
  return client && { organisation: client.organisation, cases: await subjects(database, 'c.client_id = ?', clientId) };
}

/**
 * Cases with the people of their open tasks: a task belongs to a case by the instance's business key. The tier above joins
 * the candidates of an overdue task (`task_candidates`), and whoever has to act must be able to read.
 */
async function subjects(database: Database, condition: string, value: string): Promise<CaseSubject[]> {
  const result: unknown = await database.raw(
    `select c.organisation, c.status, c.risk_level as "riskLevel", c.escalated_at is not null as escalated, c.crisis_at is not null as crisis,
       c.consultation_at is not null as consultation, c.referred_to as "referredTo",
       array(select unnest(t.candidate_groups) from tasks t where t.business_key = c.id and t.state = 'open'
         union select candidate from tasks t join task_candidates using (instance_id, key)
           where t.business_key = c.id and t.state = 'open' and candidate not like 'user:%') as "taskGroups",
       array(select distinct p from tasks t, unnest(t.candidate_users || array[t.assignee]) as p
         where t.business_key = c.id and t.state = 'open' and p is not null) as "taskPeople"
     from cases c where ${condition}`,
    [value],
  );
  return subjectRows.parse(result).rows;
}

const subjectRows = z.object({
  rows: z.array(
    z.object({
      organisation: z.string(),
      status: caseStatusColumn,
      riskLevel: z.enum(['low', 'medium', 'high']).nullable(),
      escalated: z.boolean(),
      crisis: z.boolean(),
      consultation: z.boolean(),
      referredTo: z.string().nullable(),
      taskGroups: z.array(z.string()),
      taskPeople: z.array(z.string()),
    }),
  ),
});
