/**
 * Desktops started ahead, so that a volunteer need not wait for one.
 *
 * <p>Works against the port {@link greenroom.sandbox.Sandboxes} and knows no implementation of it.
 */
@NullMarked
package greenroom.sandbox.pool;

import org.jspecify.annotations.NullMarked;
