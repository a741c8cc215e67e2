-- One volunteer doing one task: ids, states and counts. No content, no pay.

create schema session;
grant usage on schema session to greenroom_app, greenroom_proof;

create table session.session (
  id             uuid primary key,
  study          uuid not null references study.study,
  volunteer      uuid not null references consent.volunteer,
  pseudonym      text not null, -- how researchers know the volunteer
  receipt        uuid not null references consent.receipt,
  consent        text not null, -- the receipt's digest
  uses           text[] not null, -- the purposes that were ticked then
  task           text not null,
  task_version   int not null,
  task_digest    text not null,
  price_cents    bigint not null check (price_cents >= 0), -- fixed when the session starts
  floor_cents    bigint not null check (floor_cents >= 0), -- an hour of active time earns at least this
  currency       text not null,
  seed           bigint not null,
  recipient      text, -- once the vault made the identity
  stage          text not null default 'LIVE'
    check (stage in ('LIVE', 'REVIEWING', 'SUBMITTED', 'DISCARDED', 'WITHDRAWN')),
  host_state     text not null default 'PREPARING',
  ordered        boolean not null default false, -- the host took the order
  problem        text,
  active_seconds bigint not null default 0,
  outcome        text,
  marks          text[] not null default '{}',
  checks         jsonb not null default '{}',
  parts          int not null default 0,
  bytes          bigint not null default 0,
  flagged        boolean not null default false,
  incomplete     boolean not null default false,
  finished       boolean not null default false,
  started_at     timestamptz not null default now(),
  closed_at      timestamptz,
  decided_at     timestamptz, -- submitted, discarded or withdrawn
  files_deleted  boolean not null default false
);
-- A volunteer has at most one running session.
create unique index one_live_session on session.session (volunteer) where stage = 'LIVE';
create index on session.session (stage) where stage = 'LIVE';
create index on session.session (study, task) where stage = 'SUBMITTED';
select access.guard('session.session', 'study', '''volunteer:'' || volunteer', 'id');
grant select, insert, update on session.session to greenroom_app;
create policy app_runs_sessions on session.session to greenroom_app using (true) with check (true);

insert into access.rule values
  ('session.session', 'owner', 'own', 'read'),
  ('session.session', 'owner', 'own', 'write'),
  ('session.session', 'studio', 'keep-sessions', 'read'),
  ('session.session', 'studio', 'keep-sessions', 'write'),
  ('session.session', 'studio', 'count', 'read'),
  ('session.session', 'studio', 'resolve', 'read'),
  ('session.session', 'grant', 'export', 'read');
