/**
 * What a grant delivers: {@link greenroom.server.export.Exports} streams a bundle as a tar.
 *
 * <p>May import {@code greenroom.server} and no other room of the studio.
 */
@NullMarked
package greenroom.server.export;

import org.jspecify.annotations.NullMarked;
