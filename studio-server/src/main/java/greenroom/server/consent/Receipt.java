package greenroom.server.consent;

import java.time.Instant;
import java.util.List;

/**
 * A consent receipt, fields as ISO/IEC TS 27560:2023 names them. It keeps saying what was agreed
 * to, whatever texts come later.
 *
 * @param id the receipt's id
 * @param digest SHA-256 (hex) of {@code json}'s UTF-8 bytes: the {@code consent} of a session order
 * @param json the receipt in canonical form, as it was signed; a person may save it
 * @param signature the studio's Ed25519 signature over those bytes, base64
 * @param purposes the ids that were ticked
 * @param textSha256 of the exact text that was shown
 */
public record Receipt(
    String id,
    String digest,
    String json,
    String signature,
    Instant givenAt,
    int textVersion,
    String language,
    String textSha256,
    List<String> purposes) {
  public Receipt {
    purposes = List.copyOf(purposes);
  }
}
