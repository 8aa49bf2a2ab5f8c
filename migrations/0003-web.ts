import type { Knex } from 'knex';

/** What the web alone owns: log-in sessions and failures, drafts, comments. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table login_sessions (
      -- SHA-256 of the cookie's id
      id_hash text primary key,
      person_id text,
      data jsonb not null,
      expires_at timestamptz not null
    );
    create index login_sessions_expiry on login_sessions (expires_at);
    create index login_sessions_by_person on login_sessions (person_id) where person_id is not null;

    -- Wrong passwords by account name, whether it exists or not.
    create table login_failures (
      account text primary key,
      failures integer not null,
      last_at timestamptz not null,
      blocked_until timestamptz not null
    );

    -- What a person has typed and not yet submitted, by what the form is for: task:<instance>/<key>, start:<process>, action:<instance>/<key>.
    create table drafts (
      person_id text not null,
      subject text not null,
      -- sealed
      content text not null,
      saved_at timestamptz not null default now(),
      primary key (person_id, subject)
    );
    create index drafts_by_age on drafts (saved_at);

    -- The code that a request to start a process got: sent twice, it starts once.
    create table start_requests (
      token text primary key,
      person_id text not null,
      process_id text not null,
      business_key text not null,
      requested_at timestamptz not null default now()
    );

    create table comments (
      id bigint generated always as identity primary key,
      instance_id text not null references process_instances (id) on delete cascade,
      -- the task it was written at
      task_key text not null,
      author text not null,
      body text not null check (length(body) between 1 and 2000),
      written_at timestamptz not null default now()
    );
    create index comments_by_instance on comments (instance_id, written_at);

    -- The inbox's counts take off what separation of duties forbids; few tasks name anybody.
    create index tasks_excluding on tasks using gin (excluded_users) where state = 'open' and excluded_users <> '{}';

    -- 我发起: what a person started, newest first.
    create index process_instances_by_starter on process_instances (started_by, started_at desc) where started_by is not null;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index process_instances_by_starter, tasks_excluding;
    drop table comments, start_requests, drafts, login_failures, login_sessions;
  `);
}
