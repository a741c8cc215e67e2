-- What is owed, double entry. Payees and sessions appear as keys derived with a secret that only the pay desk
-- holds, dates without a time of day: nobody can join this to recordings.

create schema pay;
grant usage on schema pay to greenroom_pay_app, greenroom_proof;

-- One for each session that has ended.
create table pay.earning (
  session_key text primary key,
  payee       text not null,
  kind        text not null check (kind in ('price', 'floor')),
  cents       bigint not null check (cents >= 0),
  currency    text not null,
  day         date not null default current_date
);
select access.guard('pay.earning', 'null', '''payee:'' || payee', 'null');

-- Each transaction's lines add up to nothing.
create table pay.posting (
  transaction uuid not null,
  line        int not null,
  account     text not null check (account in ('owed', 'cost', 'bank')),
  payee       text not null,
  cents       bigint not null,
  currency    text not null,
  day         date not null default current_date,
  primary key (transaction, line)
);
create index on pay.posting (payee);
select access.guard('pay.posting', 'null', '''payee:'' || payee', 'null');

create function pay.transaction_balances() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
  as $$
    begin
      if exists (select from pay.posting p where p.transaction = new.transaction
                 group by p.currency having sum(p.cents) <> 0) then
        raise exception 'a pay transaction does not balance' using errcode = 'check_violation';
      end if;
      return null;
    end
  $$;
create constraint trigger transaction_balances after insert on pay.posting
  deferrable initially deferred for each row execute function pay.transaction_balances();

grant select, insert on pay.earning, pay.posting to greenroom_pay_app;
create policy pay_desk_keeps_earnings on pay.earning to greenroom_pay_app using (true) with check (true);
create policy pay_desk_posts on pay.posting to greenroom_pay_app using (true) with check (true);

insert into access.rule values
  ('pay.earning', 'owner', 'pay', 'read'),
  ('pay.earning', 'owner', 'pay', 'write'),
  ('pay.posting', 'owner', 'pay', 'read'),
  ('pay.posting', 'owner', 'pay', 'write');
