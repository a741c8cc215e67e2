-- Finding out who somebody is. Tokens and passwords are kept as hashes only.

create schema identity;
grant usage on schema identity to greenroom_app, greenroom_proof, greenroom_auditor;

create table identity.staff (
  id         uuid primary key,
  name       text not null unique check (name ~ '^[a-z0-9][a-z0-9._@-]{0,99}$'),
  created_at timestamptz not null default now()
);
select access.guard('identity.staff', 'null', '''staff:'' || id', 'null');

create table identity.password (
  staff  uuid primary key references identity.staff,
  hash   text not null, -- Argon2id, PHC string format
  set_at timestamptz not null default now()
);
select access.guard('identity.password', 'null', '''staff:'' || staff', 'null');

-- One-time links with which a member of the staff sets a password.
create table identity.link (
  token_hash bytea primary key,
  staff      uuid not null references identity.staff,
  expires_at timestamptz not null,
  used_at    timestamptz
);
select access.guard('identity.link', 'null', '''staff:'' || staff', 'null');

-- Who uses which browser.
create table identity.browser (
  token_hash bytea primary key,
  volunteer  uuid references consent.volunteer,
  staff      uuid references identity.staff,
  opened_at  timestamptz not null default now(),
  expires_at timestamptz not null,
  check ((volunteer is null) <> (staff is null))
);
create index on identity.browser (expires_at);
select access.guard('identity.browser', 'null', 'coalesce(''volunteer:'' || volunteer, ''staff:'' || staff)', 'null');

grant select, insert on identity.staff to greenroom_app;
grant select, insert, update on identity.password to greenroom_app;
grant select, insert, update on identity.link to greenroom_app;
grant select, insert, delete on identity.browser to greenroom_app;
create policy app_knows_staff on identity.staff to greenroom_app using (true) with check (true);
create policy app_checks_passwords on identity.password to greenroom_app using (true) with check (true);
create policy app_sends_links on identity.link to greenroom_app using (true) with check (true);
create policy app_remembers_browsers on identity.browser to greenroom_app using (true) with check (true);
grant select on identity.staff to greenroom_auditor;
create policy auditor_reads_names on identity.staff for select to greenroom_auditor using (true);

insert into access.rule
  select relation, 'studio', purpose, may
  from unnest(array['identity.staff', 'identity.password', 'identity.link', 'identity.browser']) relation,
       unnest(array['set-up', 'sign-in']) purpose,
       unnest(array['read', 'write']) may;
insert into access.rule values
  ('identity.staff', 'operator', 'staff', 'read'),
  ('identity.staff', 'operator', 'staff', 'write'),
  ('identity.link', 'operator', 'staff', 'read'),
  ('identity.link', 'operator', 'staff', 'write'),
  ('identity.password', 'operator', 'staff', 'read'),
  ('identity.staff', 'researcher', 'request', 'read'),
  ('identity.staff', 'guardian', 'request', 'read'),
  ('identity.staff', 'guardian', 'audit', 'read'),
  ('identity.staff', 'operator', 'audit', 'read'),
  ('identity.staff', 'auditor', 'audit', 'read');
