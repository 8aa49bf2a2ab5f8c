import type { Knex } from 'knex';

/**
 * Training (培训, Art 12): what people of a station were taught, for how long and by whom, from which everybody's hours of a
 * year are counted. Records are kept: triggers refuse deletion, a correction keeps what stood there before.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table trainings (
      id text primary key, -- PX-2026-000001
      -- a form that is sent twice records one training
      request_id uuid not null unique,
      station text not null references organisations (code),
      date date not null,
      topic text not null,
      kind text not null check (kind in ('tiered', 'daily', 'external')),
      hours numeric(4, 1) not null check (hours > 0),
      organiser text not null,
      -- goes up with each correction; whoever corrects or cancels names the one that was shown
      revision integer not null default 1,
      by_person text not null,
      at timestamptz not null,
      cancelled_by text,
      cancelled_at timestamptz,
      cancel_reason text,
      check ((cancelled_at is null) = (cancelled_by is null) and (cancelled_at is null) = (cancel_reason is null))
    );
    create index trainings_by_station on trainings (station, date desc);

    create table training_participants (
      training_id text not null references trainings (id),
      person_id text not null references people (id),
      primary key (training_id, person_id)
    );
    create index training_participants_by_person on training_participants (person_id);

    create table training_corrections (
      -- in the order in which they were made
      id bigint generated always as identity primary key,
      training_id text not null references trainings (id),
      -- date, topic, kind, hours, organiser and participants until then
      before jsonb not null,
      reason text not null,
      by_person text not null,
      at timestamptz not null
    );
    create index training_corrections_by_training on training_corrections (training_id, id);
  `);
  await knex.raw(
    KEPT.map((table) => `create trigger ${table}_kept before delete on ${table} for each row execute function refuse_deletion();`).join(
      '\n',
    ),
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table training_corrections, training_participants, trainings');
}

// Who took part is corrected by taking people out; what it was before is in the correction.
const KEPT = ['trainings', 'training_corrections'];
