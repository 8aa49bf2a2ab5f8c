import type { Knex } from 'knex';

/**
 * A job is handled once for its key and type. A worker that dies after an in-process job has been done, and before Temporal knows, leaves a
 * row behind; when something else comes first afterwards, another job may get the same key.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table handled_jobs drop constraint handled_jobs_pkey, add primary key (instance_id, job_key, job_type)');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    -- Whose timeline was lost can't be told; what was handled last is.
    delete from handled_jobs older using handled_jobs newer
      where older.instance_id = newer.instance_id and older.job_key = newer.job_key and older.handled_at < newer.handled_at;
    alter table handled_jobs drop constraint handled_jobs_pkey, add primary key (instance_id, job_key);
  `);
}
