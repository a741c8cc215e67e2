-- Volunteers and their receipts. Researchers see neither.

create schema consent;
grant usage on schema consent to greenroom_app, greenroom_proof;

create table consent.volunteer (
  id              uuid primary key,
  study           uuid not null references study.study,
  pseudonym       text not null,
  recovery_lookup text not null unique, -- the first characters of the recovery code
  recovery_hash   text not null, -- Argon2id of the rest
  joined_at       timestamptz not null default now(),
  unique (study, pseudonym)
);
select access.guard('consent.volunteer', 'study', '''volunteer:'' || id', 'null');
grant select, insert on consent.volunteer to greenroom_app;
create policy app_knows_volunteers on consent.volunteer to greenroom_app using (true) with check (true);

create table consent.receipt (
  id            uuid primary key,
  study         uuid not null references study.study,
  volunteer     uuid not null references consent.volunteer,
  given_at      timestamptz not null,
  text_version  int not null,
  language      text not null,
  text_sha256   text not null,
  purposes      text[] not null,
  json          text not null, -- canonical; what was signed
  digest        text not null check (digest = encode(sha256(convert_to(json, 'UTF8')), 'hex')),
  signature     text not null -- Ed25519, base64
);
create index on consent.receipt (volunteer, given_at);
select access.guard('consent.receipt', 'study', '''volunteer:'' || volunteer', 'null');
grant select, insert on consent.receipt to greenroom_app;
create policy app_keeps_receipts on consent.receipt to greenroom_app using (true) with check (true);

insert into access.rule values
  ('consent.volunteer', 'studio', 'join', 'write'),
  ('consent.volunteer', 'studio', 'sign-in', 'read'),
  ('consent.volunteer', 'owner', 'own', 'read'),
  ('consent.receipt', 'studio', 'join', 'write'),
  ('consent.receipt', 'owner', 'own', 'read');
