package greenroom.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page in every state, in a real browser; the pictures stay in target/screenshots. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesLookRightTest {
  private PageServer server;
  private Look look;

  @BeforeAll
  void start() throws IOException {
    server = new PageServer();
    look = new Look();
  }

  @AfterAll
  void stop() {
    look.close();
    server.close();
  }

  static Stream<String> pages() {
    return SamplePages.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void looks_right_at_1280_and_1920(String page) throws IOException {
    List<String> complaints = new ArrayList<>();
    for (int width : new int[] {1280, 1920}) {
      look.open(server.address(page), width);
      look.picture(page + "-" + width);
      look.complaints().forEach(complaint -> complaints.add(width + ": " + complaint));
    }
    look.consoleErrors().stream()
        // This test has no studio behind the pages: what the islands ask for is missing.
        .filter(error -> !error.contains("status of 404"))
        .forEach(complaints::add);
    assertThat(complaints).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void reads_well_in_the_dark(String page) throws IOException {
    look.dark(true);
    look.open(server.address(page), 1280);
    look.picture(page + "-dark-1280");
    List<String> complaints = look.complaints();
    look.dark(false);
    look.consoleErrors();
    assertThat(complaints).isEmpty();
  }
}
