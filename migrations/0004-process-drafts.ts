import type { Knex } from 'knex';

/** Diagrams that a manager is changing and has not published yet: one for each process and manager. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table process_drafts (
      process_id text not null,
      owner text not null,
      name text not null,
      bpmn_xml text not null,
      -- the version that the manager began from; null: a process that was never published
      base_hash text references process_definitions (hash),
      -- of a process that was never published: what its first version gets; others keep the version's
      manifest jsonb,
      -- counts the saves: a window that doesn't know the last one may not overwrite it
      revision integer not null,
      saved_at timestamptz not null default now(),
      primary key (process_id, owner)
    );
    create index process_drafts_by_owner on process_drafts (owner, saved_at desc);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table process_drafts');
}
