/**
 * The remote framebuffer protocol, as far as a gate and a view-only client need it: every message a
 * client can send, the handshake, and the server messages in simple encodings.
 *
 * <p>Sources: RFC 6143 and the community's description of the extensions (rfbproto). Knows nothing
 * of recordings; {@code gate} and {@code screen} speak it.
 */
@NullMarked
package greenroom.recorder.rfb;

import org.jspecify.annotations.NullMarked;
