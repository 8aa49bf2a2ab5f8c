import { z } from 'zod';
import type { Database } from '../connection.ts';

/** How busy an organisation is: numbers only, no people in them. */
export interface OrganisationActivity {
  readonly organisation: string;
  readonly openCases: number;
  readonly openTasks: number;
  readonly overdueTasks: number;
}

/** Open cases and tasks of these organisations; those with none are left out. */
export async function organisationActivity(
  database: Database,
  organisations: readonly string[],
  now: Date,
): Promise<readonly OrganisationActivity[]> {
  const result: unknown = await database.raw(
    `with open_cases as (
       select organisation, count(*) as open_cases from cases where closed_at is null and organisation = any(:organisations) group by organisation
     ), open_tasks as (
       select organisation, count(*) as open_tasks, count(*) filter (where due_at < :now) as overdue
       from tasks where state = 'open' and organisation = any(:organisations) group by organisation
     )
     select coalesce(c.organisation, t.organisation) as organisation, coalesce(open_cases, 0) as "openCases",
       coalesce(open_tasks, 0) as "openTasks", coalesce(overdue, 0) as "overdueTasks"
     from open_cases c full join open_tasks t on t.organisation = c.organisation`,
    { organisations: [...organisations], now },
  );
  const row = z.object({ organisation: z.string(), openCases: z.number(), openTasks: z.number(), overdueTasks: z.number() });
  return z.object({ rows: z.array(row) }).parse(result).rows;
}
