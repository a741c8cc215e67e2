package greenroom.recorder;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;

/**
 * The one JSON dialect of the format's files: UTF-8, times as ISO-8601 text, fields that a newer
 * writer of the same version added are ignored, a name twice in one object is refused.
 */
final class FormatJson {
  private FormatJson() {}

  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addDeserializer(Instant.class, new InstantText()))
          .build();

  /**
   * @throws FormatException with this message if the bytes are not such an object
   */
  static <T> T read(byte[] bytes, Class<T> type, String message) {
    try {
      return Objects.requireNonNull(MAPPER.readValue(bytes, type));
    } catch (IOException | NullPointerException e) {
      throw new FormatException(message, e);
    }
  }

  /** The version that this program writes, and the newest that it reads. */
  static void requireKnown(String what, int version) {
    if (version != Manifest.VERSION) {
      throw new FormatException(
          what
              + " is of format version "
              + version
              + ", this program knows version "
              + Manifest.VERSION);
    }
  }

  private static final class InstantText extends JsonDeserializer<Instant> {
    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      try {
        return Instant.parse(parser.getText());
      } catch (DateTimeException e) {
        throw context.weirdStringException(parser.getText(), Instant.class, "not a time");
      }
    }
  }
}
