package greenroom.recorder.filter.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TesseractTest {
  private static final String HEADING =
      "level\\tpage_num\\tblock_num\\tpar_num\\tline_num\\tword_num\\tleft\\ttop\\twidth\\theight"
          + "\\tconf\\ttext\\n";
  private static final String PAGE = "1\\t1\\t0\\t0\\t0\\t0\\t0\\t0\\t1200\\t120\\t-1\\t\\n";

  private final GreyPicture picture = drawn("Paid with 4111 1111 1111 1111 today", 12, false);

  @Test
  void is_there() {
    assertThat(Tesseract.available()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"11, false", "12, false", "13, true", "16, false", "24, true"})
  void reads_small_and_large_text_dark_and_light_at_its_place(int size, boolean light) {
    try (var reader = new Tesseract()) {
      var words = reader.read(drawn("Paid with 4111 1111 1111 1111 today", size, light));
      assertThat(words)
          .extracting(Word::text)
          .containsExactly("Paid", "with", "4111", "1111", "1111", "1111", "today");
      assertThat(words.getFirst().box().x()).isBetween(18, 22);
      assertThat(words.getFirst().box().y()).isBetween(36 - size, 40);
    }
  }

  @Test
  void an_empty_picture_has_no_words() {
    try (var reader = new Tesseract()) {
      assertThat(reader.read(drawn("", 12, false))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exec sleep 1000",
        "exec cat",
        "exit 0",
        "exit 1",
        "cat >/dev/null; exit 1",
        "kill -9 $$",
        "echo garbage",
        "exec yes",
        "exec cat /dev/zero",
        "cat >/dev/null; head -c 1000 /dev/urandom",
        "printf '" + HEADING + "'",
        "printf '" + HEADING + PAGE + "5\\tx\\n'",
        "printf '"
            + HEADING
            + PAGE
            + "5\\t1\\t1\\t1\\t1\\t1\\tNaN\\t1\\t1\\t1\\t90\\t4111111111111111\\n'",
        "printf '" + HEADING + PAGE + "5\\t1\\t1\\t1\\t1\\t1\\t9999\\t1\\t1\\t1\\t90\\tword\\n'",
        "printf '" + HEADING + "1\\t1\\t0\\t0\\t0\\t0\\t0\\t0\\t12\\t12\\t-1\\t\\n'",
      })
  void what_hangs_dies_or_answers_nonsense_has_read_nothing(String instead) {
    try (var reader = new Tesseract(List.of("sh", "-c", instead), Duration.ofSeconds(2))) {
      assertThatThrownBy(() -> reader.read(picture))
          .isInstanceOf(ReadingException.class)
          .hasMessageNotContaining("4111")
          .hasNoCause();
    }
  }

  @Test
  void a_command_that_is_not_there_is_said() {
    try (var reader = new Tesseract(List.of("no-such-tesseract"), Duration.ofSeconds(2))) {
      assertThatThrownBy(() -> reader.read(picture)).isInstanceOf(ReadingException.class);
    }
  }

  @Test
  void whoever_reads_can_write_no_file(@TempDir Path folder) throws IOException {
    var file = folder.resolve("left");
    var script = "cat >/dev/null; echo 4111 > " + file;
    try (var reader = new Tesseract(List.of("sh", "-c", script), Duration.ofSeconds(5))) {
      assertThatThrownBy(() -> reader.read(picture)).isInstanceOf(ReadingException.class);
    }
    assertThat(!Files.exists(file) || Files.size(file) == 0).isTrue();
  }

  @Test
  void a_reading_ends_when_the_reader_is_closed() throws Exception {
    var reader = new Tesseract(List.of("sh", "-c", "exec sleep 1000"), Duration.ofSeconds(1000));
    var reading = new FutureTask<>(() -> reader.read(picture));
    Thread.ofVirtual().start(reading);
    reader.close();
    assertThatThrownBy(reading::get).hasCauseInstanceOf(ReadingException.class);
  }

  @Test
  void a_picture_that_comes_back_is_read_once() {
    var counting = new Counting();
    var reader = new Remembering(counting);
    var other = drawn("Something else", 12, false);
    for (int i = 0; i < 4; i++) {
      assertThat(reader.read(picture)).isSameAs(reader.read(picture));
      assertThat(reader.read(other)).isEmpty();
    }
    assertThat(counting.asked).isEqualTo(2);
  }

  private static final class Counting implements TextReader {
    int asked;

    @Override
    public List<Word> read(GreyPicture ignored) {
      asked++;
      return List.of();
    }

    @Override
    public void close() {}
  }

  private static GreyPicture drawn(String text, int size, boolean light) {
    var image = new BufferedImage(600, 60, BufferedImage.TYPE_BYTE_GRAY);
    var pen = image.createGraphics();
    pen.setColor(light ? Color.DARK_GRAY : Color.WHITE);
    pen.fillRect(0, 0, 600, 60);
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setFont(new Font("DejaVu Sans", Font.PLAIN, size));
    pen.setColor(light ? Color.WHITE : Color.BLACK);
    pen.drawString(text, 20, 36);
    pen.dispose();
    return new GreyPicture(600, 60, ((DataBufferByte) image.getRaster().getDataBuffer()).getData());
  }
}
