package greenroom.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenroom.sandbox.SandboxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageBuilderTest {
  @TempDir Path images;
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(images.resolve("small"));
    dockerfile("COPY a /a");
    Files.writeString(folder.resolve("a"), "a");
  }

  @Test
  void equal_inputs_have_the_same_tag_and_any_change_another() throws IOException {
    String first = tag("base");
    assertThat(tag("base")).isEqualTo(first).matches("greenroom/small:[0-9a-f]{12}");
    assertThat(tag("other base")).isNotEqualTo(first);
    Files.writeString(folder.resolve("a"), "b");
    assertThat(tag("base")).isNotEqualTo(first);
    Files.writeString(folder.resolve("a"), "a");
    assertThat(tag("base")).isEqualTo(first);
    Files.createFile(folder.resolve("c"));
    assertThat(tag("base")).isNotEqualTo(first);
  }

  @Test
  @Tag("docker")
  void builds_once_and_says_what_it_does() {
    try (var engine = DockerEngine.connect()) {
      var lines = new ArrayList<String>();
      var builder = new ImageBuilder(engine, images, lines::add);
      String tag = builder.build("small");
      assertThat(engine.has(tag)).isTrue();
      lines.clear();
      assertThat(builder.build("small")).isEqualTo(tag);
      assertThat(lines).containsExactly("small: up to date (" + tag + ")");
      engine.client().removeImageCmd(tag).exec();
    }
  }

  @Test
  @Tag("docker")
  void a_day_later_what_a_folder_was_built_to_before_is_removed_unless_it_is_in_use()
      throws IOException {
    try (var engine = DockerEngine.connect()) {
      InstantSource tomorrow = () -> Instant.now().plus(Duration.ofHours(25));
      String used = new ImageBuilder(engine, images, line -> {}).build("small");
      String container = engine.client().createContainerCmd(used).withCmd("none").exec().getId();
      try {
        String unused = changedAndBuilt(engine, "b", InstantSource.system());
        assertThat(engine.has(unused)).isTrue();
        assertThat(engine.has(used)).isTrue();
        String current = changedAndBuilt(engine, "c", tomorrow);
        assertThat(engine.has(current)).isTrue();
        assertThat(engine.has(unused)).isFalse();
        assertThat(engine.has(used)).isTrue();
        engine.client().removeImageCmd(current).exec();
      } finally {
        engine.client().removeContainerCmd(container).exec();
        engine.client().removeImageCmd(used).exec();
      }
    }
  }

  private String changedAndBuilt(DockerEngine engine, String content, InstantSource wall)
      throws IOException {
    Files.writeString(folder.resolve("a"), content);
    return new ImageBuilder(engine, images, line -> {}, wall).build("small");
  }

  @Test
  @Tag("docker")
  void a_failed_build_shows_the_last_lines_of_its_log() throws IOException {
    dockerfile("RUN echo the reason is here && exit 3");
    try (var engine = DockerEngine.connect()) {
      var builder = new ImageBuilder(engine, images, line -> {});
      assertThatThrownBy(() -> builder.build("small"))
          .isInstanceOf(SandboxException.class)
          .hasMessageContaining("\"small\" could not be built")
          .hasMessageContaining("the reason is here")
          .hasMessageContaining("run ./greenroom up again");
    }
  }

  @Test
  void names_are_no_paths() {
    for (String name : List.of("../etc", "/etc", "A", "")) {
      assertThatThrownBy(() -> ImageFolder.of(images, name)).isInstanceOf(SandboxException.class);
    }
  }

  private String tag(String base) {
    return ImageFolder.of(images, "small").tag(base);
  }

  private void dockerfile(String step) throws IOException {
    Files.writeString(
        folder.resolve("Dockerfile"), "FROM debian:bookworm-slim\n" + step + "\nUSER 64711\n");
  }
}
