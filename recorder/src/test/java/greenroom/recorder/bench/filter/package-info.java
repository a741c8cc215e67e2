/**
 * Plants made-up secrets through the whole recorder, opens what was stored and looks for them.
 *
 * <p>The generator works from public standards (Luhn, ISO 7064, ISO 13616, base58check, BIP 173,
 * BIP 350, EIP-55, RFC 7519, RFC 7468 …) and shares no code with {@code greenroom.recorder.filter};
 * nothing here imports a detector.
 */
@NullMarked
package greenroom.recorder.bench.filter;

import org.jspecify.annotations.NullMarked;
