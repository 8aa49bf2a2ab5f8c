import { z } from 'zod';
import type { Database } from '../connection.ts';

export interface AccountExample {
  readonly username: string;
  readonly name: string;
  /** Those that this account stands for; it may have more. */
  readonly roles: readonly string[];
  readonly organisation: string;
}

/** Accounts that together have each role in each tier, for the log-in page of a demonstration: rooms first. */
export async function accountExamples(database: Database): Promise<AccountExample[]> {
  const result: unknown = await database.raw(
    `select username, name, organisation, array_agg(role) as roles from (
       select distinct on (o.tier, a.role) o.tier, o.position, p.username, p.name, a.role, o.short_name as organisation
       from people p
       join assignments a on a.person_id = p.id and a.ended_at is null
       join organisations o on o.code = a.organisation
       where p.active and p.password_hash is not null
       order by o.tier, a.role, p.created_at, o.position, p.username
     ) examples
     group by tier, username, name, organisation
     order by array_position(array['room', 'station', 'master', 'bureau'], tier), username`,
  );
  return z
    .object({ rows: z.array(z.object({ username: z.string(), name: z.string(), organisation: z.string(), roles: z.array(z.string()) })) })
    .parse(result).rows;
}
