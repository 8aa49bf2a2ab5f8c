import { z } from 'zod';
import { audit } from '../audit/audit.ts';
import type { Database } from '../connection.ts';

/** Longest comment, in characters; the column refuses more. */
export const COMMENT_LIMIT = 2_000;

export interface Comment {
  readonly author: string;
  readonly body: string;
  readonly writtenAt: Date;
}

/** What people write to each other about an instance, oldest first. */
export async function commentsOf(database: Database, instanceId: string): Promise<Comment[]> {
  const rows: unknown = await database('comments')
    .where({ instance_id: instanceId })
    .orderBy('written_at')
    .limit(200)
    .select('author', 'body', 'written_at');
  return z.array(rowSchema).parse(rows);
}

export async function addComment(
  database: Database,
  comment: { readonly instanceId: string; readonly taskKey: string; readonly author: string; readonly body: string },
): Promise<void> {
  const { instanceId, taskKey, author, body } = comment;
  await database.transaction(async (transaction) => {
    await transaction('comments').insert({ instance_id: instanceId, task_key: taskKey, author, body });
    await audit(transaction, { actor: author, action: 'comment-on-task', subject: { kind: 'task', id: `${instanceId}/${taskKey}` } });
  });
}

const rowSchema = z
  .object({ author: z.string(), body: z.string(), written_at: z.date() })
  .transform(({ author, body, written_at: writtenAt }) => ({ author, body, writtenAt }));
