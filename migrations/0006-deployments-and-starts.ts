import type { Knex } from 'knex';

/** Which versions belong together, what begins an instance by several events, and who a message has begun. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- Versions that were deployed together: what a call activity with the binding "deployment" calls.
    create table deployment_processes (
      deployment_id text not null,
      process_id text not null,
      definition_hash text not null references process_definitions (hash) on delete cascade,
      primary key (deployment_id, process_id)
    );
    -- The deployment that made the version; null: from before this migration.
    alter table process_definitions add column deployment_id text;
    create index process_definitions_by_tag on process_definitions (process_id, version_tag, version desc) where version_tag is not null;

    -- An element may wait for several events.
    alter table start_events drop constraint start_events_pkey;
    alter table start_events add primary key (process_id, element_id, kind, name);
    -- The version before it began with the same: a cycle isn't due again because a diagram was published again.
    alter table start_events add column goes_on boolean not null default false;

    -- The latest instance that a message with a correlation key began, by process and key: while it runs, no other begins.
    create table message_starts (
      process_id text not null,
      correlation_key text not null,
      instance_id text not null,
      primary key (process_id, correlation_key)
    );
    -- Owner of an instance that the message begins, whoever begins it.
    alter table messages add column organisation text;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table messages drop column organisation;
    drop table message_starts;
    alter table start_events drop column goes_on;
    alter table start_events drop constraint start_events_pkey;
    delete from start_events as s using start_events as o
      where s.process_id = o.process_id and s.element_id = o.element_id and (s.kind, s.name) > (o.kind, o.name);
    alter table start_events add primary key (process_id, element_id);
    drop index process_definitions_by_tag;
    alter table process_definitions drop column deployment_id;
    drop table deployment_processes;
  `);
}
