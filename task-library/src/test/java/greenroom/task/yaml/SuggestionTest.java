package greenroom.task.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {

  @Test
  void finds_the_name_that_was_probably_meant() {
    var known = List.of("title", "instruction", "steps", "setup", "id");
    assertThat(Suggestion.forName("titel", known)).isEqualTo("Did you mean \"title\"?");
    assertThat(Suggestion.forName("Steps", known)).isEqualTo("Did you mean \"steps\"?");
    assertThat(Suggestion.forName("instructions", known)).contains("\"instruction\"");
    assertThat(Suggestion.forName("colour", known)).startsWith("Known here: title, instruction");
    assertThat(Suggestion.forName("anything", List.of())).isEmpty();
  }

  @Test
  void counts_letters_to_add_drop_change_or_swap() {
    assertThat(Suggestion.distance("", "abc")).isEqualTo(3);
    assertThat(Suggestion.distance("text", "txet")).isEqualTo(1);
    assertThat(Suggestion.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(Suggestion.distance("same", "SAME")).isZero();
  }
}
