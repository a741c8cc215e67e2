-- Each session's age identity, wrapped twice: under the recording's erase key and under the vault's
-- key-encryption key. Neither key is in this database.

create schema vault;
grant usage on schema vault to greenroom_vault_app, greenroom_proof;

create table vault.wrapped_identity (
  recording  uuid primary key,
  study      uuid not null,
  volunteer  uuid not null,
  recipient  text not null,
  wrapped    bytea not null,
  kek        text not null, -- which key-encryption key
  created_at timestamptz not null default now(),
  erased_at  timestamptz
);
select access.guard('vault.wrapped_identity', 'study', '''volunteer:'' || volunteer', 'recording');
grant select, insert on vault.wrapped_identity to greenroom_vault_app;
grant update (erased_at, wrapped) on vault.wrapped_identity to greenroom_vault_app;
create policy vault_keeps_identities on vault.wrapped_identity to greenroom_vault_app using (true) with check (true);

insert into access.rule values
  ('vault.wrapped_identity', 'owner', 'own', 'read'),
  ('vault.wrapped_identity', 'owner', 'own', 'write'),
  ('vault.wrapped_identity', 'owner', 'review', 'read'),
  ('vault.wrapped_identity', 'owner', 'withdraw', 'read'),
  ('vault.wrapped_identity', 'owner', 'withdraw', 'write'),
  ('vault.wrapped_identity', 'grant', 'export', 'read');
