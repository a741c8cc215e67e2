package greenroom.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;

class RecordingCountsTest {

  @Test
  void rules_that_an_older_recorder_did_not_count_are_none() throws Exception {
    String now = FormatJson.MAPPER.writeValueAsString(RecordingCounts.NONE);
    String before = now.replace(",\"redactionsByRule\":{}", "");
    assertThat(before).isNotEqualTo(now);
    assertThat(FormatJson.MAPPER.readValue(before, RecordingCounts.class))
        .isEqualTo(RecordingCounts.NONE);
  }

  @Test
  void a_rule_without_a_number_is_refused() throws Exception {
    String hostile =
        FormatJson.MAPPER
            .writeValueAsString(RecordingCounts.NONE)
            .replace("\"redactionsByRule\":{}", "\"redactionsByRule\":{\"card\":null}");
    assertThatThrownBy(() -> FormatJson.MAPPER.readValue(hostile, RecordingCounts.class))
        .isInstanceOf(JsonProcessingException.class);
  }
}
