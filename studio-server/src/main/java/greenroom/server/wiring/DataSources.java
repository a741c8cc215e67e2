package greenroom.server.wiring;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections to PostgreSQL that never put statements or values into a message. */
final class DataSources {
  private DataSources() {}

  /** One connection. */
  static Connection connect(PostgresSource source, String database, String user, String password)
      throws SQLException {
    Properties properties = properties(source);
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    return DriverManager.getConnection(source.url(database), properties);
  }

  /** Connections of the migrator, who acts as the owner that cannot sign in. */
  static DataSource migrator(PostgresSource source, String database, String password) {
    PGSimpleDataSource migrator = new PGSimpleDataSource();
    migrator.setURL(source.url(database));
    migrator.setUser(DatabaseRole.MIGRATOR.sqlName());
    migrator.setPassword(password);
    try {
      for (String name : properties(source).stringPropertyNames()) {
        migrator.setProperty(name, properties(source).getProperty(name));
      }
      migrator.setProperty("options", "-c role=greenroom_owner");
      migrator.setProperty("socketTimeout", "0");
    } catch (SQLException e) {
      throw new IllegalStateException("The driver does not know a property", e);
    }
    return migrator;
  }

  /** A pool that waits for the database instead of failing at once. */
  static HikariDataSource pool(
      PostgresSource source, String database, DatabaseRole role, String password, int size) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(role.sqlName());
    config.setJdbcUrl(source.url(database));
    config.setUsername(role.sqlName());
    config.setPassword(password);
    config.setDataSourceProperties(properties(source));
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setAutoCommit(false);
    config.setConnectionTimeout(3_000);
    config.setValidationTimeout(2_000);
    config.setInitializationFailTimeout(-1);
    config.setRegisterMbeans(false);
    return new HikariDataSource(config);
  }

  private static Properties properties(PostgresSource source) {
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", "greenroom");
    properties.setProperty("logServerErrorDetail", "false");
    properties.setProperty("socketTimeout", "60");
    properties.setProperty("tcpKeepAlive", "true");
    source.properties().forEach(properties::setProperty);
    return properties;
  }
}
