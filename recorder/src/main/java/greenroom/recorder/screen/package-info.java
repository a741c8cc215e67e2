/**
 * Sees what is on a desktop's screen: a second, view-only client of the same desktop that asks for
 * changes as fast as they matter.
 *
 * <p>May import the recorder's root and {@code rfb}, the protocol's codec.
 */
@NullMarked
package greenroom.recorder.screen;

import org.jspecify.annotations.NullMarked;
