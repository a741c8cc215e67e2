package greenroom.server.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import greenroom.server.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the audit log as it is sealed outside the database: all that its hash covers, and
 * the hash.
 *
 * @param seq from 1, without holes
 * @param micros when, microseconds since 1970
 * @param hash SHA-256 (hex) of the hash before and of the fields, each followed by a line feed
 */
public record AuditLine(
    long seq,
    long micros,
    String who,
    String act,
    String subject,
    @Nullable String owner,
    @Nullable String study,
    String rule,
    String hash) {
  /** What stands before the first entry's hash. */
  public static final String BEGINNING = "0".repeat(64);

  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /** Whether this is the entry that follows the one of this number and hash. */
  boolean follows(long before, String hashBefore) {
    return seq == before + 1 && hash.equals(hashAfter(hashBefore));
  }

  /** As {@code audit.entry_hash} computes it. */
  private String hashAfter(String hashBefore) {
    StringBuilder fields = new StringBuilder();
    for (@Nullable Object field :
        Arrays.<@Nullable Object>asList(seq, micros, who, act, subject, owner, study, rule)) {
      fields.append(field == null ? "" : field).append('\n');
    }
    byte[] before = HexFormat.of().parseHex(hashBefore);
    byte[] text = fields.toString().getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(before, before.length + text.length);
    System.arraycopy(text, 0, all, before.length, text.length);
    return HexFormat.of().formatHex(Tokens.sha256(all));
  }

  /** One line of JSON, without its line feed. */
  String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An audit line can always be written as JSON", e);
    }
  }

  /** Empty if it is no such line. */
  static Optional<AuditLine> parse(String json) {
    try {
      return Optional.of(JSON.readValue(json, AuditLine.class));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
