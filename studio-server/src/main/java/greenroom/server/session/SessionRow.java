package greenroom.server.session;

import greenroom.recorder.SessionOrder;
import greenroom.recorder.WordList;
import greenroom.server.Money;
import greenroom.server.Person;
import org.jspecify.annotations.Nullable;

/**
 * A session as the database keeps it: what everybody may see of it and what only the studio uses.
 *
 * @param consent the receipt's digest
 * @param recipient null until the vault has made the identity
 * @param ordered whether the host took the order
 * @param filesDeleted whether the host has deleted what was discarded or withdrawn
 */
record SessionRow(
    TaskSession session,
    String consent,
    Money price,
    Money hourlyFloor,
    @Nullable String recipient,
    boolean ordered,
    boolean filesDeleted) {

  Person.Volunteer owner() {
    return new Person.Volunteer(session.volunteer(), session.study());
  }

  SessionOrder order(String recipient, String origin, WordList words) {
    return new SessionOrder(
        session.id(),
        session.study().toString(),
        session.task(),
        session.taskVersion(),
        session.taskDigest(),
        recipient,
        consent,
        session.seed(),
        origin,
        words);
  }
}
