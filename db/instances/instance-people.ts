import { z } from 'zod';
import type { Database } from '../connection.ts';

/** Who may act on the open tasks of an instance: what access decisions ask. */
export interface InstancePeople {
  readonly taskGroups: readonly string[];
  readonly taskPeople: readonly string[];
}

export async function instancePeople(database: Database, instanceIds: readonly string[]): Promise<InstancePeople> {
  const result: unknown = await database.raw(
    `with open_tasks as (select * from tasks where instance_id = any(:instanceIds) and state = 'open')
     select
       array(select distinct candidate from (
         select unnest(candidate_groups) as candidate from open_tasks
         union select c.candidate from task_candidates c where c.instance_id = any(:instanceIds) and c.candidate not like 'user:%') as groups) as "taskGroups",
       array(select distinct person from (
         select assignee as person from open_tasks where assignee is not null
         union select unnest(candidate_users) from open_tasks) as people) as "taskPeople"`,
    { instanceIds: [...instanceIds] },
  );
  return z.object({ rows: z.tuple([z.object({ taskGroups: z.array(z.string()), taskPeople: z.array(z.string()) })]) }).parse(result)
    .rows[0];
}
