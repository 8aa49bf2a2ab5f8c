import type { Knex } from 'knex';

/** The yearly evaluations of Art 35: schemes, cycles, what each station submitted and was given. Records are kept. */
export async function up(knex: Knex): Promise<void> {
  for (const part of [schemes, cycles, stationRecords]) await knex.raw(part);
  await knex.raw(
    KEPT.map((table) => `create trigger ${table}_kept before delete on ${table} for each row execute function refuse_deletion();`).join(
      '\n',
    ),
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table rectifications, evaluation_appeals, evaluation_materials, evaluation_evidence, evaluation_points, evaluation_reviews,
      station_evaluations, evaluation_cycles, indicator_schemes cascade;
    drop function refuse_scheme_change;
  `);
}

const KEPT = [
  'evaluation_cycles',
  'station_evaluations',
  'evaluation_reviews',
  'evaluation_points',
  'evaluation_evidence',
  'evaluation_materials',
  'evaluation_appeals',
  'rectifications',
];

const schemes = `
  create table indicator_schemes (
    id uuid primary key,
    year integer not null check (year between 2020 and 2100),
    -- counted within the year
    version integer not null,
    status text not null check (status in ('draft', 'published', 'replaced')),
    -- domain/evaluations/indicator-scheme.ts
    content jsonb not null,
    -- grows with every saving: two people who edit at once notice
    revision integer not null default 1,
    edited_by text not null,
    edited_at timestamptz not null,
    published_by text,
    published_at timestamptz,
    unique (year, version)
  );
  create unique index indicator_schemes_published on indicator_schemes (year) where status = 'published';

  -- A running cycle keeps the scheme that it began with, so what was published never changes.
  create function refuse_scheme_change() returns trigger language plpgsql as $$
  begin
    if old.status <> 'draft' and (tg_op = 'DELETE' or new.content is distinct from old.content or new.status = 'draft') then
      raise exception 'a published scheme is not changed' using errcode = 'restrict_violation';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
  end $$;
  create trigger indicator_schemes_kept before update or delete on indicator_schemes for each row execute function refuse_scheme_change();
`;

const cycles = `
  create table evaluation_cycles (
    -- the business key of its process instance: PJ-2026-000001
    id text primary key,
    year integer not null,
    kind text not null check (kind in ('mid-term', 'final')),
    scheme_id uuid not null references indicator_schemes (id),
    status text not null check (status in ('running', 'paused', 'published', 'cancelled')),
    -- until when stations assess themselves, reviewers review, and the cycle takes anything at all
    self_assessment_due date not null,
    review_due date not null,
    closes_at timestamptz not null,
    -- ids of the people of the 督导团队 who score
    reviewers text[] not null,
    instance_id text not null,
    started_by text not null,
    started_at timestamptz not null,
    paused_reason text,
    published_at timestamptz,
    cancelled_reason text
  );
  -- one cycle of a kind a year; a cancelled one may be begun anew
  create unique index evaluation_cycles_current on evaluation_cycles (year, kind) where status <> 'cancelled';

  create table station_evaluations (
    -- the business key of its process instance: PJ-2026-000001/xigou
    id text primary key,
    cycle_id text not null references evaluation_cycles (id),
    station text not null references organisations (code),
    status text not null check (status in ('self-assessing', 'checking', 'reviewing', 'discussing', 'provisional', 'appealing', 'confirming',
      'rectifying', 'done', 'excused', 'cancelled')),
    instance_id text,
    -- why it came in later, or left
    added_reason text,
    excused_reason text,
    -- the cycle closed before anything was submitted
    not_submitted boolean not null default false,
    self_score numeric(5, 2),
    provisional_score numeric(5, 2),
    final_score numeric(5, 2),
    grade text,
    -- place among the stations of the cycle, when published
    place integer,
    submitted_by text,
    submitted_at timestamptz,
    confirmed_by text,
    confirmed_at timestamptz,
    reminded_at timestamptz,
    escalated_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (cycle_id, station)
  );
  create index station_evaluations_by_station on station_evaluations (station, created_at desc);
`;

const stationRecords = `
  -- One reviewer's visit; what they gave is in evaluation_points.
  create table evaluation_reviews (
    id uuid primary key,
    evaluation_id text not null references station_evaluations (id),
    reviewer text not null,
    -- 1, and more when it came back for discussion
    round integer not null,
    visited_on date,
    findings text not null,
    total numeric(5, 2) not null,
    at timestamptz not null,
    unique (evaluation_id, reviewer, round)
  );

  create table evaluation_points (
    evaluation_id text not null references station_evaluations (id),
    -- self: the station; reviewer: one of several (reviewer, round); provisional: agreed by the reviewers; final: after appeal
    source text not null check (source in ('self', 'reviewer', 'provisional', 'final')),
    reviewer text not null default '',
    round integer not null default 1,
    indicator text not null,
    points numeric(5, 2) not null check (points >= 0),
    note text,
    at timestamptz not null,
    primary key (evaluation_id, source, reviewer, round, indicator)
  );

  -- What the system had collected when the station submitted.
  create table evaluation_evidence (
    evaluation_id text not null references station_evaluations (id),
    kind text not null,
    -- null: there is nothing to count
    value numeric(12, 2),
    collected_at timestamptz not null,
    primary key (evaluation_id, kind)
  );

  create table evaluation_materials (
    id uuid primary key,
    evaluation_id text not null references station_evaluations (id),
    -- null: for the evaluation as a whole
    indicator text,
    file_name text not null,
    media_type text not null,
    size integer not null,
    sha256 text not null,
    content bytea not null,
    uploaded_by text not null,
    uploaded_at timestamptz not null,
    -- taken back by the station before it submitted
    withdrawn_at timestamptz
  );
  create index evaluation_materials_by_evaluation on evaluation_materials (evaluation_id, uploaded_at);

  create table evaluation_appeals (
    id uuid primary key,
    evaluation_id text not null references station_evaluations (id),
    -- indicators appealed against
    indicators text[] not null,
    reason text not null,
    by_person text not null,
    at timestamptz not null,
    decision text check (decision in ('upheld', 'adjusted')),
    answer text,
    decided_by text,
    decided_at timestamptz
  );
  create index evaluation_appeals_by_evaluation on evaluation_appeals (evaluation_id, at);

  create table rectifications (
    id uuid primary key,
    evaluation_id text not null references station_evaluations (id),
    indicator text not null,
    lost numeric(5, 2) not null,
    problem text not null,
    due_on date not null,
    status text not null check (status in ('open', 'reported', 'accepted', 'expired')),
    measures text,
    reported_by text,
    reported_at timestamptz,
    -- of the last check
    answer text,
    checked_by text,
    checked_at timestamptz,
    unique (evaluation_id, indicator)
  );
`;
