import { z } from 'zod';

/** A line of the inbox. */
export const inboxTaskSchema = z
  .object({
    instance_id: z.string(),
    key: z.string(),
    name: z.string(),
    process_id: z.string(),
    process_name: z.string(),
    element_id: z.string(),
    business_key: z.string(),
    organisation: z.string(),
    assignee: z.string().nullable(),
    created_at: z.date(),
    due_at: z.date().nullable(),
    closed_at: z.date().nullable(),
    escalated_at: z.date().nullable(),
    sorted_by: z.string(),
  })
  .transform((row) => ({
    instanceId: row.instance_id,
    key: row.key,
    name: row.name,
    processId: row.process_id,
    processName: row.process_name,
    elementId: row.element_id,
    businessKey: row.business_key,
    organisation: row.organisation,
    assignee: row.assignee ?? undefined,
    createdAt: row.created_at,
    dueAt: row.due_at ?? undefined,
    closedAt: row.closed_at ?? undefined,
    /** Set when the task was overdue and reached the tier above. */
    escalatedAt: row.escalated_at ?? undefined,
    /** Where it stands in the list it was read from. */
    place: { at: row.sorted_by, instanceId: row.instance_id, key: row.key },
  }));
export type InboxTask = Readonly<z.infer<typeof inboxTaskSchema>>;

/** Columns of `inboxTaskSchema` but `sorted_by` (the list's sort column as text, exact to the microsecond) over tables `t` (tasks), `i` (process_instances) and `d` (process_definitions). */
export const INBOX_COLUMNS = `t.instance_id, t.key, t.name, t.process_id, d.name as process_name, t.element_id, t.business_key,
  t.organisation, t.assignee, t.created_at, t.due_at, t.closed_at, t.escalated_at`;

export const INBOX_JOINS = `join process_instances i on i.id = t.instance_id join process_definitions d on d.hash = i.definition_hash`;

/** A place in a list, kept in the address: the last (or first) line of a page. `at` is PostgreSQL's own text of an instant. */
export interface Place {
  readonly at: string;
  readonly instanceId: string;
  readonly key: string;
}

export interface PageRequest {
  readonly search?: string | undefined;
  /** Lines after or before a place; neither: from the start. */
  readonly after?: Place | undefined;
  readonly before?: Place | undefined;
  /** Lines on a page. */
  readonly size: number;
}

export interface InboxPage<Line = InboxTask> {
  readonly lines: readonly Line[];
  /** Where the neighbouring pages begin; absent when there is none. */
  readonly next?: Place;
  readonly previous?: Place;
}
