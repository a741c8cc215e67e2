package greenroom.server.proof;

import greenroom.server.Database;
import greenroom.server.Denied;
import greenroom.server.Person;
import greenroom.server.Purpose;
import java.util.List;

/** Asks PostgreSQL's own catalog; every table that is there is looked at. */
public final class RuleLintRepository implements RuleLint {
  private static final String FINDINGS =
      """
      with ours as (
        select c.oid, n.nspname || '.' || c.relname as name, c.relrowsecurity, c.relforcerowsecurity,
               c.relowner, c.relkind
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p', 'v', 'm', 'f')
          and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
      ), guarded as (
        select o.* from ours o
        where not exists (select from access.open_table t where t.relation = o.name)
      ), expected as (
        select g.*, p.polname, p.polpermissive, p.polcmd, p.polroles,
               pg_get_expr(p.polqual, p.polrelid) as reads,
               pg_get_expr(p.polwithcheck, p.polrelid) as writes
        from guarded g left join pg_policy p on p.polrelid = g.oid and p.polname = ?
      )
      select name || ' is a view: a view shows rows with its owner''s rights' from guarded
        where relkind in ('v', 'm', 'f')
      union all
      select name || ' does not force row level security' from guarded
        where relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)
      union all
      select name || ' is not guarded by ' || ? from expected
        where relkind in ('r', 'p') and polname is null
      union all
      select name || ': ' || ? || ' is not restrictive for every command and everybody' from expected
        where polname is not null and (polpermissive or polcmd <> '*' or polroles <> array[0]::oid[])
      union all
      select name || ': ' || ? || ' does not ask access.has_right about this table' from expected
        where polname is not null
          and (reads not like '%access.has_right(''' || name || '''%''read''%'
            or writes not like '%access.has_right(''' || name || '''%''write''%'
            or reads ~* '\\mor\\M' or writes ~* '\\mor\\M')
      union all
      select rolname || ' can sign in and owns a table' from pg_roles
        where rolcanlogin and rolname like 'greenroom%' and oid in (select relowner from ours)
      union all
      select rolname || ' bypasses row level security' from pg_roles
        where rolname like 'greenroom%' and (rolbypassrls or rolsuper)
      union all
      select 'access.has_right is not pinned' where not exists (
        select from pg_proc p join pg_namespace n on n.oid = p.pronamespace
          join pg_roles r on r.oid = p.proowner
        where n.nspname = 'access' and p.proname = 'has_right' and p.prosecdef
          and r.rolname = 'greenroom_rights' and not r.rolcanlogin
          and 'search_path=pg_catalog, pg_temp' = any (p.proconfig))
      union all
      select 'greenroom_rights may use ' || name from ours
        where name not like 'access.%' and has_any_column_privilege('greenroom_rights', oid, 'select')
      union all
      select 'greenroom_rights may change ' || name from ours
        where has_table_privilege('greenroom_rights', oid, 'insert, update, delete, truncate')
      order by 1
      """;

  private final Database proof;

  public RuleLintRepository(Database proof) {
    this.proof = proof;
  }

  @Override
  public List<String> findings() {
    return proof.transaction(
        new Person.Studio(),
        Purpose.AUDIT,
        sql ->
            sql.fetch(FINDINGS, Denied.RULE, Denied.RULE, Denied.RULE, Denied.RULE)
                .getValues(0, String.class));
  }
}
