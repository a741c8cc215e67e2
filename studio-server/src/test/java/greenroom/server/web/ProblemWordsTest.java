package greenroom.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import greenroom.recorder.SessionProblem;
import greenroom.server.session.StudioProblem;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemWordsTest {
  static List<ProblemWords> all() {
    return ProblemWords.all();
  }

  @Test
  void every_code_of_host_and_studio_has_its_own_words() {
    List<String> codes =
        Stream.concat(
                Arrays.stream(SessionProblem.values()).map(SessionProblem::code),
                Arrays.stream(StudioProblem.values()).map(StudioProblem::code))
            .toList();

    assertThat(codes).doesNotHaveDuplicates();
    assertThat(codes).allMatch(code -> ProblemWords.ofEnd(code).code().equals(code));
    assertThat(all().stream().map(ProblemWords::happened)).doesNotHaveDuplicates();
  }

  @Test
  void a_code_that_is_not_known_here_has_words_too() {
    assertThat(ProblemWords.ofEnd("from-the-future").happened()).contains("ended early");
    assertThat(all().stream().map(ProblemWords::code)).contains("unknown", "unknown-end");
  }

  @ParameterizedTest
  @MethodSource("all")
  void they_are_whole_sentences_without_codes_and_speak_of_pay(ProblemWords words) {
    assertThat(List.of(words.happened(), words.advice(), words.pay()))
        .allMatch(sentence -> sentence.endsWith("."))
        .noneMatch(sentence -> sentence.matches("(?s).*[a-z]-(full|failed|lost|died).*"));
    assertThat(words.pay()).containsAnyOf("pay", "paid", "owed");
  }
}
