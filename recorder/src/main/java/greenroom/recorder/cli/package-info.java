/**
 * The {@code recording} command: what a researcher needs once a bundle is on their disk.
 *
 * <p>A joiner: brings {@code reading}, {@code video}, {@code steps} and {@code dataset} together.
 */
@NullMarked
package greenroom.recorder.cli;

import org.jspecify.annotations.NullMarked;
