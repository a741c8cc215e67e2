package greenroom.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("docker")
class BaseImageTest {
  private static final String IMAGE = "greenroom/base-image-test:1";
  private static final int BYTES = 100_000;

  @TempDir Path folder;
  @TempDir Path files;

  @Test
  void an_archive_becomes_an_image_that_holds_its_files() throws Exception {
    Files.write(files.resolve("file"), new byte[BYTES]);
    archive();
    try (var engine = DockerEngine.connect()) {
      new BaseImage(engine, any -> {}).build(folder, IMAGE);
      Long size = engine.client().inspectImageCmd(IMAGE).exec().getSize();
      assertThat(size).isGreaterThanOrEqualTo(BYTES);
      engine.client().removeImageCmd(IMAGE).exec();
    }
  }

  @Test
  void what_the_engine_does_not_take_is_said_in_one_sentence() {
    try (var engine = DockerEngine.connect()) {
      var base = new BaseImage(engine, any -> {});
      assertThatThrownBy(() -> base.build(folder, IMAGE))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("the engine did not take it");
    }
  }

  private void archive() throws Exception {
    String tar = folder.resolve("system.tar").toString();
    var made = new ProcessBuilder("tar", "cf", tar, "-C", files.toString(), "file").start();
    assertThat(made.waitFor()).isZero();
  }
}
