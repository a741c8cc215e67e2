package greenroom.task.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import greenroom.task.Problem;
import greenroom.task.yaml.TaskReader.Rejected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Task files as someone who means harm, or an unlucky editor, would write them. */
@Timeout(30)
class HostileYamlTest {
  @TempDir private Path temp;
  private SampleTask sample = new SampleTask(Path.of("unset"));

  @BeforeEach
  void aGoodTask() {
    sample = SampleTask.in(temp);
  }

  @Test
  void refuses_aliases_before_they_can_multiply() {
    var bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (var level = 1; level < 40; level++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(level, level, level - 1, level - 1));
    }
    assertThat(sample.with(bomb.toString()).problem())
        .startsWith("task.yaml:1:5 a0: Anchors (&) and aliases (*) are not used");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!!javax.script.ScriptEngineManager [x]",
        "!!java.net.URL [\"http://localhost/\"]",
        "!!str text",
        "!local {a: b}",
        "!!binary aGVsbG8="
      })
  void refuses_tags(String value) {
    assertThat(sample.changed("title: Greet ${persona.firstName}", "title: " + value).problem())
        .contains("title: Tags (!) are not used in task files.");
  }

  @Test
  void refuses_deep_nesting() {
    assertThat(sample.with("[".repeat(100_000)).problem()).contains("levels deep");
    assertThat(sample.with("a: {".repeat(20_000)).problem()).contains("levels deep");
    assertThat(sample.with("- ".repeat(20_000)).problem()).contains("levels deep");
  }

  @Test
  void refuses_too_many_values() {
    assertThat(sample.with("a: [" + "1,".repeat(50_000) + "]").problem()).contains("10000 values");
  }

  @Test
  void refuses_a_file_that_is_too_large() {
    assertThat(sample.with("# " + "x".repeat(300_000)).problem()).contains("characters");
    assertThat(sample.with("# " + "x".repeat(3_000_000)).problem()).contains("too large");
  }

  @Test
  void refuses_a_second_document() {
    assertThat(sample.with(SampleTask.YAML + "---\nid: other\n").problem())
        .contains("A second document begins here");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\n\n",
        "# only a comment",
        "~",
        "just words",
        "[]",
        "{}",
        "---",
        "%YAML 9"
      })
  void refuses_what_is_no_map_of_fields(String yaml) {
    assertThat(sample.with(yaml).problems()).isNotEmpty();
  }

  @Test
  void refuses_bytes_that_are_no_text() throws IOException {
    Files.write(sample.folder().resolve("task.yaml"), new byte[] {(byte) 0xc3, 0x28, 0});
    assertThat(sample.problem()).contains("The file is not UTF-8 text.");
    Files.writeString(sample.folder().resolve("task.yaml"), "id: \u0007sample");
    assertThat(sample.problems()).isNotEmpty();
  }

  @Test
  void refuses_a_task_file_that_is_a_link_or_a_folder(@TempDir Path elsewhere) throws IOException {
    var file = sample.folder().resolve("task.yaml");
    Files.move(file, elsewhere.resolve("task.yaml"));
    Files.createSymbolicLink(file, elsewhere.resolve("task.yaml"));
    assertThat(sample.problem()).contains("not a plain file");
    Files.delete(file);
    Files.createDirectory(file);
    assertThat(sample.problem()).contains("There is no task.yaml");
  }

  @Test
  void refuses_maps_as_names_of_fields() {
    assertThat(sample.with("{[a, b]: c}").problem()).contains("must be a word");
    assertThat(sample.with("? {a: b}\n: c\n").problem()).contains("must be a word");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "99999999999999999999999", "0xFFFFFFFFFF", ".inf", ".nan"})
  void refuses_numbers_that_are_none(String number) {
    assertThat(sample.changed("version: 3", "version: " + number).problems()).isNotEmpty();
    assertThat(sample.changed("equals: 5", "equals: " + number).read()).isNotNull();
  }

  @Test
  void a_long_word_where_a_short_one_belongs_is_cut_in_the_message() {
    assertThat(sample.changed("id: open", "id: " + "X".repeat(100_000)).problem())
        .hasSizeLessThan(300);
    assertThat(sample.changed("version: 3", "x".repeat(900) + ": 3").problems())
        .extracting(Problem::suggestion)
        .allSatisfy(suggestion -> assertThat(suggestion).hasSizeLessThan(300));
  }

  @Test
  void a_long_name_of_an_asset_does_no_harm() {
    assertThat(
            sample.changed("  hello.txt: 5891", "  " + "a/".repeat(60_000) + "a: 5891").problems())
        .isNotEmpty();
  }

  @Test
  void a_pattern_that_repeats_too_much_is_refused() {
    assertThat(sample.changed("\"^http://tickets\"", "\"(a{1000}){1000}\"").problem())
        .contains("This pattern takes too much work");
  }

  @Test
  void what_a_problem_quotes_cannot_steer_a_terminal() {
    assertThat(sample.changed("id: open", "id: \"\\e[2J\\u0007\"").problem())
        .contains("\uFFFD[2J")
        .doesNotContainPattern("\\p{Cntrl}");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_damaged_file_is_read_or_rejected_with_its_place_and_never_throws(int seed) {
    var yaml = damaged(new Random(seed));
    assertThatCode(
            () -> {
              Files.write(sample.folder().resolve("task.yaml"), yaml);
              if (TaskReader.read(sample.folder()) instanceof Rejected(var problems)) {
                assertThat(problems)
                    .allSatisfy(
                        problem -> {
                          assertThat(problem.message()).isNotBlank();
                          assertThat(problem.toString()).startsWith("task.yaml");
                        });
              }
            })
        .doesNotThrowAnyException();
  }

  private static IntStream seeds() {
    return IntStream.range(0, 400);
  }

  private static byte[] damaged(Random random) {
    var text = new StringBuilder(SampleTask.YAML);
    var noise = "{}[]:,&*!|>'\"%@`#-?\t\n ~0\u0085\u2028é𝕏";
    for (var hit = 0; hit < 1 + random.nextInt(6); hit++) {
      var at = random.nextInt(text.length());
      switch (random.nextInt(4)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, noise.charAt(random.nextInt(noise.length())));
        case 2 -> text.delete(at, Math.min(text.length(), at + random.nextInt(60)));
        default -> {
          var from = random.nextInt(text.length());
          text.insert(at, text.substring(from, Math.min(text.length(), from + random.nextInt(80))));
        }
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
