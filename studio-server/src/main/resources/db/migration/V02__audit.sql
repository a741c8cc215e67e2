-- The audit log: append-only, hash-chained, ids and rule names only.
-- Everybody may have a line written about what they are about to do; nobody may change one.

create schema audit;
grant usage on schema audit
  to greenroom_scribe, greenroom_app, greenroom_pay_app, greenroom_vault_app, greenroom_proof, greenroom_auditor;

create table audit.entry (
  seq     bigint primary key,
  at      timestamptz not null,
  who     text not null,
  act     text not null,
  subject text not null check (length(subject) <= 200),
  owner   uuid, -- the volunteer whose recording it touches
  study   uuid,
  rule    text not null,
  hash    bytea not null
);
create index on audit.entry (owner, seq) where owner is not null;

create table audit.head (
  one  boolean primary key default true check (one),
  seq  bigint not null,
  hash bytea not null
);
insert into audit.head values (true, 0, decode(repeat('00', 32), 'hex'));
insert into access.open_table values ('audit.head', 'the newest entry''s number and hash');

select access.guard('audit.entry', 'study', '''volunteer:'' || owner', 'null');

-- What an entry's hash covers: the hash before it and its fields, each followed by a newline.
create function audit.entry_hash(
    before bytea, seq bigint, at timestamptz, who text, act text, subject text, owner uuid, study uuid, rule text)
  returns bytea
  language sql immutable
  set search_path = pg_catalog, pg_temp
  as $$
    select sha256(before || convert_to(
      seq || E'\n' || (extract(epoch from at) * 1000000)::bigint || E'\n' || who || E'\n' || act || E'\n' || subject
      || E'\n' || coalesce(owner::text, '') || E'\n' || coalesce(study::text, '') || E'\n' || rule || E'\n', 'UTF8'))
  $$;

-- The only way in. The actor is who the transaction acts for: it cannot be made up here.
create function audit.append(act text, subject text, owner uuid, study uuid, rule text) returns bigint
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
  as $$
    declare
      newest audit.head;
      who text := current_setting('greenroom.person', true);
      at timestamptz := clock_timestamp();
      mark bytea;
    begin
      select * into strict newest from audit.head for update;
      mark := audit.entry_hash(newest.hash, newest.seq + 1, at, who, act, subject, owner, study, rule);
      insert into audit.entry values (newest.seq + 1, at, who, act, subject, owner, study, rule, mark);
      update audit.head set seq = newest.seq + 1, hash = mark;
      return newest.seq + 1;
    end
  $$;
grant insert on audit.entry to greenroom_scribe;
grant select, update on audit.head to greenroom_scribe;
create policy scribe_appends on audit.entry for insert to greenroom_scribe with check (true);
grant create on schema audit to greenroom_scribe;
alter function audit.append(text, text, uuid, uuid, text) owner to greenroom_scribe;
revoke create on schema audit from greenroom_scribe;
set role greenroom_scribe;
revoke all on function audit.append(text, text, uuid, uuid, text) from public;
grant execute on function audit.append(text, text, uuid, uuid, text)
  to greenroom_app, greenroom_pay_app, greenroom_vault_app, greenroom_proof;
set role greenroom_owner;

grant select on audit.entry, audit.head to greenroom_auditor;
create policy auditor_reads on audit.entry for select to greenroom_auditor using (true);

insert into access.rule values
  ('audit.entry', 'anyone', 'any', 'write'),
  ('audit.entry', 'owner', 'own', 'read'),
  ('audit.entry', 'guardian', 'audit', 'read'),
  ('audit.entry', 'operator', 'audit', 'read'),
  ('audit.entry', 'auditor', 'audit', 'read'),
  ('audit.entry', 'studio', 'audit', 'read');
