package greenroom.recorder;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes and reads {@code bundle.json} and {@code withdrawals.jsonl}. */
public final class BundleJson {
  private BundleJson() {}

  /** The file's bytes; the signature is over exactly these. */
  public static byte[] write(Bundle bundle) {
    try {
      String text =
          FormatJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(bundle) + "\n";
      return text.getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A bundle could not be written as JSON", e);
    }
  }

  /**
   * @throws FormatException if the bytes are no bundle of a version that this program knows
   */
  public static Bundle read(byte[] bytes) {
    Bundle bundle = FormatJson.read(bytes, Bundle.class, "bundle.json does not describe a bundle");
    FormatJson.requireKnown("bundle.json", bundle.format());
    return bundle;
  }

  /** The bytes of {@code withdrawals.jsonl}: one line each, none for an empty list. */
  public static byte[] writeWithdrawals(List<Bundle.Withdrawal> withdrawals) {
    StringBuilder lines = new StringBuilder();
    try {
      for (Bundle.Withdrawal withdrawal : withdrawals) {
        lines.append(FormatJson.MAPPER.writeValueAsString(withdrawal)).append('\n');
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A withdrawal could not be written as JSON", e);
    }
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * @throws FormatException if a line is no withdrawal
   */
  public static List<Bundle.Withdrawal> readWithdrawals(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8).lines().map(BundleJson::withdrawal).toList();
  }

  private static Bundle.Withdrawal withdrawal(String line) {
    return FormatJson.read(
        line.getBytes(StandardCharsets.UTF_8),
        Bundle.Withdrawal.class,
        "a line of withdrawals.jsonl is no withdrawal");
  }
}
