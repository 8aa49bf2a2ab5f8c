import type { Knex } from 'knex';

/**
 * The registers of the measures: organisations and people, clients and households, cases with their three lists, and the
 * ledger. Records are kept (Art 23: at least three years): triggers refuse deletion.
 */
export async function up(knex: Knex): Promise<void> {
  for (const part of [organisations, clients, cases, caseRecords, notices]) await knex.raw(part);
  await knex.raw(
    KEPT.map((table) => `create trigger ${table}_kept before delete on ${table} for each row execute function refuse_deletion();`).join(
      '\n',
    ),
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index tasks_open_by_business_key;
    drop table calendar_overrides, notifications, handled_jobs, code_counters, archives, referrals, consultations,
      crises, closings, reviews, service_sessions, approvals, services, plans, assessments, resources, needs, cases, clients, households,
      assignments, people, organisations cascade;
    drop function refuse_deletion;
  `);
}

const KEPT = [
  'clients',
  'households',
  'cases',
  'needs',
  'resources',
  'assessments',
  'plans',
  'services',
  'approvals',
  'service_sessions',
  'reviews',
  'closings',
  'crises',
  'consultations',
  'referrals',
  'archives',
];

const organisations = `
  create function refuse_deletion() returns trigger language plpgsql as $$
  begin
    raise exception 'records of % are kept, not deleted', tg_table_name using errcode = 'restrict_violation';
  end $$;

  create table organisations (
    code text primary key check (code ~ '^[a-z][a-z0-9-]*$'),
    name text not null,
    short_name text not null,
    tier text not null check (tier in ('bureau', 'master', 'station', 'room')),
    parent text references organisations (code),
    position integer not null,
    active boolean not null default true
  );
  create index organisations_by_parent on organisations (parent, position);

  create table people (
    id text primary key,
    username text not null unique,
    name text not null,
    phone text,
    password_hash text,
    active boolean not null default true,
    created_at timestamptz not null default now()
  );

  create table assignments (
    person_id text not null references people (id),
    role text not null,
    organisation text not null references organisations (code),
    since timestamptz not null default now(),
    -- ended assignments stay, so that history can say who somebody was
    ended_at timestamptz,
    primary key (person_id, role, organisation, since)
  );
  create unique index assignments_current on assignments (organisation, role, person_id) where ended_at is null;
`;

const clients = `
  create table households (
    id text primary key,
    organisation text not null references organisations (code),
    address text,
    created_by text not null,
    created_at timestamptz not null default now()
  );

  create table clients (
    id text primary key,
    name text not null,
    sex text check (sex in ('male', 'female')),
    birth_date date,
    -- AES-256-GCM; the digest finds duplicates without opening anything; the masked form is what pages show
    id_number_sealed text,
    id_number_digest text unique,
    id_number_masked text,
    phone text,
    address text,
    tags text[] not null default '{}',
    household_id text references households (id),
    household_relation text,
    organisation text not null references organisations (code),
    consented_at timestamptz,
    created_by text not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  );
  create index clients_by_organisation on clients (organisation, name);
  create index clients_by_name on clients (name, birth_date);
  create index clients_by_phone on clients (phone) where phone is not null;
  create index clients_by_household on clients (household_id) where household_id is not null;
`;

const cases = `
  create table code_counters (
    scheme text not null,
    year integer not null,
    latest integer not null,
    primary key (scheme, year)
  );

  create table cases (
    id text primary key,
    client_id text references clients (id),
    -- who serves the case now: a room, or a station itself
    organisation text not null references organisations (code),
    station text references organisations (code),
    status text not null check (status in
      ('collecting', 'assessing', 'planning', 'approving', 'serving', 'closing', 'referring', 'archiving', 'archived', 'withdrawn')),
    source text,
    summary text,
    urgency text not null default 'normal' check (urgency in ('low', 'normal', 'urgent')),
    risk_level text check (risk_level in ('low', 'medium', 'high')),
    planned_sessions integer,
    -- what makes a case known to tiers that otherwise don't see it
    escalated_at timestamptz,
    crisis_at timestamptz,
    consultation_at timestamptz,
    referred_to text references organisations (code),
    opened_by text not null,
    opened_at timestamptz not null,
    closed_at timestamptz,
    close_reason text check (close_reason in ('goals-met', 'client-declined', 'circumstances', 'status-changed')),
    withdraw_reason text,
    satisfaction integer check (satisfaction between 1 and 5),
    archive_code text unique,
    updated_at timestamptz not null default now()
  );
  create index cases_by_organisation on cases (organisation, status, opened_at desc);
  create index cases_by_station on cases (station, status, opened_at desc);
  create index cases_by_client on cases (client_id) where client_id is not null;
  create index cases_alarmed on cases (station) where escalated_at is not null or crisis_at is not null or risk_level = 'high';
  create index cases_consulted on cases (station) where consultation_at is not null;
  create index cases_referred on cases (referred_to) where referred_to is not null;
  -- whoever has or may claim a task of a case may read the case
  create index tasks_open_by_business_key on tasks (business_key) where state = 'open';
`;

const caseRecords = `
  create table assessments (
    id text primary key, case_id text not null references cases (id), risk_level text not null, score integer, situation text not null,
    by_person text not null, at timestamptz not null
  );
  create index assessments_by_case on assessments (case_id, at);

  -- 需求清单; a list that replaces an earlier one marks its entries, none is lost
  create table needs (
    id text primary key, case_id text not null references cases (id), domain text not null, description text not null,
    urgency text not null, societies text[] not null, position integer not null, by_person text not null, at timestamptz not null,
    superseded_at timestamptz
  );
  create index needs_by_case on needs (case_id, at);
  create index needs_current on needs (domain, at desc) where superseded_at is null;

  -- 资源清单
  create table resources (
    id text primary key, case_id text not null references cases (id), kind text not null, description text not null, provider text,
    position integer not null, by_person text not null, at timestamptz not null, superseded_at timestamptz
  );
  create index resources_by_case on resources (case_id, at);

  create table plans (
    id text primary key, case_id text not null references cases (id), version integer not null, goals text not null, interventions text,
    planned_sessions integer not null, start_date date, end_date date, by_person text not null, at timestamptz not null,
    unique (case_id, version)
  );

  -- 服务清单
  create table services (
    id text primary key, plan_id text not null references plans (id), case_id text not null references cases (id), position integer not null,
    catalogue_item text, description text not null, sessions integer, frequency text
  );
  create index services_by_plan on services (plan_id, position);

  create table approvals (
    id text primary key, case_id text not null references cases (id), subject text not null, plan_id text references plans (id),
    result text not null check (result in ('approved', 'rejected', 'returned')), reason text, return_to text,
    by_person text not null, at timestamptz not null
  );
  create index approvals_by_case on approvals (case_id, at);

  -- 服务台账
  create table service_sessions (
    id text primary key, case_id text not null references cases (id), number integer not null, client_id text references clients (id),
    organisation text not null references organisations (code), station text, date date not null, duration_minutes integer not null,
    place text not null, catalogue_item text, content text not null, result text, next_step text, societies text[] not null,
    by_person text not null, at timestamptz not null,
    unique (case_id, number)
  );
  create index service_sessions_by_organisation on service_sessions (organisation, date desc, id);
  create index service_sessions_by_date on service_sessions (date desc, id);
  create index service_sessions_by_worker on service_sessions (by_person, date desc);

  create table reviews (
    id text primary key, case_id text not null references cases (id), result text not null, findings text not null, advice text,
    by_person text not null, at timestamptz not null
  );
  create index reviews_by_case on reviews (case_id, at);

  create table closings (
    id text primary key, case_id text not null references cases (id), close_reason text not null, summary text not null,
    satisfaction integer, by_person text not null, at timestamptz not null
  );
  create index closings_by_case on closings (case_id, at);

  create table crises (
    id text primary key, case_id text not null references cases (id), status text not null check (status in ('reported', 'handled')),
    kind text, description text not null, measures text, by_person text not null, at timestamptz not null,
    handled_by text, handled_at timestamptz
  );
  create index crises_by_case on crises (case_id, at);

  -- 疑难个案
  create table consultations (
    id text primary key, case_id text not null references cases (id), status text not null check (status in ('asked', 'advised')),
    question text not null, advice text, by_person text not null, at timestamptz not null, advised_by text, advised_at timestamptz
  );
  create index consultations_by_case on consultations (case_id, at);

  create table referrals (
    id text primary key, case_id text not null references cases (id), from_organisation text not null references organisations (code),
    to_organisation text not null references organisations (code),
    status text not null check (status in ('proposed', 'accepted', 'returned', 'consent-refused')), reason text not null, consent boolean not null,
    answer text, by_person text not null, at timestamptz not null, answered_by text, answered_at timestamptz
  );
  create index referrals_by_case on referrals (case_id, at);
  create index referrals_open on referrals (to_organisation, at) where status = 'proposed';

  create table archives (
    code text primary key, case_id text unique references cases (id), organisation text not null references organisations (code),
    archive_class text not null, keeper text not null, filed_at timestamptz not null, retain_until date not null, note text
  );
  create index archives_by_organisation on archives (organisation, filed_at desc);
`;

const notices = `
  -- A job is handled once; its result answers every repetition.
  create table handled_jobs (
    instance_id text not null, job_key text not null, job_type text not null, result jsonb, handled_at timestamptz not null default now(),
    primary key (instance_id, job_key)
  );

  create table notifications (
    id bigint generated always as identity primary key,
    person_id text not null references people (id),
    level text not null check (level in ('info', 'warning', 'urgent')),
    message text not null,
    case_id text,
    created_at timestamptz not null default now(),
    read_at timestamptz
  );
  create index notifications_unread on notifications (person_id, created_at desc) where read_at is null;
  create index notifications_by_person on notifications (person_id, created_at desc);

  -- Days on which the city departs from the published calendar.
  create table calendar_overrides (
    day date primary key, working boolean not null, note text not null, changed_by text not null, changed_at timestamptz not null default now()
  );
`;
