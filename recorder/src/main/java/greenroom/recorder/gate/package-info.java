/**
 * The only way from a volunteer's browser to a desktop: an RFB proxy that parses every client
 * message, offers each input to the recording first, and forwards it whole only if it was taken.
 *
 * <p>May import the recorder's root and {@code rfb}, the protocol's codec.
 */
@NullMarked
package greenroom.recorder.gate;

import org.jspecify.annotations.NullMarked;
