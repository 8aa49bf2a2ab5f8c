import { z } from 'zod';
import type { Database } from '../connection.ts';

const rowSchema = z
  .object({
    instance_id: z.string(),
    key: z.string(),
    element_id: z.string(),
    user_action: z.object({ label: z.string(), formId: z.string().optional(), candidateGroups: z.array(z.string()) }),
  })
  .transform(({ instance_id, key, element_id, user_action }) => ({ instanceId: instance_id, key, elementId: element_id, ...user_action }));
/** A message that people with one of the groups may send to the instance now: a button with this label. */
export type OfferedAction = Readonly<z.infer<typeof rowSchema>>;

export async function offeredActions(database: Database, instanceIds: readonly string[]): Promise<readonly OfferedAction[]> {
  const result: unknown = await database.raw(
    `select instance_id, key, element_id, user_action from subscriptions
     where instance_id = any(:instanceIds) and user_action is not null order by opened_at, key`,
    { instanceIds: [...instanceIds] },
  );
  return z.object({ rows: z.array(rowSchema) }).parse(result).rows;
}
