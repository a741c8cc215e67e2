/**
 * Trying to break the studio's own controls. Now: the lint of the database's rules ({@link
 * greenroom.server.proof.RuleLint}).
 *
 * <p>May import {@code greenroom.server} and no other room of the studio.
 */
@NullMarked
package greenroom.server.proof;

import org.jspecify.annotations.NullMarked;
