import type { Knex } from 'knex';

/**
 * Agencies and the contracts of Art 14 with their terms. A contract lives as long as its process instance: a renewal is a new term of
 * the same contract. Records are kept.
 */
export async function up(knex: Knex): Promise<void> {
  for (const part of [agencies, contracts, termRecords]) await knex.raw(part);
  await knex.raw(
    KEPT.map((table) => `create trigger ${table}_kept before delete on ${table} for each row execute function refuse_deletion();`).join(
      '\n',
    ),
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table contract_handovers, contract_breaches, contract_results, contract_obligations, contract_signatures, contract_documents,
      contract_reviews, contract_terms, contracts, person_qualifications, agencies cascade;
  `);
}

const KEPT = [
  'agencies',
  'contracts',
  'contract_terms',
  'contract_reviews',
  'contract_documents',
  'contract_signatures',
  'contract_obligations',
  'contract_results',
  'contract_breaches',
  'contract_handovers',
];

const agencies = `
  -- 承接机构 (Art 11)
  create table agencies (
    id text primary key,
    name text not null unique,
    -- 统一社会信用代码
    registration_code text not null unique,
    representative text not null,
    phone text,
    address text,
    -- registered to do professional social work, and until when
    professional boolean not null,
    qualified_until date,
    rating text,
    active boolean not null default true,
    changed_by text not null,
    changed_at timestamptz not null
  );

  -- What Art 11 asks of those who lead a station.
  create table person_qualifications (
    person_id text primary key references people (id),
    certificate text check (certificate in ('junior', 'intermediate', 'senior')),
    certified_on date,
    practising_since date,
    changed_by text not null,
    changed_at timestamptz not null
  );
`;

const contracts = `
  create table contracts (
    -- the business key of its process instance: XY-2026-000001
    id text primary key,
    station text not null references organisations (code),
    agency_id text not null references agencies (id),
    status text not null check (status in ('drafting', 'reviewing', 'approving', 'signing', 'in-force', 'breached', 'renewing', 'ended',
      'terminated', 'abandoned')),
    -- number of the term that is drafted or in force
    current_term integer not null,
    instance_id text,
    opened_by text not null,
    opened_at timestamptz not null,
    ended_at timestamptz,
    end_reason text,
    -- 're-tender' or 'end' decided, or the agency that takes over after a termination
    successor_agency text references agencies (id),
    updated_at timestamptz not null
  );
  create index contracts_by_station on contracts (station, opened_at desc);
  -- a station has one contract at a time that is in force
  create unique index contracts_in_force on contracts (station) where status in ('in-force', 'breached', 'renewing');

  create table contract_terms (
    contract_id text not null references contracts (id),
    number integer not null,
    starts_on date not null,
    ends_on date not null check (ends_on > starts_on),
    -- domain/contracts/contract-draft.ts: the seven clauses of Art 14, budget lines, targets, obligations
    draft jsonb not null,
    -- grows with every change: a signature counts for one revision
    revision integer not null default 1,
    drafted_by text not null,
    drafted_at timestamptz not null,
    in_force_at timestamptz,
    renewal text check (renewal in ('renew', 'conditional', 'retender', 'end')),
    renewal_reason text,
    -- version of the decision that gave it
    renewal_decision text,
    renewal_decided_by text,
    renewal_decided_at timestamptz,
    primary key (contract_id, number)
  );
  create index contract_terms_by_end on contract_terms (ends_on);
`;

const termRecords = `
  create table contract_reviews (
    id uuid primary key, contract_id text not null references contracts (id), term integer not null, revision integer not null,
    step text not null check (step in ('desk', 'deputy')), result text not null check (result in ('approved', 'returned')), reason text,
    by_person text not null, at timestamptz not null
  );
  create index contract_reviews_by_contract on contract_reviews (contract_id, at);

  -- The text as produced, with its hash; made anew for each revision that goes to signature.
  create table contract_documents (
    id uuid primary key, contract_id text not null references contracts (id), term integer not null, revision integer not null,
    file_name text not null, content bytea not null, sha256 text not null, made_by text not null, made_at timestamptz not null,
    unique (contract_id, term, revision)
  );

  create table contract_signatures (
    contract_id text not null references contracts (id), term integer not null, party text not null check (party in ('commissioner', 'agency')),
    revision integer not null, document_sha256 text not null, signer text not null, signer_name text not null,
    method text not null check (method in ('typed', 'drawn')),
    -- the typed name, or the strokes as an SVG path
    signature text not null,
    signed_on date not null, at timestamptz not null,
    primary key (contract_id, term, party, revision)
  );

  -- What has to be done by a day: reports, instalments, mid-term and final evaluation.
  create table contract_obligations (
    id uuid primary key, contract_id text not null references contracts (id), term integer not null,
    kind text not null check (kind in ('report', 'instalment', 'evaluation', 'other')), title text not null, due_on date not null,
    party text not null check (party in ('commissioner', 'agency')),
    amount_cents bigint check (amount_cents > 0),
    status text not null check (status in ('open', 'done', 'waived')), note text, done_by text, done_at timestamptz
  );
  create index contract_obligations_by_contract on contract_obligations (contract_id, term, due_on);
  create index contract_obligations_open on contract_obligations (due_on) where status = 'open';

  -- Results of evaluations as they arrived by message.
  create table contract_results (
    contract_id text not null references contracts (id), evaluation_id text not null references station_evaluations (id),
    term integer not null, year integer not null, kind text not null, score numeric(5, 2) not null, grade text not null,
    received_at timestamptz not null,
    primary key (contract_id, evaluation_id)
  );

  create table contract_breaches (
    id uuid primary key, contract_id text not null references contracts (id), term integer not null, description text not null,
    reported_by text not null, reported_at timestamptz not null, cure_until date, notice text,
    status text not null check (status in ('reported', 'noticed', 'dismissed', 'remedied', 'terminated')),
    remedy text, decided_by text, decided_at timestamptz
  );
  create index contract_breaches_by_contract on contract_breaches (contract_id, reported_at);

  -- Open cases that go to the successor when a contract is terminated or ends.
  create table contract_handovers (
    contract_id text not null references contracts (id), case_id text not null references cases (id),
    to_agency text references agencies (id), note text, confirmed_by text, confirmed_at timestamptz,
    primary key (contract_id, case_id)
  );
`;
