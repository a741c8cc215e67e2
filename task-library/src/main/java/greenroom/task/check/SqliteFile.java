package greenroom.task.check;

import greenroom.task.EvidenceException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;

/** An SQLite database that a volunteer saved, opened from memory and only read. */
final class SqliteFile {
  static final int MAX_ROWS = 1_000;
  static final int MAX_VALUE = 4_096;
  static final Duration LIMIT = Duration.ofSeconds(5);
  private static final int STEPS_BETWEEN_LOOKS_AT_THE_CLOCK = 10_000;

  private SqliteFile() {}

  /** The rows that the query returns, each value as text. */
  static List<List<String>> query(byte[] database, String sql) throws EvidenceException {
    try (var connection = open();
        var statement = connection.createStatement()) {
      ((SQLiteConnection) connection).deserialize("main", readable(database));
      statement.execute("pragma trusted_schema = off");
      statement.execute("pragma query_only = on");
      stopAfter(LIMIT, (SQLiteConnection) connection);
      try (var rows = statement.executeQuery(sql)) {
        return rows(rows);
      }
    } catch (SQLException unreadable) {
      throw new EvidenceException("the database cannot be read or asked", unreadable);
    }
  }

  private static Connection open() throws SQLException {
    var config = new SQLiteConfig();
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    config.setPragma(SQLiteConfig.Pragma.LIMIT_ATTACHED, "0");
    config.setPragma(SQLiteConfig.Pragma.LIMIT_LENGTH, String.valueOf(RuleJudge.MAX_DATABASE));
    return config.createConnection("jdbc:sqlite::memory:");
  }

  /**
   * A database in memory has no write-ahead log beside it; bytes 18 and 19 of the header say
   * whether to expect one (<a href="https://www.sqlite.org/fileformat2.html">file format,
   * 1.3.3</a>).
   */
  private static byte[] readable(byte[] database) throws EvidenceException {
    if (database.length < 100) {
      throw new EvidenceException("the file is not an SQLite database");
    }
    var copy = database.clone();
    copy[18] = 1;
    copy[19] = 1;
    return copy;
  }

  private static void stopAfter(Duration limit, SQLiteConnection connection) throws SQLException {
    var start = System.nanoTime();
    ProgressHandler.setHandler(
        connection,
        STEPS_BETWEEN_LOOKS_AT_THE_CLOCK,
        new ProgressHandler() {
          @Override
          protected int progress() {
            return System.nanoTime() - start > limit.toNanos() ? 1 : 0;
          }
        });
  }

  private static List<List<String>> rows(ResultSet result) throws SQLException, EvidenceException {
    var rows = new ArrayList<List<String>>();
    var columns = result.getMetaData().getColumnCount();
    while (result.next()) {
      if (rows.size() == MAX_ROWS) {
        throw new EvidenceException("the query returns more than " + MAX_ROWS + " rows");
      }
      var row = new ArrayList<String>();
      for (var column = 1; column <= columns; column++) {
        var value = result.getString(column);
        row.add(value == null ? "" : value.substring(0, Math.min(MAX_VALUE, value.length())));
      }
      rows.add(row);
    }
    return rows;
  }
}
