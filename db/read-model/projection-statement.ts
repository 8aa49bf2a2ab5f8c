import type { ProjectionBatch } from '../../contract/projection.ts';

/** SQL with one parameter, the batch as JSON, and a name for PostgreSQL to keep its plan under. */
export interface ProjectionStatement {
  readonly name: string;
  readonly sql: string;
}

/**
 * One statement that writes a whole batch, or nothing when the instance doesn't stand at `after`: one round trip and
 * atomic by itself. It is put together of the parts that the batch needs, since planning and running two dozen empty
 * ones would cost more than the work. Answers `written`: 1, or 0 on a conflict.
 */
export function projectionStatement(batch: ProjectionBatch): ProjectionStatement {
  const moved = batch.after === null ? INSERT_INSTANCE : MOVE_INSTANCE;
  const needed = PARTS.filter((part) => batch[part.list].length > 0);
  return {
    name: `project-${batch.after === null ? 'first' : 'next'}-${nameOf(needed)}`,
    sql: statementOf([BATCH, moved, ...needed.flatMap((part) => part.ctes), HISTORY]),
  };
}

/** PostgreSQL tells the first 63 characters of a name only, so the parts are a number. */
function nameOf(parts: readonly Part[]): string {
  return parts.reduce((sum, part) => sum + 2 ** PARTS.indexOf(part), 0).toString(36);
}

/** The parts that fill the open rows of an instance whose row is there and whose open rows are gone: a full batch. */
export function refillStatement(batch: ProjectionBatch): string {
  const needed = PARTS.filter((part) => part.refills && batch[part.list].length > 0);
  return statementOf([BATCH, EXISTING_INSTANCE, ...needed.flatMap((part) => part.ctes), HISTORY]);
}

function statementOf(expressions: readonly string[]): string {
  return `${expressions.join(',\n')}\nselect count(*)::int as written from moved`;
}

const BATCH = `with batch as materialized (
  select b, b->>'instanceId' as id, to_timestamp((b->>'at')::float8 / 1000) as at from (select ?::jsonb as b) as given
)`;

/** `moved` holds the instance's row when the batch may be written; every part joins it. */
const INSERT_INSTANCE = `moved as (
  insert into process_instances (id, process_id, definition_hash, business_key, organisation, started_by, parent_instance_id,
    status, end_reason, started_at, ended_at, batch, token, variables)
  select id, i.process_id, i.definition_hash, i.business_key, i.organisation, i.started_by, i.parent_instance_id,
    coalesce(b->>'status', 'active'), b->>'endReason', at, case when b->>'status' <> 'active' then at end,
    (b->>'batch')::int, b->>'token', coalesce(b->'variables', '{}')
  from batch, lateral (select b->'instance'->>'processId' as process_id, b->'instance'->>'definitionHash' as definition_hash,
    b->'instance'->>'businessKey' as business_key, b->'instance'->>'organisation' as organisation,
    b->'instance'->>'startedBy' as started_by, b->'instance'->>'parentInstanceId' as parent_instance_id) as i
  on conflict (id) do nothing
  returning id, process_id, organisation, business_key
)`;

const MOVE_INSTANCE = `moved as (
  update process_instances as i
  set batch = (b->>'batch')::int, token = b->>'token', status = coalesce(b->>'status', i.status),
    end_reason = coalesce(b->>'endReason', i.end_reason), variables = coalesce(b->'variables', i.variables),
    ended_at = case when b->>'status' <> 'active' then at else i.ended_at end
  from batch
  where i.id = batch.id and i.token = b->>'after'
  returning i.id, i.process_id, i.organisation, i.business_key
)`;

const EXISTING_INSTANCE = `moved as (
  select i.id, i.process_id, i.organisation, i.business_key from process_instances as i join batch on i.id = batch.id
)`;

const HISTORY = `history as (
  insert into instance_history (instance_id, batch, at, entries)
  select m.id, (b->>'batch')::int, at, b->'history' from moved as m, batch
)`;

/** A list of the batch and what it does; a part may use several common table expressions. */
interface Part {
  readonly list: ListOfBatch;
  readonly refills: boolean;
  readonly ctes: readonly string[];
}

type ListOfBatch =
  | 'entered'
  | 'left'
  | 'tasksOpened'
  | 'tasksClosed'
  | 'timersOpened'
  | 'timersClosed'
  | 'subscriptionsOpened'
  | 'subscriptionsClosed'
  | 'jobsOpened'
  | 'jobsClosed'
  | 'incidentsRaised'
  | 'incidentsRemoved'
  | 'messagesDelivered';

const SAME_TASK = '(old.element_id = excluded.element_id or old.created_at = excluded.created_at)';

const TASK_COLUMNS = `t(key text, "elementInstance" text, "elementId" text, name text, "createdAt" float8, "formId" text, assignee text,
    "candidateGroups" text[], "candidateUsers" text[], "excludedUsers" text[], "dueAt" timestamptz, "followUpAt" timestamptz,
    "remindAt" timestamptz, priority int, deadline jsonb, articles text[], "localVariables" jsonb, closed jsonb)`;

/**
 * A key that is there already belongs to a batch that was written and never recorded: the engine's row replaces it,
 * and only a claim of the very same task (the web's columns) stays. A migrated task has another element, and is the same
 * by the moment of its creation.
 */
