package greenroom.server.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import greenroom.server.StudioSignature;
import greenroom.server.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The studio's word for how the audit log stood: after entry {@code seq}, the chain's hash was
 * {@code hash}.
 *
 * @param at ISO 8601
 * @param prev SHA-256 (hex) of the checkpoint line before, 64 zeros in the first
 * @param signature Ed25519 (RFC 8032) over {@link #CONTEXT} and the other fields, each followed by
 *     a line feed; base64
 */
public record Checkpoint(long seq, String hash, String at, String prev, String signature) {
  static final String CONTEXT = "greenroom audit checkpoint v1\n";
  static final String FIRST = "0".repeat(64);

  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  static Checkpoint sign(
      long seq, String hash, Instant at, String prev, StudioSignature signature) {
    byte[] signed = signature.sign(CONTEXT, text(seq, hash, at.toString(), prev));
    return new Checkpoint(
        seq, hash, at.toString(), prev, Base64.getEncoder().encodeToString(signed));
  }

  boolean isSignedBy(PublicKey key) {
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key);
      verifier.update(CONTEXT.getBytes(StandardCharsets.US_ASCII));
      verifier.update(text(seq, hash, at, prev));
      return verifier.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private static byte[] text(long seq, String hash, String at, String prev) {
    return (seq + "\n" + hash + "\n" + at + "\n" + prev + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** One line of JSON, without its line feed. */
  String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A checkpoint can always be written as JSON", e);
    }
  }

  /** What the next checkpoint calls {@code prev}. */
  static String hashOf(String line) {
    return HexFormat.of().formatHex(Tokens.sha256(line.getBytes(StandardCharsets.UTF_8)));
  }

  /** Empty if it is no such line. */
  static Optional<Checkpoint> parse(String json) {
    try {
      return Optional.of(JSON.readValue(json, Checkpoint.class));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
