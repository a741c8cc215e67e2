/**
 * The studio's vocabulary: who acts ({@link greenroom.server.Person}), for what ({@link
 * greenroom.server.Purpose}), and the ports through which the rooms of the studio use each other.
 *
 * <p>Each sub-package is one room: it imports this package and no other room. The joiners are
 * {@code wiring} (puts everything together), {@code web} (the pages) and nobody else.
 */
@NullMarked
package greenroom.server;

import org.jspecify.annotations.NullMarked;
