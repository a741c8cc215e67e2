package greenroom.server.wiring;

import org.flywaydb.core.Flyway;

/** Brings a database's schema up to date; the scripts are in {@code db/migration}. */
final class Migrations {
  private Migrations() {}

  static void run(PostgresSource source, DatabaseRoles roles, String database) {
    Flyway.configure()
        .dataSource(DataSources.migrator(source, database, roles.password(DatabaseRole.MIGRATOR)))
        .locations("classpath:db/migration")
        .schemas("migration")
        .createSchemas(true)
        .load()
        .migrate();
  }
}
