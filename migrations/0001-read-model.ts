import type { Knex } from 'knex';

/**
 * The engine's read model: what the inbox, the history pages and message correlation ask. Rows are written by the
 * projection alone, save the columns that the web owns (`tasks.claimed_at`, `assignee` by claim, drafts, comments).
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table process_definitions (
      hash text primary key, -- of the content and the version: a content that comes back is a new version
      content_hash text not null,
      process_id text not null,
      version integer not null,
      name text not null,
      version_tag text,
      bpmn_xml text not null,
      compiled json not null, -- json keeps the text as it is: workers interpret it byte for byte
      -- {"forms": {id: schema}, "decisions": {file: xml}, "manifest": {...}}: a version is complete in itself
      resources jsonb not null,
      deployed_at timestamptz not null default now(),
      deployed_by text,
      unique (process_id, version)
    );

    -- What begins an instance of the latest version without a person: replaced at each deployment.
    create table start_events (
      process_id text not null,
      element_id text not null,
      definition_hash text not null references process_definitions (hash),
      kind text not null check (kind in ('message', 'signal', 'timer')),
      name text not null, -- of the message or signal; for a timer: date, duration or cycle, a colon, and its value
      scheduled_at timestamptz, -- timers: when the Temporal Schedule was made; a finished one isn't made again
      primary key (process_id, element_id)
    );
    create index start_events_by_name on start_events (kind, name);

    -- Proof of each payload key without the key itself: a worker with a wrong key refuses to start.
    create table payload_keys (
      id text primary key,
      check_value text not null,
      first_used_at timestamptz not null default now()
    );

    create table process_instances (
      id text primary key,
      process_id text not null,
      definition_hash text not null references process_definitions (hash),
      business_key text not null,
      organisation text not null,
      started_by text,
      parent_instance_id text,
      status text not null check (status in ('active', 'completed', 'terminated')),
      end_reason text,
      started_at timestamptz not null,
      ended_at timestamptz,
      batch integer not null,
      token text not null, -- of the last projection: the next one is written only on top of it
      variables jsonb not null default '{}'
    );
    create index process_instances_by_process on process_instances (process_id, status, started_at desc);
    create index process_instances_by_organisation on process_instances (organisation, status, started_at desc);
    create index process_instances_by_parent on process_instances (parent_instance_id) where parent_instance_id is not null;

    -- One row an activation: trigger order, times and everything that happened.
    create table instance_history (
      instance_id text not null references process_instances (id) on delete cascade,
      batch integer not null,
      at timestamptz not null,
      entries jsonb not null,
      primary key (instance_id, batch)
    );

    -- Where tokens stand now.
    create table live_elements (
      instance_id text not null references process_instances (id) on delete cascade,
      key text not null,
      element_id text not null,
      parent text,
      role text not null,
      since timestamptz not null,
      primary key (instance_id, key)
    );
    create index live_elements_by_element on live_elements (element_id);

    create table tasks (
      instance_id text not null references process_instances (id) on delete cascade,
      key text not null,
      element_instance text not null,
      process_id text not null,
      element_id text not null,
      organisation text not null,
      business_key text not null,
      name text not null,
      form_id text,
      state text not null check (state in ('open', 'completed', 'cancelled')),
      assignee text,
      claimed_at timestamptz,
      candidate_groups text[] not null,
      candidate_users text[] not null,
      excluded_users text[] not null,
      priority integer not null,
      created_at timestamptz not null,
      due_at timestamptz,
      follow_up_at timestamptz,
      deadline jsonb,
      remind_at timestamptz,
      reminded_at timestamptz,
      escalated_at timestamptz,
      articles text[] not null,
      local_variables jsonb not null,
      closed_at timestamptz,
      closed_by text,
      primary key (instance_id, key)
    );
    create index tasks_by_assignee on tasks (assignee, due_at) where state = 'open' and assignee is not null;
    create index tasks_done on tasks (closed_by, closed_at desc) where state = 'completed';
    create index tasks_due on tasks (due_at) where state = 'open' and due_at is not null;

    -- Open, unassigned tasks by who may claim them; the inbox reads this index alone.
    create table task_candidates (
      candidate text not null, -- a group role@organisation, or user:<id>
      due_sort timestamptz not null, -- due date, or 'infinity'
      instance_id text not null,
      key text not null,
      primary key (candidate, due_sort, instance_id, key),
      foreign key (instance_id, key) references tasks (instance_id, key) on delete cascade
    );
    create index task_candidates_by_task on task_candidates (instance_id, key);

    create table timers (
      instance_id text not null references process_instances (id) on delete cascade,
      key text not null,
      element_id text not null,
      due_at timestamptz not null,
      primary key (instance_id, key)
    );

    create table subscriptions (
      instance_id text not null references process_instances (id) on delete cascade,
      key text not null,
      element_id text not null,
      kind text not null check (kind in ('message', 'signal')),
      name text not null,
      correlation_key text,
      user_action jsonb,
      opened_at timestamptz not null,
      primary key (instance_id, key)
    );
    create index subscriptions_by_name on subscriptions (kind, name, correlation_key, opened_at);

    create table jobs (
      instance_id text not null references process_instances (id) on delete cascade,
      key text not null,
      element_id text not null,
      job_type text not null,
      since timestamptz not null,
      primary key (instance_id, key)
    );

    create table incidents (
      instance_id text not null references process_instances (id) on delete cascade,
      key text not null,
      element_instance text not null,
      element_id text not null,
      kind text not null,
      message text not null,
      remedy text not null,
      raised_at timestamptz not null,
      primary key (instance_id, key)
    );

    -- Published messages: buffered until somebody waits for them or their time to live is over.
    create table messages (
      id text primary key,
      name text not null,
      correlation_key text not null,
      variables jsonb not null,
      published_at timestamptz not null default now(),
      expires_at timestamptz not null,
      -- the subscription that took it (no key: it started the instance); delivered_at is set when the instance has it
      instance_id text,
      subscription_key text,
      delivered_at timestamptz
    );
    create index messages_waiting on messages (name, correlation_key, published_at) where instance_id is null;
    create index messages_undelivered on messages (instance_id, published_at) where instance_id is not null and delivered_at is null;
    create index messages_expiring on messages (expires_at);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table messages, incidents, jobs, subscriptions, timers, task_candidates, tasks, live_elements,
      instance_history, process_instances, payload_keys, start_events, process_definitions
  `);
}
