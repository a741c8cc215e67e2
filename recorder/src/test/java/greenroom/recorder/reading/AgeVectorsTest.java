package greenroom.recorder.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenroom.recorder.Sha256;
import greenroom.recorder.seal.AgeIdentity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The test vectors of the age community, which the build fetches as an npm package: lines of
 * expectations, an empty line, an age file.
 *
 * @see <a href="https://c2sp.org/CCTV/age">CCTV, age</a>
 */
class AgeVectorsTest {
  private static final Pattern ENTRY =
      Pattern.compile("// \\S*/testdata/(\\S+)\\nvar \\w+ = __toBinary\\(\"([A-Za-z0-9+/=]*)\"\\)");

  /** One vector: what is told about it, and its age file. */
  private record Vector(Map<String, String> told, byte[] file) {
    static Vector parse(byte[] bytes) throws IOException {
      Map<String, String> told = new HashMap<>();
      int at = 0;
      while (bytes[at] != '\n') {
        int end = at;
        while (bytes[end] != '\n') {
          end++;
        }
        String[] line = new String(bytes, at, end - at, StandardCharsets.UTF_8).split(": ", 2);
        told.merge(line[0], line[1], (one, other) -> one + "\n" + other);
        at = end + 1;
      }
      byte[] file = Arrays.copyOfRange(bytes, at + 1, bytes.length);
      return new Vector(told, "zlib".equals(told.get("compressed")) ? inflated(file) : file);
    }

    private static byte[] inflated(byte[] file) throws IOException {
      try (var in = new InflaterInputStream(new ByteArrayInputStream(file))) {
        return in.readAllBytes();
      }
    }

    String told(String name) {
      return told.getOrDefault(name, "");
    }

    /** A recording's parts are binary files that are sealed to X25519 recipients; no others. */
    boolean ofOurKind() {
      return !told.containsKey("armored")
          && !told.containsKey("passphrase")
          && told("identity").lines().allMatch(line -> line.startsWith("AGE-SECRET-KEY-1"));
    }

    byte[] open() {
      String identity =
          told("identity")
              .lines()
              .filter(line -> line.startsWith("AGE-SECRET-KEY-1"))
              .reduce("", (all, line) -> all + line + "\n");
      return AgeIdentities.of(
              identity.isEmpty() ? AgeIdentity.generate().secret() : identity, "key.txt")
          .open(file, "the vector");
    }
  }

  @TestFactory
  Stream<DynamicTest> opens_what_it_should_and_refuses_all_else() throws IOException {
    return vectors().entrySet().stream()
        .map(vector -> DynamicTest.dynamicTest(vector.getKey(), () -> check(vector.getValue())));
  }

  @Test
  void all_vectors_are_there() throws IOException {
    var vectors = vectors().values();
    assertThat(vectors).hasSize(143);
    assertThat(vectors.stream().filter(Vector::ofOurKind)).hasSizeGreaterThan(60);
  }

  private static void check(Vector vector) {
    String expect = vector.told("expect");
    if (!vector.ofOurKind()) {
      assertThatThrownBy(vector::open).isInstanceOf(ReadingException.class);
    } else if (expect.equals("success")) {
      assertThat(Sha256.hex(vector.open())).isEqualTo(vector.told("payload"));
    } else if (expect.equals("no match")) {
      assertThatThrownBy(vector::open).isInstanceOf(ReadingException.WrongKey.class);
    } else {
      assertThatThrownBy(vector::open).isInstanceOf(ReadingException.class);
    }
  }

  private static Map<String, Vector> vectors() throws IOException {
    Path fetched =
        Path.of(Objects.requireNonNullElse(System.getProperty("greenroom.root"), ".."))
            .resolve("recorder/target/age/node_modules/cctv-age/index.js");
    Map<String, Vector> vectors = new TreeMap<>();
    var entries = ENTRY.matcher(Files.readString(fetched));
    while (entries.find()) {
      vectors.put(entries.group(1), Vector.parse(Base64.getDecoder().decode(entries.group(2))));
    }
    return vectors;
  }
}
