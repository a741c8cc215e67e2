/** {@code ./greenroom bench skew}: how far a frame's time is from what the screen showed. */
@NullMarked
package greenroom.recorder.bench.skew;

import org.jspecify.annotations.NullMarked;