const TASKS_OPENED = `tasks_opened as (
  insert into tasks as old (instance_id, key, element_instance, process_id, element_id, organisation, business_key, name, form_id, state,
    assignee, candidate_groups, candidate_users, excluded_users, priority, created_at, due_at, follow_up_at, deadline, remind_at,
    articles, local_variables, closed_at, closed_by)
  select m.id, t.key, t."elementInstance", m.process_id, t."elementId", m.organisation, m.business_key, t.name, t."formId",
    coalesce(t.closed->>'outcome', 'open'),
    t.assignee, t."candidateGroups", t."candidateUsers", t."excludedUsers", t.priority, to_timestamp(t."createdAt" / 1000),
    t."dueAt", t."followUpAt", t.deadline, t."remindAt", t.articles, t."localVariables",
    case when t.closed is not null then at end, t.closed->>'actor'
  from moved as m, batch, jsonb_to_recordset(b->'tasksOpened') as ${TASK_COLUMNS}
  on conflict (instance_id, key) do update
  set (element_instance, element_id, name, form_id, state, assignee, claimed_at, candidate_groups, candidate_users, excluded_users,
      priority, created_at, due_at, follow_up_at, deadline, remind_at, articles, local_variables, closed_at, closed_by)
    = (excluded.element_instance, excluded.element_id, excluded.name, excluded.form_id, excluded.state,
      case when ${SAME_TASK} then coalesce(old.assignee, excluded.assignee) else excluded.assignee end,
      case when ${SAME_TASK} then old.claimed_at end,
      excluded.candidate_groups, excluded.candidate_users, excluded.excluded_users, excluded.priority, excluded.created_at,
      excluded.due_at, excluded.follow_up_at, excluded.deadline, excluded.remind_at, excluded.articles, excluded.local_variables,
      excluded.closed_at, excluded.closed_by)
  returning instance_id, key, state, assignee, candidate_groups, candidate_users, due_at
)`;

const CANDIDATES = `candidates as (
  insert into task_candidates (candidate, due_sort, instance_id, key)
  select distinct c.candidate, coalesce(o.due_at, 'infinity'), o.instance_id, o.key
  from tasks_opened as o, lateral (
    select unnest(o.candidate_groups) as candidate union all select 'user:' || u from unnest(o.candidate_users) as u
  ) as c
  where o.state = 'open' and o.assignee is null
  on conflict do nothing
)`;

const TASKS_CLOSED = [
  `tasks_closed as (
  update tasks as t set state = c.outcome, closed_at = at, closed_by = c.actor
  from moved as m, batch, jsonb_to_recordset(b->'tasksClosed') as c(key text, outcome text, actor text)
  where t.instance_id = m.id and t.key = c.key
)`,
  `candidates_gone as (
  delete from task_candidates as t
  using moved as m, batch, jsonb_to_recordset(b->'tasksClosed') as c(key text)
  where t.instance_id = m.id and t.key = c.key
)`,
];

const MESSAGES_DELIVERED = `messages_delivered as (
  update messages set delivered_at = at, instance_id = m.id
  from moved as m, batch
  where messages.id in (select jsonb_array_elements_text(b->'messagesDelivered')) and messages.delivered_at is null
)`;

const PARTS: readonly Part[] = [
  opens(
    'entered',
    'live_elements',
    'key, element_id, parent, role, since',
    'r.key, r."elementId", r.parent, r.role, at',
    'key text, "elementId" text, parent text, role text',
  ),
  closes('left', 'live_elements'),
  { list: 'tasksOpened', refills: true, ctes: [TASKS_OPENED, CANDIDATES] },
  { list: 'tasksClosed', refills: true, ctes: TASKS_CLOSED },
  opens(
    'timersOpened',
    'timers',
    'key, element_id, due_at',
    'r.key, r."elementId", to_timestamp(r."dueAt" / 1000)',
    'key text, "elementId" text, "dueAt" float8',
  ),
  closes('timersClosed', 'timers'),
  opens(
    'subscriptionsOpened',
    'subscriptions',
    'key, element_id, kind, name, correlation_key, user_action, opened_at',
    'r.key, r."elementId", r.kind, r.name, r."correlationKey", r."userAction", at',
    'key text, "elementId" text, kind text, name text, "correlationKey" text, "userAction" jsonb',
  ),
  closes('subscriptionsClosed', 'subscriptions'),
  opens(
    'jobsOpened',
    'jobs',
    'key, element_id, job_type, since',
    'r.key, r."elementId", r."jobType", at',
    'key text, "elementId" text, "jobType" text',
  ),
  closes('jobsClosed', 'jobs'),
  opens(
    'incidentsRaised',
    'incidents',
    'key, element_instance, element_id, kind, message, remedy, raised_at',
    'r.key, r."elementInstance", r."elementId", r.kind, r.message, r.remedy, to_timestamp(r."raisedAt" / 1000)',
    'key text, "elementInstance" text, "elementId" text, kind text, message text, remedy text, "raisedAt" float8',
  ),
  closes('incidentsRemoved', 'incidents'),
  { list: 'messagesDelivered', refills: true, ctes: [MESSAGES_DELIVERED] },
];

/** Rows that come; a key that is there already gets the new contents. */
function opens(list: Part['list'], table: string, columns: string, values: string, record: string): Part {
  const names = columns.split(', ').filter((name) => name !== 'key');
  return {
    list,
    refills: true,
    ctes: [
      `${table}_opened as (
  insert into ${table} (instance_id, ${columns})
  select m.id, ${values} from moved as m, batch, jsonb_to_recordset(b->'${list}') as r(${record})
  on conflict (instance_id, key) do update set ${names.map((name) => `${name} = excluded.${name}`).join(', ')}
)`,
    ],
  };
}

/** Rows that go, by key. */
function closes(list: Part['list'], table: string): Part {
  return {
    list,
    refills: false,
    ctes: [
      `${table}_closed as (
  delete from ${table} as t using moved as m, batch
  where t.instance_id = m.id and t.key in (select jsonb_array_elements_text(b->'${list}'))
)`,
    ],
  };
}
