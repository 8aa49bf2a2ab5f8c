import type { Knex } from 'knex';

/** A start event that waits for several events together is told which of them began the instance. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- place among the definitions of a multiple start event; null: it has only this one
    alter table start_events add column definition integer;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table start_events drop column definition');
}
