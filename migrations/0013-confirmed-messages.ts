import type { Knex } from 'knex';

/** Which deliveries are certain: what a killed worker wrote last may never have happened. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- Set when somebody has heard from the engine that the instance has it.
    alter table messages add column confirmed_at timestamptz;
    update messages set confirmed_at = delivered_at where delivered_at is not null;
    create index messages_unconfirmed on messages (delivered_at)
      where delivered_at is not null and confirmed_at is null and subscription_key is not null;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table messages drop column confirmed_at');
}
