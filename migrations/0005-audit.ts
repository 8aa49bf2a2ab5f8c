import type { Knex } from 'knex';

/** The hash-chained audit log (docs/decisions/0005-audit-chain.md). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table audit_chains (
      chain integer primary key,
      position bigint not null,
      hash text not null
    );
    insert into audit_chains (chain, position, hash) select chain, 0, '' from generate_series(0, 15) as chain;

    create table audit_log (
      seq bigint generated always as identity primary key,
      chain integer not null references audit_chains (chain),
      position bigint not null,
      at timestamptz not null,
      actor text not null,
      action text not null,
      subject_kind text not null,
      subject_id text not null,
      details jsonb not null,
      previous_hash text not null,
      hash text not null,
      unique (chain, position)
    );
    create index audit_log_by_subject on audit_log (subject_kind, subject_id, seq desc);
    create index audit_log_by_actor on audit_log (actor, seq desc);

    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'the audit log is only appended to' using errcode = 'restrict_violation';
    end $$;
    create trigger audit_log_appended_only before update or delete on audit_log for each row execute function refuse_change();
    create trigger audit_log_not_truncated before truncate on audit_log for each statement execute function refuse_change();
    create trigger audit_chains_kept before delete on audit_chains for each row execute function refuse_change();

    -- Locks one of the chains till the end of the transaction, always the same one in a transaction, and appends to it.
    -- Each field enters the hash with its length in front, so that no two entries have the same input.
    create function audit_append(entry_at timestamptz, entry_actor text, entry_action text, entry_kind text, entry_id text, entry_details jsonb)
    returns void language plpgsql as $$
    declare
      head audit_chains%rowtype;
      entry_hash text;
      at_milliseconds timestamptz := date_trunc('milliseconds', entry_at);
    begin
      select * into strict head from audit_chains where chain = (pg_current_xact_id()::text::bigint % 16)::integer for update;
      select encode(sha256(convert_to(string_agg(octet_length(field) || ':' || field, '' order by number), 'UTF8')), 'hex') into entry_hash
      from unnest(array[
        head.chain::text, (head.position + 1)::text, round(extract(epoch from at_milliseconds) * 1000)::bigint::text,
        entry_actor, entry_action, entry_kind, entry_id, entry_details::text, head.hash
      ]) with ordinality as fields (field, number);
      insert into audit_log (chain, position, at, actor, action, subject_kind, subject_id, details, previous_hash, hash)
      values (head.chain, head.position + 1, at_milliseconds, entry_actor, entry_action, entry_kind, entry_id, entry_details, head.hash, entry_hash);
      update audit_chains set position = head.position + 1, hash = entry_hash where chain = head.chain;
    end $$;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop function audit_append;
    drop table audit_log, audit_chains;
    drop function refuse_change;
  `);
}
