import type { Knex } from 'knex';

/** What becomes of timer start events: each one that a latest version has, and each of its firings. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- Lives on while versions come and go, as long as the element keeps its timer.
    create table schedules (
      id uuid primary key default gen_random_uuid(),
      process_id text not null,
      element_id text not null,
      timer text not null, -- as start_events.name
      -- hash of the version from whose deployment the timer counts; empty where its times don't depend on a deployment
      counted_from text not null,
      deployed_at timestamptz not null,
      -- every firing due until then has its row in schedule_runs
      seen_until timestamptz not null,
      -- deployment of the version that no longer has it
      retired_at timestamptz,
      paused_at timestamptz,
      paused_by text,
      pause_reason text,
      unique (process_id, element_id, timer, counted_from),
      check ((paused_at is null) = (paused_by is null) and (paused_at is null) = (pause_reason is null))
    );

    -- Timers from before this migration: what was due until now is done.
    insert into schedules (process_id, element_id, timer, counted_from, deployed_at, seen_until)
      select s.process_id, s.element_id, s.name,
        case when s.name like 'duration:%' or (s.name like 'cycle:R%' and s.name not like '%/%/%') then s.definition_hash else '' end,
        d.deployed_at, now()
      from start_events s join process_definitions d on d.hash = s.definition_hash where s.kind = 'timer'
      on conflict do nothing;
    alter table start_events drop column scheduled_at, drop column goes_on;

    create table schedule_runs (
      schedule_id uuid not null references schedules (id) on delete cascade,
      due_at timestamptz not null, -- of one by hand: when it was asked for
      status text not null check (status in ('started', 'caught-up', 'by-hand', 'skipped')),
      -- of a skipped one
      reason text check (reason in ('missed', 'merged', 'too-late', 'overlap', 'paused', 'replaced')),
      business_key text,
      instance_id text,
      -- Temporal has the instance; until then workers try again
      begun_at timestamptz,
      -- of one by hand
      started_by text,
      request_id uuid unique,
      recorded_at timestamptz not null default now(),
      primary key (schedule_id, due_at),
      check ((status = 'skipped') = (reason is not null))
    );
    create index schedule_runs_pending on schedule_runs (recorded_at) where status <> 'skipped' and begun_at is null;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table schedule_runs, schedules;
    alter table start_events add column scheduled_at timestamptz, add column goes_on boolean not null default false;
  `);
}
