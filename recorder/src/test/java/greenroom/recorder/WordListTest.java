package greenroom.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordListTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void keeps_each_entry_once_and_composed() {
    assertThat(new WordList(List.of(" Vesper ", "", "Zoe\u0308", "Vesper", "\t")).entries())
        .containsExactly("Vesper", "Zo\u00eb");
  }

  @Test
  void says_which_line_to_mend_and_never_what_stands_there() {
    String story = "Nightingale".repeat(10);
    assertThatThrownBy(() -> new WordList(List.of("Vesper", "", story)))
        .hasMessageContaining("Line 3 has more than 100 characters")
        .hasMessageNotContaining("Nightingale");
    assertThatThrownBy(() -> new WordList(List.of("Vesper", "***")))
        .hasMessageContaining("Line 2 has no letter and no digit")
        .hasMessageNotContaining("***");
    assertThatThrownBy(() -> new WordList(IntStream.range(0, 1001).mapToObj(i -> "w" + i).toList()))
        .hasMessageContaining("1001 entries, and 1000 fit");
    assertThatThrownBy(
            () -> new WordList(IntStream.range(0, 300).mapToObj(i -> "w".repeat(80) + i).toList()))
        .hasMessageContaining("20,000 characters");
  }

  @Test
  void is_an_array_in_json_and_what_is_too_long_is_refused_there_too() throws Exception {
    var list = new WordList(List.of("Vesper", "Project Nightingale"));
    String text = JSON.writeValueAsString(list);
    assertThat(text).isEqualTo("[\"Vesper\",\"Project Nightingale\"]");
    assertThat(JSON.readValue(text, WordList.class)).isEqualTo(list);
    String hostile = JSON.writeValueAsString(Collections.nCopies(3, "secret".repeat(100)));
    assertThatThrownBy(() -> JSON.readValue(hostile, WordList.class))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> JSON.readValue("[\"Vesper\",null]", WordList.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void hides_its_words() {
    assertThat(new WordList(List.of("Vesper"))).hasToString("WordList[1]");
  }
}
