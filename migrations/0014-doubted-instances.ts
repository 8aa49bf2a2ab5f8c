import type { Knex } from 'knex';

/** Instances whose read model may tell of something that never happened: somebody asked for it and got no answer. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table doubted_instances (
      -- no reference: the instance may not have begun
      instance_id text primary key,
      since timestamptz not null
    );
    create index doubted_instances_by_age on doubted_instances (since);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table doubted_instances');
}
