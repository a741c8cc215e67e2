/**
 * Writes an opened recording as files that any program reads: events and steps as JSON Lines, a PNG
 * of the screen before each step.
 *
 * <p>What is written here is plaintext; whoever asks for it says where. Imports the recorder's root
 * only.
 */
@NullMarked
package greenroom.recorder.dataset;

import org.jspecify.annotations.NullMarked;
