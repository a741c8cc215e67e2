/**
 * The recording itself: joins gate, screen, filters and video on one clock, holds everything for a
 * moment, and hands finished parts to a store.
 *
 * <p>A joiner: may import the recorder's root and the capturing packages {@code gate}, {@code
 * screen}, {@code filter} and {@code video}.
 */
@NullMarked
package greenroom.recorder.pipeline;

import org.jspecify.annotations.NullMarked;
