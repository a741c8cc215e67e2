package greenroom.recorder;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;

/** Writes and reads {@code manifest.json}. */
public final class ManifestJson {
  private ManifestJson() {}

  /** The file's bytes; the signature is over exactly these. */
  public static byte[] write(Manifest manifest) {
    try {
      String text =
          FormatJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(manifest) + "\n";
      return text.getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A manifest could not be written as JSON", e);
    }
  }

  /**
   * @throws FormatException if the bytes are no manifest of a version that this program knows
   */
  public static Manifest read(byte[] bytes) {
    Manifest manifest =
        FormatJson.read(bytes, Manifest.class, "manifest.json is not a recording's manifest");
    FormatJson.requireKnown("manifest.json", manifest.format());
    return manifest;
  }
}
