/**
 * Who may receive recordings: {@link greenroom.server.access.Grants} takes requests, two guardians'
 * decisions, and shows what stands.
 *
 * <p>May import {@code greenroom.server} and no other room of the studio.
 */
@NullMarked
package greenroom.server.access;

import org.jspecify.annotations.NullMarked;
