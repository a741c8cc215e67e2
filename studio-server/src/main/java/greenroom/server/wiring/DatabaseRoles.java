package greenroom.server.wiring;

import greenroom.server.PrivateFiles;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the roles and the database, with the administrator's rights, and gives each login role its
 * generated password. Safe to repeat.
 */
final class DatabaseRoles {
  /** Cannot sign in: own the schemas, the pinned function's reads, the audit log's writes. */
  static final List<String> NO_LOGIN =
      List.of("greenroom_owner", "greenroom_rights", "greenroom_scribe");

  private final PostgresSource source;
  private final Path keys;

  /**
   * @param keys where the generated passwords are kept, one file a role
   */
  DatabaseRoles(PostgresSource source, Path keys) {
    this.source = source;
    this.keys = keys;
  }

  String password(DatabaseRole role) {
    return PrivateFiles.secret(
        keys.resolve("postgres-" + role.sqlName().substring("greenroom_".length()) + ".secret"));
  }

  /** Makes what is missing. */
  void establish(String database) throws SQLException {
    Map<DatabaseRole, String> passwords = new EnumMap<>(DatabaseRole.class);
    for (DatabaseRole role : DatabaseRole.values()) {
      passwords.put(role, password(role));
    }
    try (Connection connection = administrator(source.maintenanceDatabase());
        Statement statement = connection.createStatement()) {
      for (String role : NO_LOGIN) {
        if (!exists(statement, "pg_roles where rolname = '" + role + "'")) {
          statement.execute("create role " + role + " nologin noinherit");
        }
      }
      for (DatabaseRole role : DatabaseRole.values()) {
        String verb =
            exists(statement, "pg_roles where rolname = '" + role.sqlName() + "'")
                ? "alter"
                : "create";
        statement.execute(
            verb
                + " role "
                + role.sqlName()
                + " login noinherit nosuperuser nobypassrls nocreaterole nocreatedb password '"
                + passwords.get(role)
                + "'");
      }
      statement.execute("grant greenroom_owner to greenroom_migrator with inherit false, set true");
      statement.execute(
          "grant greenroom_rights, greenroom_scribe to greenroom_owner with inherit"
              + " false, set true");
      if (!exists(statement, "pg_database where datname = '" + database + "'")) {
        statement.execute("grant greenroom_owner to current_user");
        statement.execute("create database " + database + " owner greenroom_owner");
      }
      statement.execute("revoke all on database " + database + " from public");
      statement.execute("grant create on database " + database + " to greenroom_owner");
      statement.execute("grant connect on database " + database + " to " + loginRoles());
    }
    try (Connection connection = administrator(database);
        Statement statement = connection.createStatement()) {
      statement.execute("revoke all on schema public from public");
    }
  }

  private static String loginRoles() {
    return String.join(
        ", ", List.of(DatabaseRole.values()).stream().map(DatabaseRole::sqlName).toList());
  }

  private Connection administrator(String database) throws SQLException {
    return DataSources.connect(
        source, database, source.administrator(), source.administratorPassword());
  }

  private static boolean exists(Statement statement, String what) throws SQLException {
    try (ResultSet rows = statement.executeQuery("select from " + what)) {
      return rows.next();
    }
  }
}
