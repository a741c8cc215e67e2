/**
 * Finding out who somebody is: {@link greenroom.server.identity.Browsers} (cookies), {@link
 * greenroom.server.identity.StaffAccounts} (one-time links, passwords), {@link
 * greenroom.server.identity.Recovery} (a volunteer's recovery code).
 *
 * <p>May import {@code greenroom.server} and no other room of the studio.
 */
@NullMarked
package greenroom.server.identity;

import org.jspecify.annotations.NullMarked;
