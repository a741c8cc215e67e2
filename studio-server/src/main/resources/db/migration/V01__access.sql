-- Who may see what. Everything sensitive is guarded by ONE restrictive policy, nothing_without_a_right,
-- that asks ONE function, access.has_right. The function reads the tables of this schema and nothing else.
--
-- A transaction says who acts (greenroom.person: volunteer:<id>, staff:<id>, payee:<key>, studio) and what
-- for (greenroom.purpose). access.rule says which relation a kind of person may read or write for which
-- purpose. Unset means no rows.

create schema access;
grant usage on schema access
  to greenroom_rights, greenroom_scribe, greenroom_app, greenroom_pay_app, greenroom_vault_app, greenroom_proof,
     greenroom_auditor;

-- One line is one right. holder: owner (the row's own person), studio (the studio itself), grant (who holds a
-- standing grant of the row's recording), anyone (whoever acts), or a role in the row's study's team.
create table access.rule (
  relation text not null,
  holder   text not null,
  purpose  text not null, -- or 'any'
  may      text not null check (may in ('read', 'write')),
  primary key (relation, holder, purpose, may)
);

-- Tables that the rule does not guard, and why that is right. A lint compares this list with the catalog.
create table access.open_table (
  relation text primary key,
  why      text not null
);
insert into access.open_table values
  ('access.rule', 'says who may what; names nobody'),
  ('access.open_table', 'names tables only'),
  ('migration.flyway_schema_history', 'which of these scripts ran');
grant select on access.rule, access.open_table
  to greenroom_rights, greenroom_app, greenroom_pay_app, greenroom_vault_app, greenroom_proof, greenroom_auditor;

-- Who works in which study as what.
create table access.team (
  study uuid not null,
  staff uuid not null,
  role  text not null check (role in
    ('author', 'reviewer', 'researcher', 'guardian', 'payer', 'operator', 'auditor')),
  primary key (study, staff, role)
);

-- A researcher's request. It is a grant once two guardians, neither of them the requester, approved it, nobody
-- refused, and until it expires: all of that is derived, never stored.
create table access.request (
  id           uuid primary key,
  study        uuid not null,
  requester    uuid not null,
  tasks        text[] not null check (cardinality(tasks) > 0),
  purpose      text not null check (length(purpose) between 3 and 2000),
  consent_use  text not null,
  only_passed  boolean not null,
  expires_at   timestamptz not null,
  recipient    text not null check (recipient ~ '^age1[02-9ac-hj-np-z]{58}$'),
  requested_at timestamptz not null default now(),
  resolved_at  timestamptz, -- when its recordings were listed, right after the second approval
  check (expires_at > requested_at),
  unique (id, requester),
  unique (id, study)
);

create table access.decision (
  request    uuid not null,
  study      uuid not null,
  requester  uuid not null,
  guardian   uuid not null,
  approved   boolean not null,
  decided_at timestamptz not null default now(),
  primary key (request, guardian),
  foreign key (request, requester) references access.request (id, requester),
  foreign key (request, study) references access.request (id, study),
  constraint nobody_decides_on_their_own_request check (guardian <> requester)
);

create table access.granted_recording (
  request      uuid not null,
  study        uuid not null,
  recording    uuid not null,
  volunteer    uuid not null,
  withdrawn_at timestamptz,
  primary key (request, recording),
  foreign key (request, study) references access.request (id, study)
);
create index on access.granted_recording (recording);

grant select on access.team, access.request, access.decision, access.granted_recording to greenroom_rights;

-- The one question. Pinned: it runs as greenroom_rights, who cannot sign in and may read only the tables above,
-- and with a fixed search path.
create function access.has_right(relation text, study uuid, owner text, recording uuid, may text)
  returns boolean
  language sql stable security definer
  set search_path = pg_catalog, pg_temp
  as $$
    select exists (
      select from access.rule r
      where r.relation = has_right.relation
        and r.may = has_right.may
        and r.purpose in ('any', current_setting('greenroom.purpose', true))
        and current_setting('greenroom.person', true) <> ''
        and case r.holder
          when 'anyone' then true
          when 'studio' then current_setting('greenroom.person', true) = 'studio'
          when 'owner' then coalesce(current_setting('greenroom.person', true) = has_right.owner, false)
          when 'grant' then exists (
            select from access.granted_recording g
              join access.request q on q.id = g.request
            where g.recording = has_right.recording
              and g.withdrawn_at is null
              and q.expires_at > now()
              and 'staff:' || q.requester = current_setting('greenroom.person', true)
              and not exists (select from access.decision d where d.request = q.id and not d.approved)
              and (select count(distinct d.guardian) from access.decision d
                   where d.request = q.id and d.approved and d.guardian <> q.requester) >= 2)
          else exists (
            select from access.team t
            where 'staff:' || t.staff = current_setting('greenroom.person', true)
              and t.role = r.holder
              and (has_right.study is null or t.study = has_right.study))
        end)
  $$;
grant create on schema access to greenroom_rights;
alter function access.has_right(text, uuid, text, uuid, text) owner to greenroom_rights;
revoke create on schema access from greenroom_rights;
set role greenroom_rights;
revoke all on function access.has_right(text, uuid, text, uuid, text) from public;
grant execute on function access.has_right(text, uuid, text, uuid, text)
  to greenroom_owner, greenroom_scribe, greenroom_app, greenroom_pay_app, greenroom_vault_app, greenroom_proof,
     greenroom_auditor;
set role greenroom_owner;

-- Puts the rule on a table. The expressions say where a row's study, owner and recording stand.
-- The function itself reads some guarded tables as greenroom_rights: there, asking it again would never end.
create function access.guard(guarded regclass, study text, owner text, recording text) returns void
  language plpgsql
  set search_path = pg_catalog, pg_temp
  as $$
    declare
      name text := (select n.nspname || '.' || c.relname
                    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = guarded);
      asked text := format('access.has_right(%L, (%s)::uuid, (%s)::text, (%s)::uuid, %%L)', name, study, owner, recording);
    begin
      if guarded in ('access.team'::regclass, 'access.request'::regclass, 'access.decision'::regclass,
                     'access.granted_recording'::regclass) then
        asked := 'case when current_user = ''greenroom_rights'' then true else ' || asked || ' end';
      end if;
      execute format('alter table %s enable row level security', guarded);
      execute format('alter table %s force row level security', guarded);
      execute format(
        'create policy nothing_without_a_right on %s as restrictive for all to public using (%s) with check (%s)',
        guarded, format(asked, 'read'), format(asked, 'write'));
    end
  $$;
revoke all on function access.guard(regclass, text, text, text) from public;

select access.guard('access.team', 'study', '''staff:'' || staff', 'null');
select access.guard('access.request', 'study', '''staff:'' || requester', 'null');
select access.guard('access.decision', 'study', '''staff:'' || guardian', 'null');
select access.guard('access.granted_recording', 'study', '''volunteer:'' || volunteer', 'recording');

create policy rights_reads_teams on access.team for select to greenroom_rights using (true);
create policy rights_reads_requests on access.request for select to greenroom_rights using (true);
create policy rights_reads_decisions on access.decision for select to greenroom_rights using (true);
create policy rights_reads_granted on access.granted_recording for select to greenroom_rights using (true);

-- The app keeps teams, takes requests and decisions, and lists what a grant covers.
grant select, insert, delete on access.team to greenroom_app;
create policy app_keeps_teams on access.team to greenroom_app using (true) with check (true);
grant select, insert on access.request to greenroom_app;
grant update (resolved_at) on access.request to greenroom_app;
create policy app_reads_requests on access.request for select to greenroom_app using (true);
create policy app_takes_a_researchers_own_request on access.request for insert to greenroom_app
  with check ('staff:' || requester = current_setting('greenroom.person', true));
create policy app_resolves_requests on access.request for update to greenroom_app using (true) with check (true);
grant select, insert on access.decision to greenroom_app;
create policy app_reads_decisions on access.decision for select to greenroom_app using (true);
create policy app_takes_a_guardians_own_decision on access.decision for insert to greenroom_app
  with check ('staff:' || guardian = current_setting('greenroom.person', true));
grant select, insert on access.granted_recording to greenroom_app;
grant update (withdrawn_at) on access.granted_recording to greenroom_app;
create policy app_lists_what_is_granted on access.granted_recording to greenroom_app using (true) with check (true);

insert into access.rule values
  ('access.team', 'studio', 'set-up', 'read'),
  ('access.team', 'studio', 'set-up', 'write'),
  ('access.team', 'studio', 'sign-in', 'read'),
  ('access.team', 'operator', 'staff', 'read'),
  ('access.team', 'operator', 'staff', 'write'),
  ('access.team', 'owner', 'own', 'read'),
  ('access.team', 'owner', 'request', 'read'),
  ('access.request', 'owner', 'request', 'read'),
  ('access.request', 'researcher', 'request', 'write'),
  ('access.request', 'guardian', 'request', 'read'),
  ('access.request', 'owner', 'export', 'read'),
  ('access.request', 'studio', 'resolve', 'read'),
  ('access.request', 'studio', 'resolve', 'write'),
  ('access.decision', 'guardian', 'request', 'read'),
  ('access.decision', 'guardian', 'request', 'write'),
  ('access.decision', 'researcher', 'request', 'read'),
  ('access.decision', 'researcher', 'export', 'read'),
  ('access.decision', 'studio', 'resolve', 'read'),
  ('access.granted_recording', 'guardian', 'request', 'read'),
  ('access.granted_recording', 'grant', 'request', 'read'),
  ('access.granted_recording', 'grant', 'export', 'read'),
  ('access.granted_recording', 'studio', 'resolve', 'read'),
  ('access.granted_recording', 'studio', 'resolve', 'write'),
  ('access.granted_recording', 'owner', 'withdraw', 'read'),
  ('access.granted_recording', 'owner', 'withdraw', 'write');
