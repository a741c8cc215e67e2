/**
 * The append-only, hash-chained log of what was about to be done: {@link
 * greenroom.server.audit.AuditLog}. {@link greenroom.server.audit.AuditSealer} copies it outside of
 * the database under signed checkpoints, which {@link greenroom.server.audit.AuditVerifier} checks
 * with no studio at hand.
 *
 * <p>May import {@code greenroom.server} and no other room of the studio.
 */
@NullMarked
package greenroom.server.audit;

import org.jspecify.annotations.NullMarked;
