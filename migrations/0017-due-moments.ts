import type { Knex } from 'knex';

/** Due dates of evaluations get a time of day. A whole day was over when the offices close: 18:00 in the city. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table evaluation_cycles
      alter column self_assessment_due type timestamptz using (self_assessment_due + time '18:00') at time zone 'Asia/Shanghai',
      alter column review_due type timestamptz using (review_due + time '18:00') at time zone 'Asia/Shanghai'
  `);
}

/** Keeps the days; the times are lost. */
export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table evaluation_cycles
      alter column self_assessment_due type date using (self_assessment_due at time zone 'Asia/Shanghai')::date,
      alter column review_due type date using (review_due at time zone 'Asia/Shanghai')::date
  `);
}
