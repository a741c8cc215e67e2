package greenroom.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PipeTest {
  @Test
  void passes_on_all_that_is_written() throws IOException {
    byte[] bytes = new byte[3_000_000];
    new Random(7).nextBytes(bytes);
    try (InputStream in = Pipe.from(out -> out.write(bytes))) {
      assertThat(in.readAllBytes()).isEqualTo(bytes);
    }
  }

  @Test
  void a_download_breaks_off_when_its_source_fails() throws IOException {
    try (InputStream in =
        Pipe.from(
            out -> {
              out.write(new byte[1000]);
              throw new IOException("the host went away");
            })) {
      assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class);
    }
  }
}
