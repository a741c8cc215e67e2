package greenroom.server.proof;

import java.util.List;

/**
 * Looks through the database's catalog for a sensitive table that the named rule does not guard.
 */
public interface RuleLint {

  /** One sentence for each finding; empty when all is well. */
  List<String> findings();
}
