/**
 * Opting in. {@link greenroom.server.consent.Joining} turns an invitation and ticked purposes into
 * a volunteer, a signed receipt and a recovery code; {@link greenroom.server.consent.Receipts}
 * shows receipts again.
 *
 * <p>May import {@code greenroom.server} and no other room of the studio.
 */
@NullMarked
package greenroom.server.consent;

import org.jspecify.annotations.NullMarked;
