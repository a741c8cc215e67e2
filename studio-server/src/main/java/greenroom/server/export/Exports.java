package greenroom.server.export;

import greenroom.server.GrantId;
import greenroom.server.Person;
import java.io.IOException;
import java.io.OutputStream;

/** Delivers what a grant gives. */
public interface Exports {

  /**
   * Checks the right, writes the audit entry and prepares the bundle; nothing is streamed yet.
   *
   * @throws greenroom.server.Denied unless the grant stands and is this person's
   * @throws greenroom.server.Unavailable if the recorder host does not answer
   */
  Delivery open(Person.Staff holder, GrantId grant);

  /** A bundle that is ready to be streamed. */
  interface Delivery {

    /** For example {@code greenroom-bundle-1b9d6bcd.tar}. */
    String fileName();

    /** Streams the tar; each recording's sealed files come from the host as they are written. */
    void writeTo(OutputStream out) throws IOException;
  }
}
