package greenroom.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import greenroom.server.Money;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void writes_money_as_people_do() {
    assertThat(Words.money(new Money(450, "USD"))).isEqualTo("$4.50");
    assertThat(Words.money(new Money(1205, "CHF"))).isEqualTo("12.05 CHF");
  }

  @Test
  void writes_times_as_people_do() {
    assertThat(Words.minutes(Duration.ofMinutes(1))).isEqualTo("1 minute");
    assertThat(Words.minutes(Duration.ofMinutes(65))).isEqualTo("1 h 05 min");
    assertThat(Words.clock(187)).isEqualTo("3:07");
    assertThat(Words.clock(3675)).isEqualTo("1:01:15");
    assertThat(Words.moment(Instant.parse("2026-11-20T14:05:00Z")))
        .isEqualTo("20 Nov 2026, 14:05 UTC");
  }

  @Test
  void leaves_out_sentences_that_are_filled_in_later() {
    assertThat(HomePage.shortened("${persona.name} made a mistake.  Find it. Save the file."))
        .isEqualTo("Find it. Save the file.");
  }

  @Test
  void cuts_a_long_text_at_a_word() {
    String cut = HomePage.shortened("word ".repeat(60));
    assertThat(cut).endsWith("word …").hasSizeLessThan(160);
  }
}
