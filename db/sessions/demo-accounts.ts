import { z } from 'zod';
import type { Database } from '../connection.ts';

export interface AccountExample {
  readonly username: string;
  readonly name: string;
  readonly role: string;
  readonly organisation: string;
}

/** One account for each role and tier, for the log-in page of a demonstration: top tier first. */
export async function accountExamples(database: Database): Promise<AccountExample[]> {
  const result: unknown = await database.raw(
    `select username, name, role, organisation from (
       select distinct on (o.tier, a.role) o.tier, o.position, p.username, p.name, a.role, o.short_name as organisation
       from people p
       join assignments a on a.person_id = p.id and a.ended_at is null
       join organisations o on o.code = a.organisation
       where p.active and p.password_hash is not null
       order by o.tier, a.role, p.created_at, o.position, p.username
     ) examples
     order by array_position(array['room', 'station', 'master', 'bureau'], tier), username`,
  );
  return z
    .object({ rows: z.array(z.object({ username: z.string(), name: z.string(), role: z.string(), organisation: z.string() })) })
    .parse(result).rows;
}
