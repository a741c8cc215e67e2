package greenroom.recorder.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlMessageTest {
  @Test
  void reads_every_message_of_the_page() {
    assertThat(read("{'type':'open','ticket':'t'}")).isEqualTo(new ControlMessage.Open("t"));
    assertThat(read("{'type':'pause'}")).isEqualTo(new ControlMessage.Pause());
    assertThat(read("{'type':'resume'}")).isEqualTo(new ControlMessage.Resume());
    assertThat(read("{'type':'mark','step':'a-1','done':false}"))
        .isEqualTo(new ControlMessage.Mark("a-1", false));
    assertThat(read("{'type':'delete-last','minutes':5}"))
        .isEqualTo(new ControlMessage.DeleteLast(Duration.ofMinutes(5)));
    assertThat(read("{'type':'finish'}")).isEqualTo(new ControlMessage.Finish());
    assertThat(read("{'type':'continue'}")).isEqualTo(new ControlMessage.Continue());
    assertThat(read("{'type':'stop','reason':'trouble','note':'n'}"))
        .isEqualTo(new ControlMessage.Stop(StopReason.TROUBLE, "n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "{'type':'shutdown'}",
        "{'type':'mark','step':'../x'}",
        "{'type':'delete-last','minutes':0}",
        "{'type':'delete-last','minutes':100000}",
        "{'type':'stop','reason':'secret words'}"
      })
  void refuses_what_is_no_message_without_quoting_it(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret words")
        .hasMessageNotContaining("../x");
  }

  @Test
  void hides_what_is_content() {
    assertThat(read("{'type':'stop','reason':'stopped','note':'my words'}").toString())
        .doesNotContain("my words");
    assertThat(read("{'type':'open','ticket':'my ticket'}").toString()).doesNotContain("my ticket");
  }

  private static ControlMessage read(String text) {
    return ControlMessage.parse(text.replace('\'', '"'));
  }
}
