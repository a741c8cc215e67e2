/**
 * {@code ./greenroom bench capture}: what recording a desktop costs, beside the command lines of
 * other recorders, while the same committed trace is played.
 */
@NullMarked
package greenroom.recorder.bench.capture;

import org.jspecify.annotations.NullMarked;
