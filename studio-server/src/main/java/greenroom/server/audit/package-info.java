/**
 * The append-only, hash-chained log of what was about to be done: {@link
 * greenroom.server.audit.AuditLog}.
 *
 * <p>May import {@code greenroom.server} and no other room of the studio.
 */
@NullMarked
package greenroom.server.audit;

import org.jspecify.annotations.NullMarked;
