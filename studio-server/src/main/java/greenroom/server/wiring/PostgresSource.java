package greenroom.server.wiring;

import greenroom.server.wiring.StudioSettings.ExternalDatabase;
import java.util.Map;

/** Where PostgreSQL is: the studio's own, or somebody else's. */
interface PostgresSource {

  /** The address of a database on it. */
  String url(String database);

  /** The name of the studio's database. */
  String database();

  /** A database that exists before the studio's does. */
  String maintenanceDatabase();

  /** Further properties of the driver. */
  Map<String, String> properties();

  /** May create roles; used for nothing but setting them up. */
  String administrator();

  String administratorPassword();

  /** Starts it if that is the studio's business. */
  void ensureRunning();

  /** A PostgreSQL that somebody else runs. */
  record External(ExternalDatabase external) implements PostgresSource {

    @Override
    public String database() {
      String path = external.url().replaceFirst("\\?.*", "");
      return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public String maintenanceDatabase() {
      return database();
    }

    /** The address names its database. */
    @Override
    public String url(String ignored) {
      return external.url();
    }

    @Override
    public Map<String, String> properties() {
      return Map.of();
    }

    @Override
    public String administrator() {
      return external.administrator();
    }

    @Override
    public String administratorPassword() {
      return external.password();
    }

    @Override
    public void ensureRunning() {}
  }
}
