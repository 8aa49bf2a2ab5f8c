import type { Knex } from 'knex';

/**
 * Supervision (督导, Art 32, 33): the year's plan, visits to stations, the advice they leave and what became of it; and
 * how long a supervisor worked on a difficult case. Records are kept: triggers refuse deletion.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table supervision_plans (
      id text primary key,
      year integer not null check (year between 2000 and 2999),
      month integer not null check (month between 1 and 12),
      station text not null references organisations (code),
      topics text[] not null,
      supervisor text references people (id),
      note text,
      by_person text not null,
      at timestamptz not null,
      withdrawn_by text,
      withdrawn_at timestamptz,
      withdraw_reason text
    );
    create index supervision_plans_by_year on supervision_plans (year, station, month) where withdrawn_at is null;

    create table supervision_visits (
      id text primary key,
      plan_id text references supervision_plans (id),
      station text not null references organisations (code),
      kind text not null check (kind in ('planned', 'invited')),
      status text not null check (status in ('arranged', 'visited', 'following-up', 'closed', 'cancelled')),
      topics text[] not null,
      planned_date date not null,
      -- who is meant to go; who went is visited_by
      supervisor text references people (id),
      arranged_by text not null,
      arranged_at timestamptz not null,
      date date,
      duration_minutes integer,
      findings text,
      attendants text,
      visited_by text,
      visited_at timestamptz,
      closed_at timestamptz,
      cancelled_by text,
      cancelled_at timestamptz,
      cancel_reason text
    );
    -- an entry of the plan is carried out once
    create unique index supervision_visits_of_plan on supervision_visits (plan_id) where plan_id is not null and status <> 'cancelled';
    create index supervision_visits_by_station on supervision_visits (station, planned_date desc);
    create index supervision_visits_by_supervisor on supervision_visits (visited_by, date) where visited_by is not null;

    create table supervision_postponements (
      id bigint generated always as identity primary key,
      visit_id text not null references supervision_visits (id),
      from_date date not null,
      to_date date not null,
      reason text not null,
      by_person text not null,
      at timestamptz not null
    );
    create index supervision_postponements_by_visit on supervision_postponements (visit_id, id);

    create table supervision_advice (
      id text primary key,
      visit_id text not null references supervision_visits (id),
      position integer not null,
      content text not null,
      -- day by which the station has followed it
      deadline date not null,
      status text not null check (status in ('open', 'followed-up', 'accepted')),
      by_person text not null,
      at timestamptz not null,
      unique (visit_id, position)
    );
    create index supervision_advice_open on supervision_advice (deadline) where status <> 'accepted';

    create table supervision_advice_steps (
      -- in the order in which they were written
      id bigint generated always as identity primary key,
      advice_id text not null references supervision_advice (id),
      step text not null check (step in ('followed-up', 'accepted', 'returned')),
      text text,
      by_person text not null,
      at timestamptz not null
    );
    create index supervision_advice_steps_by_advice on supervision_advice_steps (advice_id, id);

    -- 疑难个案: null where it was answered before anybody asked how long it took
    alter table consultations add column duration_minutes integer, add column topic text;
    create index consultations_by_supervisor on consultations (advised_by, advised_at) where advised_by is not null;
  `);
  await knex.raw(
    KEPT.map((table) => `create trigger ${table}_kept before delete on ${table} for each row execute function refuse_deletion();`).join(
      '\n',
    ),
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index consultations_by_supervisor;
    alter table consultations drop column duration_minutes, drop column topic;
    drop table supervision_advice_steps, supervision_advice, supervision_postponements, supervision_visits, supervision_plans;
  `);
}

const KEPT = ['supervision_plans', 'supervision_visits', 'supervision_postponements', 'supervision_advice', 'supervision_advice_steps'];
