import type { Database } from '../../db/connection.ts';

/** A step of the hand-written process in its inbox. */
export interface InboxMove {
  readonly caseId: string;
  readonly close: readonly string[];
  readonly open: readonly string[];
}

/** The baseline's whole read model: one row a task, found by group. */
export async function createInbox(database: Database): Promise<void> {
  await database.raw(`
    create table if not exists bench_inbox (
      case_id text not null,
      task text not null,
      candidate text not null,
      due_at timestamptz not null default 'infinity',
      open boolean not null default true,
      primary key (case_id, task)
    );
    create index if not exists bench_inbox_open on bench_inbox (candidate, due_at) where open;
  `);
}

/** Closes and opens rows in one statement; repeating it changes nothing. */
export async function moveInbox(database: Database, { caseId, close, open }: InboxMove): Promise<void> {
  await database.raw(
    `with closed as (update bench_inbox set open = false where case_id = :caseId and task = any(:close))
     insert into bench_inbox (case_id, task, candidate)
     select :caseId, task, 'worker@bench' from unnest(:open::text[]) as task
     on conflict (case_id, task) do nothing`,
    { caseId, close: [...close], open: [...open] },
  );
}

/** What a worker sees of one case. */
export async function openTasks(database: Database, caseId: string): Promise<string[]> {
  const { rows } = await database.raw<{ rows: { task: string }[] }>(
    `select task from bench_inbox where open and candidate = any('{worker@bench}') and case_id = ?`,
    [caseId],
  );
  return rows.map((row) => row.task);
}
