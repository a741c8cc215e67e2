package greenroom.server;

import java.util.function.Function;
import org.jooq.DSLContext;

/** One database role's way to PostgreSQL. */
public interface Database {

  /**
   * Runs the work in one transaction that knows who acts and what for. The database's rule {@link
   * Denied#RULE} shows it only the rows to which this person has a right for this purpose.
   *
   * @throws Denied if the work writes a row to which there is no right
   * @throws Unavailable if PostgreSQL does not answer; nothing was changed
   */
  <T> T transaction(Person who, Purpose purpose, Function<DSLContext, T> work);
}
