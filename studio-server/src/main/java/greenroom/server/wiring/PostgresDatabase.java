package greenroom.server.wiring;

import greenroom.server.Database;
import greenroom.server.Denied;
import greenroom.server.Person;
import greenroom.server.Purpose;
import greenroom.server.Unavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/** Transactions of one database role. */
final class PostgresDatabase implements Database {
  static final String UNREACHABLE =
      "The studio's database does not answer just now. Nothing is lost; this page works again as"
          + " soon as it does. Please try again in a minute.";

  private final Supplier<? extends DataSource> pool;
  private final BooleanSupplier ready;
  private final Settings settings = new Settings().withExecuteLogging(false);

  /**
   * @param pool gives the role's connections; asked only when the schema is up to date
   * @param ready whether the schema is up to date; until then nothing is asked of it
   */
  PostgresDatabase(Supplier<? extends DataSource> pool, BooleanSupplier ready) {
    this.pool = pool;
    this.ready = ready;
  }

  @Override
  public <T> T transaction(Person who, Purpose purpose, Function<DSLContext, T> work) {
    if (!ready.getAsBoolean()) {
      throw new Unavailable(Unavailable.What.DATABASE, UNREACHABLE);
    }
    try (Connection connection = pool.get().getConnection()) {
      try {
        DSLContext sql = DSL.using(connection, SQLDialect.POSTGRES, settings);
        sql.execute(
            "select set_config('greenroom.person', {0}, true),"
                + " set_config('greenroom.purpose', {1}, true)",
            DSL.val(who.key()), DSL.val(purpose.key()));
        T result = work.apply(sql);
        connection.commit();
        return result;
      } catch (RuntimeException | SQLException e) {
        connection.rollback();
        throw e;
      }
    } catch (DataAccessException e) {
      throw translated(e, e.sqlState());
    } catch (SQLException e) {
      throw translated(e, e.getSQLState());
    }
  }

  /** What happened, without the statement that the library's own message quotes. */
  private static RuntimeException translated(
      Exception e, @org.jspecify.annotations.Nullable String state) {
    if (state == null
        || state.startsWith("08")
        || state.startsWith("57P")
        || state.startsWith("53")
        || state.startsWith("28")) {
      return new Unavailable(Unavailable.What.DATABASE, UNREACHABLE, e);
    }
    if (state.equals("42501")) {
      return new Denied("You have no right to do this.");
    }
    return new IllegalStateException(
        "The database refused a statement (SQLSTATE " + state + ")", e);
  }
}
