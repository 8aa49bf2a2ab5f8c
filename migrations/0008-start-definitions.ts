import type { Knex } from 'knex';

/** Which of its events begins an instance where a start event waits for all of several. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- Place among the definitions of a multiple start event; null: it has one.
    alter table start_events add column definition integer;
    -- What is deployed already: names that are written out are found again, computed ones with the next version.
    update start_events as s set definition = (
      select min(e.place) - 1 from process_definitions as d
      cross join lateral json_array_elements(d.compiled->'elements'->s.element_id->'event'->'events') with ordinality as e (event, place)
      where d.hash = s.definition_hash and e.event->>'kind' = s.kind and s.name = case s.kind
        when 'message' then e.event->'messageName'->>'value'
        when 'signal' then e.event->'signalName'->>'value'
        else (e.event->>'timerKind') || ':' || (e.event->'value'->>'value') end);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table start_events drop column definition');
}
