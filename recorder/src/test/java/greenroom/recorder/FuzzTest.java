package greenroom.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import greenroom.recorder.reading.PartsFuzz;
import greenroom.recorder.rfb.RfbFuzz;
import greenroom.recorder.rfb.ServerStream;
import greenroom.recorder.screen.ScreenFuzz;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Feeds damaged input to everything that reads what others wrote. First what is known (seeds, and
 * inputs that once did harm), then what Jazzer makes of it: some thousand inputs each, minutes of
 * it with {@code ./greenroom test --long}. No crash, no hang, no unbounded memory.
 */
class FuzzTest {
  private static final Path ROOT =
      Path.of(System.getProperty("greenroom.root", "..")).toAbsolutePath().normalize();
  private static final Path GOLDEN = ROOT.resolve("recorder/src/test/resources/golden/v1/bundle");

  /** Inputs that once did harm, in a folder for each target. */
  private static final Path KNOWN = ROOT.resolve("recorder/src/test/resources/fuzz");

  private static final boolean LONG = Boolean.getBoolean("greenroom.test.long");
  private static final List<String> BOUND =
      LONG ? List.of("-max_total_time=180") : List.of("-runs=8000", "-max_total_time=10");

  static Stream<Class<?>> targets() {
    return Stream.of(RfbFuzz.class, ScreenFuzz.class, PartsFuzz.class);
  }

  @ParameterizedTest
  @MethodSource("targets")
  void what_is_known_does_no_harm(Class<?> target) throws Exception {
    Method feed = target.getMethod("fuzzerTestOneInput", byte[].class);
    for (byte[] seed : seeds(target)) {
      feed.invoke(null, seed);
      for (int cut = 0; cut < Math.min(seed.length, 600); cut++) {
        feed.invoke(null, java.util.Arrays.copyOf(seed, cut));
      }
    }
  }

  @Test
  void what_a_fuzzer_finds_does_no_harm() throws Exception {
    Map<Class<?>, Process> fuzzers = new LinkedHashMap<>();
    for (Class<?> target : targets().toList()) {
      fuzzers.put(target, fuzzer(target)); // beside each other: most of it is starting
    }
    for (var fuzzer : fuzzers.entrySet()) {
      assertThat(fuzzer.getValue().waitFor(10, TimeUnit.MINUTES)).isTrue();
      String said = Files.readString(work(fuzzer.getKey()).resolve("log.txt"));
      assertThat(fuzzer.getValue().exitValue()).as(said).isZero();
      String done =
          said.lines().filter(line -> line.startsWith("Done ")).findFirst().orElse("nothing");
      assertThat(done).contains("runs");
      System.out.println("FuzzTest: " + fuzzer.getKey().getSimpleName() + ": " + done);
    }
  }

  private static Path work(Class<?> target) {
    return ROOT.resolve("recorder/target/fuzz/" + target.getSimpleName());
  }

  private static Process fuzzer(Class<?> target) throws IOException {
    Path work = work(target);
    Path corpus = Files.createDirectories(work.resolve("corpus"));
    int number = 0;
    for (byte[] seed : seeds(target)) {
      Files.write(corpus.resolve("seed-" + number++), seed);
    }
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-XX:+EnableDynamicAgentLoading",
                "-Xmx256m",
                "-XX:MaxDirectMemorySize=64m",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.getName(),
                "--instrumentation_includes=greenroom.**:com.exceptionfactory.**",
                "--custom_hook_includes=greenroom.**",
                "--reproducer_path=" + work,
                "-artifact_prefix=" + work + "/",
                "-seed=1",
                "-max_len=8192",
                "-timeout=10",
                // The process's peak begins at that of the tests' own JVM, which started it: memory
                // is
                // bounded by the JVM's limits above instead.
                "-rss_limit_mb=0"));
    command.addAll(BOUND);
    command.add(corpus.toString());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(work.resolve("log.txt").toFile())
        .directory(work.toFile())
        .start();
  }

  private static List<byte[]> seeds(Class<?> target) throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    Path known = KNOWN.resolve(target.getSimpleName());
    if (Files.isDirectory(known)) {
      for (Path file : files(known)) {
        seeds.add(Files.readAllBytes(file));
      }
    }
    if (target == PartsFuzz.class) {
      for (Path file : files(GOLDEN)) {
        byte[] content = Files.readAllBytes(file);
        for (int reader = 0; reader < PartsFuzz.Reader.values().length; reader++) {
          if (content.length < 8192) {
            seeds.add(with((byte) reader, content));
          }
        }
      }
    } else {
      boolean relay = target == RfbFuzz.class;
      for (byte[] message : ServerStream.messages()) {
        seeds.add(relay ? with((byte) 3, ServerStream.after(message)) : message);
      }
      if (relay) {
        seeds.add(with((byte) 40, RfbFuzz.everyClientMessage()));
      }
    }
    return seeds;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static byte[] with(byte first, byte[] rest) {
    byte[] all = new byte[rest.length + 1];
    all[0] = first;
    System.arraycopy(rest, 0, all, 1, rest.length);
    return all;
  }
}
