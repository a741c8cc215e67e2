package greenroom.server.audit;

import greenroom.server.Person;
import java.util.List;

/** Reads the audit log. */
public interface AuditLog {

  /** Every access to this volunteer's own recordings, newest first. */
  List<AuditEntry> about(Person.Volunteer volunteer);

  /**
   * The newest entries.
   *
   * @throws greenroom.server.Denied unless the person is a guardian, an operator or an auditor
   */
  List<AuditEntry> newest(Person.Staff person, int count);

  /** Recomputes the whole chain; answers how many entries hold, or throws what is wrong. */
  long verify();
}
