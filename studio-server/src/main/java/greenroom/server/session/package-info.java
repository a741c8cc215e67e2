/**
 * One volunteer doing one task: {@link greenroom.server.session.Sessions} starts, shows, submits,
 * discards and withdraws sessions and passes on their sealed parts.
 *
 * <p>May import {@code greenroom.server} and no other room of the studio.
 */
@NullMarked
package greenroom.server.session;

import org.jspecify.annotations.NullMarked;
