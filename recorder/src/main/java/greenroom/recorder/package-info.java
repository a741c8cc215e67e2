/**
 * What a recording is made of, and what studio and recorder host say to each other.
 *
 * <p>This package is the recorder's vocabulary. It imports none of its sub-packages; the studio
 * uses this package and no other of this module.
 */
@NullMarked
package greenroom.recorder;

import org.jspecify.annotations.NullMarked;
