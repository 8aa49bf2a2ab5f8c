import type { Knex } from 'knex';

/** Operations on many instances at once, and how far each has come. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table batches (
      id uuid primary key,
      -- what is done to each instance: contract/instance-operation.ts
      operation jsonb not null,
      state text not null check (state in ('running', 'paused', 'cancelled', 'done')),
      total integer not null,
      created_by text not null,
      created_at timestamptz not null default now(),
      finished_at timestamptz
    );
    create index batches_by_age on batches (created_at desc);
    create index batches_running on batches (created_at) where state = 'running';

    create table batch_items (
      batch_id uuid not null references batches (id) on delete cascade,
      position integer not null,
      -- no reference: a filter may name what was never here, and the item says so
      instance_id text not null,
      state text not null default 'pending' check (state in ('pending', 'done', 'refused', 'failed')),
      -- why it was refused or failed
      reason text,
      -- of a restart: the new instance
      result_instance_id text,
      attempts integer not null default 0,
      -- a worker is at it until then; one that is killed leaves it to another after that
      leased_until timestamptz,
      finished_at timestamptz,
      primary key (batch_id, position),
      unique (batch_id, instance_id)
    );
    create index batch_items_pending on batch_items (batch_id, position) where state = 'pending';
    create index batch_items_by_state on batch_items (batch_id, state, position);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table batch_items, batches');
}
