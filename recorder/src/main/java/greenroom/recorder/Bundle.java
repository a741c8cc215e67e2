package greenroom.recorder;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code bundle.json}: what a grant delivers to its holder. Written by the studio and signed with
 * its key in {@code bundle.sig} (same form as {@code manifest.sig}). Around it stand {@code
 * keys/<recording>.age}, {@code recordings/<recording>/…}, {@code withdrawals.jsonl} and {@code
 * README.md}.
 *
 * @param format the version, as for {@link Manifest}
 * @param grant the grant's id
 * @param study the study's id
 * @param purpose what the grant was given for
 * @param holder who may use it
 * @param recipient the holder's age recipient, which the keys are wrapped to
 * @param approvers who approved it
 * @param issued when the bundle was made
 * @param expires until when it may be used
 * @param studio the studio's Ed25519 public key, X.509 encoded, base64
 * @param hosts each recorder host's public key by id, same form; the studio vouches for them
 * @param recordings what is delivered
 * @param files SHA-256 (hex) by path of every file of the bundle outside {@code recordings/} but
 *     {@code bundle.json} and {@code bundle.sig}
 */
public record Bundle(
    int format,
    String grant,
    String study,
    String purpose,
    String holder,
    String recipient,
    List<String> approvers,
    Instant issued,
    Instant expires,
    String studio,
    SortedMap<String, String> hosts,
    List<Delivered> recordings,
    SortedMap<String, String> files) {
  public static final String FILE = "bundle.json";
  public static final String SIGNATURE = "bundle.sig";
  public static final String WITHDRAWALS = "withdrawals.jsonl";
  public static final String README = "README.md";

  public Bundle {
    approvers = List.copyOf(approvers);
    hosts = sorted(hosts);
    recordings = List.copyOf(recordings);
    files = sorted(files);
  }

  /**
   * One recording of the bundle.
   *
   * @param volunteer the volunteer's pseudonym in the study
   * @param host the recorder host whose key signed its manifest
   * @param manifest SHA-256 (hex) of its {@code manifest.json}
   * @param parts SHA-256 (hex) of its {@code parts.jsonl}
   */
  public record Delivered(
      RecordingId id, String volunteer, String host, String manifest, String parts) {
    /** Where the recording's files are, inside the bundle. */
    public String folder() {
      return "recordings/" + id;
    }

    /** Where its wrapped identity is, inside the bundle. */
    public String key() {
      return "keys/" + id + ".age";
    }
  }

  /**
   * One line of {@code withdrawals.jsonl}: a recording of this grant that its volunteer withdrew.
   * Its holder must stop using it.
   */
  public record Withdrawal(RecordingId recording, Instant withdrawn) {}

  private static SortedMap<String, String> sorted(Map<String, String> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }
}
