/**
 * Reads what is written on pictures, so that what is only drawn can be searched like what is typed.
 *
 * <p>May import the recorder's root.
 */
@NullMarked
package greenroom.recorder.filter.ocr;

import org.jspecify.annotations.NullMarked;
