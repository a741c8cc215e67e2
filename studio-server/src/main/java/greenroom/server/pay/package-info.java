/**
 * What is owed: {@link greenroom.server.pay.Pay}. Its own schema, database role and keys; no other
 * room can join pay to recordings, and only a volunteer's own statement does.
 *
 * <p>May import {@code greenroom.server} and no other room of the studio.
 */
@NullMarked
package greenroom.server.pay;

import org.jspecify.annotations.NullMarked;
