/**
 * Decides what may leave the delay line, and how: events are taken out or replaced and boxes of the
 * picture go black, before anything is encoded.
 *
 * <p>May import the recorder's root.
 */
@NullMarked
package greenroom.recorder.filter;

import org.jspecify.annotations.NullMarked;
