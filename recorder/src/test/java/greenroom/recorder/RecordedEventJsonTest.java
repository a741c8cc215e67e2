package greenroom.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedEventJsonTest {
  private static final RecordedEvent.Box BOX = new RecordedEvent.Box(1, -2, 30, 40);

  static List<RecordedEvent> everyType() {
    return List.of(
        new RecordedEvent.Pointer(1, 10, 20, 1),
        new RecordedEvent.Button(2, 10, 20, 3, true),
        new RecordedEvent.Wheel(3, 10, 20, 0, -1),
        new RecordedEvent.Key(4, 0x0101F600, 30, true),
        new RecordedEvent.Clipboard(5, "in", "Zoë \"said\"\n漢 😀"),
        new RecordedEvent.Redacted(6, "password-field"),
        new RecordedEvent.Secret(7, "tickets.password"),
        new RecordedEvent.Focus(8, "entry", "Name", BOX, "tickets", "atspi"),
        new RecordedEvent.Element(9, "button", "Save", null, "chromium", "browser"),
        new RecordedEvent.Window(10, "activated", "Book.ods", "soffice", BOX),
        new RecordedEvent.Tree(
            10,
            "before",
            "Book.ods",
            "soffice",
            BOX,
            false,
            List.of(
                new RecordedEvent.TreeNode(-1, "frame", "Book.ods", BOX, List.of("active")),
                new RecordedEvent.TreeNode(0, "push button", "Save", null, List.of()))),
        new RecordedEvent.Navigation(11, "http://tickets.test/", "Tickets"),
        new RecordedEvent.Mark(12, "find-it", true),
        new RecordedEvent.Pause(13),
        new RecordedEvent.Resume(Long.MAX_VALUE),
        new RecordedEvent.Released(15, List.of(65505, 97), 1));
  }

  @ParameterizedTest
  @MethodSource("everyType")
  void every_event_comes_back_as_it_was_written(RecordedEvent event) {
    RecordedLine line = new RecordedLine(42, event);
    String text = new String(RecordedEventWriter.write(line), StandardCharsets.UTF_8);
    assertThat(text).endsWith("}\n").hasLineCount(1);
    assertThat(RecordedEventReader.read(text)).isEqualTo(line);
  }

  @Test
  void every_type_of_event_is_tested_here() {
    assertThat(everyType().stream().<Class<?>>map(Object::getClass))
        .containsExactlyInAnyOrder(RecordedEvent.class.getPermittedSubclasses());
  }

  @Test
  void a_key_is_written_as_the_format_says() {
    byte[] line =
        RecordedEventWriter.write(new RecordedLine(7, new RecordedEvent.Key(9, 97, 30, true)));
    assertThat(new String(line, StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"seq\":7,\"t\":9,\"type\":\"key\",\"keysym\":97,\"code\":30,\"down\":true}\n");
  }

  @Test
  void a_tree_is_a_window_event_with_more_fields() {
    byte[] line =
        RecordedEventWriter.write(
            new RecordedLine(
                7,
                new RecordedEvent.Tree(
                    9,
                    "after",
                    "Book.ods",
                    "soffice",
                    null,
                    true,
                    List.of(
                        new RecordedEvent.TreeNode(
                            -1, "frame", "Book", null, List.of("focused"))))));
    assertThat(new String(line, StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"seq\":7,\"t\":9,\"type\":\"window\",\"change\":\"tree\",\"title\":\"Book.ods\","
                + "\"app\":\"soffice\",\"box\":null,\"reason\":\"after\",\"whole\":true,\"nodes\":["
                + "{\"parent\":-1,\"role\":\"frame\",\"name\":\"Book\",\"box\":null,"
                + "\"states\":[\"focused\"]}]}\n");
  }

  @Test
  void what_was_typed_seen_or_copied_is_in_no_log_line() {
    for (RecordedEvent event :
        List.of(
            new RecordedEvent.Key(4, 40404, 30, true),
            new RecordedEvent.Clipboard(5, "in", "40404"),
            new RecordedEvent.Focus(8, "entry", "40404", null, "app", "atspi"),
            new RecordedEvent.Element(9, "button", "40404", null, "app", "browser"),
            new RecordedEvent.Window(10, "activated", "40404", "app", null),
            new RecordedEvent.Tree(
                10,
                "demand",
                "40404",
                "app",
                null,
                true,
                List.of(new RecordedEvent.TreeNode(-1, "frame", "40404", null, List.of()))),
            new RecordedEvent.Navigation(11, "http://40404/", "40404"))) {
      assertThat(event + "" + new RecordedLine(1, event)).doesNotContain("40404");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "hunter2",
        "{\"seq\":1,\"t\":2}",
        "{\"seq\":1,\"t\":2,\"type\":\"hunter2\"}",
        "{\"seq\":1,\"t\":2,\"type\":\"key\",\"keysym\":\"hunter2\"}",
        "{\"seq\":1,\"t\":2,\"type\":\"clipboard\",\"direction\":\"in\",\"text\":\"hunter2",
        "{\"seq\":-1,\"t\":2,\"type\":\"pause\"}"
      })
  void a_bad_line_is_refused_without_repeating_what_it_holds(String line) {
    assertThatThrownBy(() -> RecordedEventReader.read(line))
        .isInstanceOf(FormatException.class)
        .hasMessageNotContaining("hunter2")
        .hasNoCause();
  }
}
