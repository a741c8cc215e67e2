-- Studies: purpose, consent text, tasks, team. They hold nothing about anybody; invitations do.

create schema study;
grant usage on schema study to greenroom_app, greenroom_proof;

create table study.study (
  id             uuid primary key,
  title          text not null,
  summary        text not null,
  contact        text not null,
  tasks          text[] not null,
  floor_cents    bigint not null check (floor_cents > 0), -- an hour of active time earns at least this
  currency       text not null check (currency ~ '^[A-Z]{3}$'),
  retention_days int not null check (retention_days > 0),
  created_at     timestamptz not null default now()
);

-- A text never changes: a new one is a new version.
create table study.consent_text (
  study    uuid not null references study.study,
  version  int not null check (version > 0),
  language text not null,
  body     text not null,
  sha256   text not null check (sha256 = encode(sha256(convert_to(body, 'UTF8')), 'hex')),
  primary key (study, version, language)
);

create table study.consent_purpose (
  study       uuid not null references study.study,
  position    int not null,
  id          text not null,
  title       text not null,
  explanation text not null,
  required    boolean not null,
  primary key (study, id)
);

insert into access.open_table values
  ('study.study', 'what every invited person reads'),
  ('study.consent_text', 'what every invited person reads'),
  ('study.consent_purpose', 'what every invited person reads');
grant select, insert on study.study, study.consent_text, study.consent_purpose to greenroom_app;

create table study.invitation (
  token_hash bytea primary key, -- SHA-256 of the token
  study      uuid not null references study.study,
  uses       int not null check (uses > 0),
  used       int not null default 0 check (used between 0 and uses),
  expires_at timestamptz not null,
  created_by text not null,
  created_at timestamptz not null default now()
);
select access.guard('study.invitation', 'study', 'created_by', 'null');
grant select, insert, update on study.invitation to greenroom_app;
create policy app_invites on study.invitation to greenroom_app using (true) with check (true);

insert into access.rule values
  ('study.invitation', 'studio', 'set-up', 'read'),
  ('study.invitation', 'studio', 'set-up', 'write'),
  ('study.invitation', 'studio', 'join', 'read'),
  ('study.invitation', 'studio', 'join', 'write'),
  ('study.invitation', 'researcher', 'join', 'read'),
  ('study.invitation', 'researcher', 'join', 'write'),
  ('study.invitation', 'operator', 'join', 'read'),
  ('study.invitation', 'operator', 'join', 'write');
