package greenroom.recorder.pipeline;

import static greenroom.recorder.pipeline.HandMoved.BACKSPACE;
import static greenroom.recorder.pipeline.HandMoved.RETURN;
import static greenroom.recorder.pipeline.HandMoved.TAB;
import static greenroom.recorder.pipeline.HandMoved.nanos;
import static greenroom.recorder.pipeline.PipelineTest.grey;
import static org.assertj.core.api.Assertions.assertThat;

import greenroom.recorder.ContextSignal;
import greenroom.recorder.RecordedEvent;
import greenroom.recorder.RecordedEvent.Box;
import greenroom.recorder.RecordedEvent.Redacted;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PersonalDataTest {
  private static final Box NAME = new Box(40, 80, 60, 16);
  private static final Box WINDOW = new Box(20, 60, 100, 50);
  private static final int HOME = 0xff50;
  private static final int LEFT = 0xff51;
  private static final int RIGHT = 0xff53;
  private static final int DELETE = 0xffff;
  private static final int CONTROL = 0xffe3;

  @Test
  void a_card_in_a_sentence_is_taken_out_and_the_sentence_stays() {
    try (var bench = HandMoved.guarded()) {
      bench.at(500).field("Note", NAME).type("pay 4111 1111 1111 1111 now").press(RETURN);
      bench.at(6000);
      var counts = bench.finish();
      assertThat(text(bench)).isEqualTo("pay  now\n");
      assertThat(rules(bench)).containsExactly("card");
      assertThat(counts.complete()).isTrue();
    }
  }

  @Test
  void an_address_and_an_account_are_taken_out() {
    try (var bench = HandMoved.guarded()) {
      bench.at(500).type("to ann.lee@example.org, DE89 3704 0044 0532 0130 00 ok").press(RETURN);
      bench.at(9000).finish();
      assertThat(text(bench)).isEqualTo("to ,  ok\n");
      assertThat(rules(bench)).containsExactly("email", "iban");
    }
  }

  @Test
  void each_rule_is_counted_as_often_as_it_is_stored() {
    try (var bench = HandMoved.guarded()) {
      bench.at(500).type("4111 1111 1111 1111 and DE89 3704 0044 0532 0130 00").press(RETURN);
      bench.at(9000);
      assertThat(bench.pipeline.counts().redactionsByRule()).containsOnlyKeys("card", "iban");
      bench.pipeline.deleteLast(Duration.ofMinutes(1));
      assertThat(bench.pipeline.counts().redactionsByRule()).isEmpty();
      for (int i = 0; i < 2; i++) {
        bench.type("to ann.lee" + i + "@example.org").press(RETURN).at(now(bench) + 4000);
      }
      var counts = bench.finish();
      assertThat(rules(bench)).containsExactly("email", "email");
      assertThat(counts.redactionsByRule()).containsExactly(Map.entry("email", 2L));
    }
  }

  @Test
  void nothing_of_a_card_leaves_before_it_is_whole_though_it_is_typed_slowly() {
    try (var bench = HandMoved.guarded()) {
      bench.at(500);
      for (char digit : "5500000000000004".toCharArray()) {
        bench.press(digit).at(now(bench) + 3000);
        assertThat(text(bench)).isEmpty();
      }
      bench.press(RETURN).at(now(bench) + 4000).finish();
      assertThat(text(bench)).isEqualTo("\n");
      assertThat(rules(bench)).containsExactly("card");
    }
  }

  @Test
  void corrections_do_not_hide_a_card() {
    try (var bench = HandMoved.guarded()) {
      bench.at(500).type("x 41112").press(BACKSPACE).type("1111111121");
      for (int i = 0; i < 2; i++) {
        bench.press(BACKSPACE);
      }
      bench.type("1111 y").press(RETURN).at(8000).finish();
      assertThat(text(bench)).isEqualTo("x  y\n");
      assertThat(rules(bench)).containsExactly("card");
    }
  }

  @Test
  void arrows_and_delete_do_not_hide_a_card() {
    try (var bench = HandMoved.guarded()) {
      bench.at(500).type("9111111111111111").press(HOME).press(DELETE).type("4").press(LEFT);
      bench.press(TAB).at(8000).finish();
      assertThat(text(bench)).isEqualTo("9\t");
      assertThat(rules(bench)).containsExactly("card");
    }
  }

  @Test
  void a_card_over_four_fields_is_one_card() {
    try (var bench = HandMoved.guarded()) {
      bench.at(500).type("4111").press(TAB).at(4500).type("1111").press(TAB).type("1111");
      bench.press(TAB).type("1111").press(TAB).type("thanks").press(RETURN).at(20_000).finish();
      assertThat(text(bench)).isEqualTo("\tthanks\n");
      assertThat(rules(bench)).containsExactly("card");
    }
  }

  @Test
  void a_pasted_card_is_in_neither_keys_nor_clipboard() {
    try (var bench = HandMoved.guarded()) {
      bench.at(500);
      bench.input(
          new RecordedEvent.Clipboard(nanos(500), "in", "card: 4111-1111-1111-1111, thanks"));
      bench.down(CONTROL).press('v').up(CONTROL).at(900).press(RETURN).at(6000).finish();
      assertThat(bench.store.events())
          .contains(new RecordedEvent.Clipboard(nanos(500), "in", "card: •••, thanks"));
      assertThat(rules(bench)).containsOnly("card");
      assertThat(text(bench)).isEqualTo("\n");
    }
  }

  @Test
  void a_card_pasted_among_any_script_is_taken_out_and_the_rest_stays() {
    try (var bench = HandMoved.guarded()) {
      bench.at(500);
      bench.input(
          new RecordedEvent.Clipboard(
              nanos(500), "in", "Grüße – 日本語 😀\n4111 1111 1111 1111\n👍🏽 ありがとう"));
      bench.down(CONTROL).press('v').up(CONTROL).at(900).press(RETURN).at(6000).finish();
      assertThat(bench.store.events())
          .contains(
              new RecordedEvent.Clipboard(nanos(500), "in", "Grüße – 日本語 😀\n•••\n👍🏽 ありがとう"));
      assertThat(rules(bench)).containsOnly("card");
    }
  }

  @Test
  void a_number_that_only_begins_like_a_card_stays() {
    try (var bench = HandMoved.guarded()) {
      bench.at(500).type("4222222222222346 units").press(RETURN).at(6000).finish();
      assertThat(text(bench)).isEqualTo("4222222222222346 units\n");
      assertThat(rules(bench)).isEmpty();
    }
  }

  @Test
  void what_the_task_planted_passes() {
    try (var bench = HandMoved.guarded("4111111111111111")) {
      bench.at(500).type("4111 1111 1111 1111").press(RETURN).at(6000).finish();
      assertThat(text(bench)).isEqualTo("4111 1111 1111 1111\n");
      assertThat(rules(bench)).isEmpty();
    }
  }

  @Test
  void half_a_card_at_a_pause_is_taken_out() {
    try (var bench = HandMoved.guarded()) {
      bench.at(500).type("4111 1111 11").at(1200);
      bench.pipeline.pause();
      bench.at(4000);
      assertThat(text(bench)).isEmpty();
      bench.pipeline.resume();
      bench.at(5000).finish();
      assertThat(rules(bench)).containsExactly("unfinished");
    }
  }

  @Test
  void half_a_card_is_held_for_a_minute_and_then_taken_out() {
    try (var bench = HandMoved.guarded()) {
      bench.at(500).type("4111 1111 11").at(55_000);
      assertThat(text(bench)).isEmpty();
      assertThat(rules(bench)).isEmpty();
      bench.at(64_000);
      assertThat(rules(bench)).containsExactly("unfinished");
      assertThat(text(bench)).isEmpty();
      bench.type("1").at(70_000).finish();
      assertThat(text(bench)).isEmpty();
    }
  }

  @Test
  void a_word_is_not_held_for_long() {
    try (var bench = HandMoved.guarded()) {
      bench.at(500).type("hello").at(9000);
      assertThat(text(bench)).isEqualTo("hello");
      bench.finish();
    }
  }

  @Test
  void the_field_that_shows_it_is_black_from_its_first_character_until_it_is_gone() {
    try (var bench = HandMoved.guarded()) {
      bench.at(2000);
      bench.window("chromium", WINDOW);
      bench.shows("field", "", NAME).at(4000);
      var card = "4111111111111111";
      for (int i = 1; i <= card.length(); i++) {
        bench.press(card.charAt(i - 1)).paint(NAME, 90 + i);
        bench.at(now(bench) + 100).shows("field", card.substring(0, i), NAME);
      }
      bench.press(TAB).at(8000).gone("field").at(9500).paint(NAME, 200).at(12_000).finish();
      var frames = bench.store.frames();
      for (long t = 4000; t < 8300; t += 100) {
        assertThat(grey(frames, t, 60, 88)).as("the field at %d ms", t).isLessThan(15);
        assertThat(grey(frames, t, 60, 66)).as("the window at %d ms", t).isGreaterThan(240);
      }
      assertThat(grey(frames, 11_000, 60, 88)).isBetween(190, 210);
      assertThat(grey(frames, 2500, 60, 88)).isGreaterThan(240);
      assertThat(text(bench)).isEqualTo("\t");
    }
  }

  @Test
  void the_whole_window_is_black_when_no_element_shows_what_keys_wrote() {
    try (var bench = HandMoved.guarded()) {
      bench.at(2000).window("editor", WINDOW).shows("other", "nothing", NAME).at(4000);
      bench.type("4111111111111111").press(RETURN).paint(NAME, 90).at(8000).finish();
      var frames = bench.store.frames();
      assertThat(grey(frames, 7500, 60, 88)).isLessThan(15);
      assertThat(grey(frames, 7500, 60, 66)).isLessThan(15);
      assertThat(grey(frames, 7500, 5, 5)).isGreaterThan(240);
    }
  }

  @Test
  void everything_is_black_when_no_window_is_known_either() {
    try (var bench = HandMoved.guarded()) {
      bench.at(2000).type("4111111111111111").press(RETURN).at(8000).finish();
      assertThat(grey(bench.store.frames(), 7500, 5, 5)).isLessThan(15);
    }
  }

  @Test
  void what_fills_itself_in_is_black_where_it_shows() {
    try (var bench = HandMoved.guarded()) {
      bench.at(2000).shows("field", "", NAME).at(4000).paint(NAME, 90);
      bench.shows("field", "ann.lee@example.org", NAME).at(8000).finish();
      var frames = bench.store.frames();
      assertThat(grey(frames, 4000, 60, 88)).isLessThan(15);
      assertThat(grey(frames, 7900, 60, 88)).isLessThan(15);
      assertThat(grey(frames, 7900, 60, 66)).isGreaterThan(240);
      assertThat(rules(bench)).containsExactly("email");
    }
  }

  @Test
  void a_title_that_repeats_it_loses_it() {
    try (var bench = HandMoved.guarded()) {
      bench.at(500).type("4111 1111 1111 1111").press(RETURN).at(1500);
      var title =
          new RecordedEvent.Navigation(
              nanos(1500), "http://a.test/?n=4111", "Paid 4111111111111111");
      bench.pipeline.context(new ContextSignal.Seen(title, false));
      bench.at(6000).finish();
      assertThat(bench.store.events())
          .contains(new RecordedEvent.Navigation(nanos(1500), "http://a.test/?n=4111", "Paid •••"));
    }
  }

  @Test
  void addresses_over_several_fields_are_whole_ones() {
    try (var bench = HandMoved.guarded()) {
      bench.at(500).type("203").press(TAB).type("0").press(TAB).type("113").press(TAB).type("42");
      bench.press(RETURN).at(9000).field("E-mail", NAME).type("ann.lee").press(TAB);
      bench.field("E-mail", NAME).at(12_000).type("example.org").press(RETURN).at(30_000).finish();
      assertThat(text(bench)).isEqualTo("\n\n");
      assertThat(rules(bench)).containsExactly("ip-address", "email");
    }
  }

  @Test
  void each_box_of_a_card_is_black_and_nothing_else() {
    try (var bench = HandMoved.guarded()) {
      bench.at(2000).window("chromium", WINDOW).at(4000);
      var boxes = new Box[4];
      for (int i = 0; i < 4; i++) {
        boxes[i] = new Box(24 + 24 * i, 80, 16, 16);
        bench.field("Card", boxes[i]).type(i == 0 ? "4111" : "1111");
        bench.shows("box" + i, i == 0 ? "4111" : "1111", boxes[i]).press(TAB);
      }
      bench.at(9000).finish();
      var frames = bench.store.frames();
      for (var box : boxes) {
        assertThat(grey(frames, 8900, box.x() + 8, 88)).as("%s", box).isLessThan(15);
      }
      assertThat(grey(frames, 8900, 60, 66)).isGreaterThan(240);
    }
  }

  @Test
  void what_left_before_it_was_understood_is_taken_back() {
    try (var bench = HandMoved.guarded()) {
      bench.at(3000).type("anna.kowalska").at(14_000);
      assertThat(text(bench)).isEqualTo("anna.kowalska");
      bench.type("@a.org").press(RETURN).at(20_000).finish();
      assertThat(text(bench)).doesNotContain("anna");
      assertThat(rules(bench)).contains("late-context");
    }
  }

  @Test
  void a_card_that_a_selection_and_an_undo_bring_about_is_seen_by_what_the_field_shows() {
    try (var bench = HandMoved.guarded()) {
      bench
          .at(1000)
          .window("chromium", WINDOW)
          .shows("field", "4111 1111 1111 1112", NAME)
          .at(5000);
      bench.click().press(BACKSPACE).press('1').paint(NAME, 90).at(5100);
      bench.shows("field", "4111 1111 1111 1111", NAME).at(9000).finish();
      assertThat(grey(bench.store.frames(), 8900, 60, 88)).isLessThan(15);
      assertThat(text(bench)).doesNotContain("1");
      assertThat(rules(bench)).containsExactly("card");
    }
  }

  @Test
  void a_caret_put_anywhere_completes_a_card_when_nothing_tells_what_fields_show() {
    try (var bench = HandMoved.guarded()) {
      bench.at(500).field("Note", NAME).type("4111 1111 1111 111").at(1800).click().type("1");
      bench.press(RETURN).at(9000).finish();
      assertThat(text(bench)).doesNotContain("1");
    }
  }

  @Test
  void a_long_text_after_a_number_does_not_make_another_number_of_its_end() {
    // The end of it, 03273017775, is a telephone number.
    try (var bench = HandMoved.guarded()) {
      var prose = " milliseconds;" + " and so on and on".repeat(16);
      bench.at(500).type("took 1703273017775" + prose).press(RETURN).at(40_000).finish();
      assertThat(text(bench)).isEqualTo("took 1703273017775" + prose + "\n");
      assertThat(rules(bench)).isEmpty();
    }
  }

  @Test
  void amounts_beside_each_other_are_no_card() {
    try (var bench = HandMoved.guarded()) {
      bench.at(500).type("gaskets 60 187.64 53644.90 Q1").press(RETURN).at(9000).finish();
      assertThat(text(bench)).isEqualTo("gaskets 60 187.64 53644.90 Q1\n");
    }
  }

  @Test
  void a_planted_card_over_four_fields_begins_nothing_with_the_field_after_it() {
    try (var bench = HandMoved.guarded("3540801254373022")) {
      bench.at(500);
      for (var part : List.of("3540", "8012", "5437", "3022", "250")) {
        bench.field("Data", NAME).type(part).press(TAB);
      }
      bench.at(20_000).finish();
      assertThat(text(bench)).isEqualTo("3540\t8012\t5437\t3022\t250\t");
    }
  }

  @Test
  void a_card_over_four_fields_is_one_though_a_longer_number_follows() {
    try (var bench = HandMoved.guarded()) {
      bench.at(500);
      for (var part : List.of("3540", "8012", "5437", "3022", "25006276149536")) {
        bench.field("Data", NAME).type(part).press(TAB);
      }
      bench.type("thanks").press(RETURN).at(20_000).finish();
      assertThat(text(bench)).isEqualTo("\t25006276149536\tthanks\n");
      assertThat(rules(bench)).containsExactly("card");
    }
  }

  @Test
  void a_second_number_over_several_fields_is_found_after_a_first_one() {
    try (var bench = HandMoved.guarded()) {
      bench.at(500);
      for (var part : List.of("400", "25", "2998")) {
        bench.field("Number", NAME).type(part).press(TAB);
      }
      bench.field("Remark", NAME).type("as before").press(TAB).field("Entry", NAME);
      // The first number is decided on, a minute after it began, while the second is being typed.
      bench.at(60_000);
      for (var part : List.of("3C", "E3", "FA", "8B", "00", "C1")) {
        bench.type(part).press(TAB).at(now(bench) + 200);
      }
      bench.type("thanks").press(RETURN).at(now(bench) + 20_000).finish();
      assertThat(rules(bench)).containsExactly("us-ssn", "mac-address");
      assertThat(text(bench)).isEqualTo("\tas before\t\tthanks\n");
    }
  }

  @Test
  void codes_and_addresses_over_two_cells_without_names_are_whole_ones() {
    try (var bench = HandMoved.guarded()) {
      bench.at(500).type("060795").press(TAB).type("360M").press(TAB).type("thank you").press(TAB);
      bench.at(now(bench) + 200).type("ann.lee@").press(TAB).type("example.org").press(TAB);
      bench.type("thank you").press(RETURN).at(20_000).finish();
      assertThat(rules(bench)).containsExactly("national-id", "email");
      assertThat(text(bench)).isEqualTo("\tthank you\t\tthank you\n");
    }
  }

  /** A slow office program says where the focus is while the next cell is written in already. */
  @Test
  void a_cell_has_no_label_though_it_is_called_by_its_place() {
    try (var bench = HandMoved.guarded()) {
      bench.at(500).type("06079").focus("panel", "Cell A1").type("5").press(TAB);
      bench.focus("root pane", "Untitled 1").type("36").focus("table", "Sheet1").type("0M");
      bench.focus("panel", "Cell B1").press(RETURN).type("thank you").press(RETURN);
      bench.at(20_000).finish();
      assertThat(rules(bench)).containsExactly("national-id");
    }
  }

  @Test
  void rows_of_a_sheet_are_split_fields_whose_cells_are_told_after_their_first_character() {
    try (var bench = HandMoved.guarded()) {
      bench.at(500).focus("table", "Sheet1").focus("root pane", "Untitled 1").press(RETURN);
      bench
          .at(900)
          .type("0")
          .focus("panel", "Cell A2")
          .focus("paragraph", "")
          .type("60795")
          .press(TAB);
      bench.focus("table", "Sheet1").type("3").focus("panel", "Cell B2").focus("paragraph", "");
      bench.type("60M").press(RETURN).focus("table", "Sheet1");
      bench.at(4000).type("a").focus("panel", "Cell A3").focus("paragraph", "").type("nn.lee1@");
      bench.press(TAB).focus("table", "Sheet1").at(5000);
      bench.type("l").focus("panel", "Cell B3").focus("paragraph", "").type("ekvaszul.de");
      bench.press(RETURN).focus("table", "Sheet1").type("12").press(TAB).type("34").press(RETURN);
      bench.at(20_000).finish();
      assertThat(text(bench)).isEqualTo("\n\n\n12\t34\n");
      assertThat(rules(bench)).containsExactly("national-id", "email");
    }
  }

  @Test
  void a_window_that_goes_after_another_of_its_name_came_leaves_that_one_the_active_one() {
    try (var bench = HandMoved.guarded()) {
      bench.at(1000).window("create", "editor", WINDOW).window("editor", WINDOW);
      bench.shows("other", "nothing", NAME).at(2000).window("create", "editor", WINDOW);
      bench.window("editor", WINDOW).at(2500).window("destroy", "editor", WINDOW).at(4000);
      bench.type("4111111111111111").press(RETURN).at(8000).finish();
      var frames = bench.store.frames();
      assertThat(grey(frames, 7500, 60, 88)).as("the window").isLessThan(15);
      assertThat(grey(frames, 7500, 5, 5)).as("beside it").isGreaterThan(240);
    }
  }

  @Test
  void a_number_that_begins_like_a_planted_one_is_a_secret() {
    try (var bench = HandMoved.guarded("+4420794609")) {
      bench.at(500).type("call +44 20 7946 0935 now").press(RETURN).at(9000).finish();
      assertThat(text(bench)).isEqualTo("call  now\n");
    }
  }

  @Test
  void a_slip_in_a_planted_value_is_no_secret() {
    try (var bench = HandMoved.guarded("ann.lee@example.org")) {
      bench.at(500).type("ann.lee@exxample.org").press(HOME);
      for (int i = 0; i < 10; i++) {
        bench.press(RIGHT);
      }
      bench.press(DELETE).press(RETURN).at(9000).finish();
      assertThat(text(bench)).startsWith("ann.lee@exxample.org");
      assertThat(rules(bench)).isEmpty();
    }
  }

  @Test
  void another_address_in_the_place_of_a_planted_one_is_no_slip() {
    try (var bench = HandMoved.guarded("ann.lee@example.org")) {
      bench.at(500).type("jo.berg@mail.example").press(HOME);
      for (int i = 0; i < 20; i++) {
        bench.press(DELETE);
      }
      bench.type("ann.lee@example.org").press(RETURN).at(9000).finish();
      assertThat(text(bench)).doesNotContain("jo.berg").contains("ann.lee@example.org");
      assertThat(rules(bench)).containsExactly("email");
    }
  }

  @Test
  void what_keys_wrote_into_a_page_is_black_until_the_page_goes_unless_the_next_one_says_it() {
    for (var repeats : List.of(false, true)) {
      try (var bench = HandMoved.guarded()) {
        bench.at(2000).window("chromium", WINDOW).shows("other", "nothing", NAME).at(4000);
        bench.type("4111111111111111").press(RETURN).at(8000);
        bench.page("http://shop.test/paid" + (repeats ? "?card=4111%201111%201111%201111" : ""));
        bench.at(12_000).paint(NAME, 90).at(13_000).finish();
        var frames = bench.store.frames();
        assertThat(grey(frames, 7500, 60, 88)).isLessThan(15);
        if (repeats) {
          assertThat(grey(frames, 12_900, 60, 88)).isLessThan(15);
        } else {
          assertThat(grey(frames, 12_900, 60, 88)).isGreaterThan(60);
        }
      }
    }
  }

  @Test
  void what_keys_wrote_into_a_page_is_black_again_when_its_tab_comes_back() {
    try (var bench = HandMoved.guarded()) {
      bench.at(1000).page("http://shop.test/pay").at(2000);
      bench.window("chromium", WINDOW).shows("other", "nothing", NAME).at(4000);
      bench.type("4111111111111111").press(RETURN).at(8000).page("http://shop.test/help");
      bench.at(10_000).paint(NAME, 90).at(11_000).page("http://shop.test/pay").paint(NAME, 91);
      bench.at(14_000).finish();
      var frames = bench.store.frames();
      assertThat(grey(frames, 10_500, 60, 88)).as("another tab").isGreaterThan(60);
      assertThat(grey(frames, 13_900, 60, 88)).as("its own").isLessThan(15);
    }
  }

  @Test
  void what_a_field_showed_only_for_a_moment_does_not_make_the_window_black() {
    try (var bench = HandMoved.guarded()) {
      bench.at(2000).window("chromium", WINDOW).at(4000);
      bench.type("4111111111111111").shows("field", "4111111111111111", NAME).at(5000);
      bench.shows("field", "", NAME).at(5100).press(RETURN).at(9000).finish();
      var frames = bench.store.frames();
      assertThat(grey(frames, 5000, 60, 88)).as("the field while it shows it").isLessThan(15);
      assertThat(grey(frames, 8900, 60, 66)).as("the window").isGreaterThan(240);
      assertThat(grey(frames, 8900, 60, 88)).as("the field after that").isGreaterThan(240);
    }
  }

  @Test
  void a_cell_that_tells_late_what_was_pasted_into_it_is_taken_back() {
    try (var bench = HandMoved.guarded()) {
      bench.at(2000).window("soffice", WINDOW).shows("other", "", WINDOW).at(4000);
      bench.down(CONTROL).press('v').up(CONTROL).paint(NAME, 90).press(RETURN);
      bench.at(8000).shows("cell", "4111111111111111", NAME).at(12_000).finish();
      for (var frame : bench.store.frames()) {
        assertThat(grey(List.of(frame), frame.t() / 1_000_000, 60, 88))
            .as("at %d ms", frame.t() / 1_000_000)
            .matches(grey -> grey < 60 || grey > 120, "what was pasted");
      }
      assertThat(rules(bench)).contains("late-context");
    }
  }

  @Test
  void a_field_that_tells_late_what_keys_wrote_was_black_since_then() {
    try (var bench = HandMoved.guarded()) {
      bench.at(2000).window("chromium", WINDOW).shows("field", "", NAME).at(4000);
      bench.type("4111111111111111").press(TAB).paint(NAME, 90).at(6400);
      bench.shows("field", "4111111111111111", NAME).at(9000).finish();
      for (long t = 4900; t < 8900; t += 100) {
        assertThat(grey(bench.store.frames(), t, 60, 88)).as("at %d ms", t).isLessThan(15);
      }
      assertThat(grey(bench.store.frames(), 8900, 60, 66)).isGreaterThan(240);
    }
  }

  @Test
  void a_field_that_shows_the_same_few_digits_later_is_not_black() {
    try (var bench = HandMoved.guarded()) {
      bench.at(2000).window("chromium", WINDOW).at(4000);
      for (int i = 0; i < 4; i++) {
        var box = new Box(24 + 24 * i, 90, 16, 8);
        bench.field("Card", box).type(i == 0 ? "4111" : "1111");
        bench.shows("box" + i, i == 0 ? "4111" : "1111", box).press(TAB);
      }
      bench
          .type("thanks")
          .press(RETURN)
          .at(15_000)
          .shows("year", "1111", new Box(40, 72, 40, 10))
          .at(19_000)
          .finish();
      assertThat(grey(bench.store.frames(), 18_900, 60, 77)).isGreaterThan(240);
    }
  }

  @Test
  void a_number_that_fills_itself_in_is_known_by_the_label_of_its_field() {
    try (var bench = HandMoved.guarded()) {
      bench.at(2000).shows("field", "Passport no.", "", NAME).at(4000).paint(NAME, 90);
      bench.shows("field", "Passport no.", "C58KMJXGC", NAME).at(8000).finish();
      assertThat(grey(bench.store.frames(), 7900, 60, 88)).isLessThan(15);
      assertThat(rules(bench)).containsExactly("document-number");
    }
  }

  @Test
  void nothing_of_a_private_key_leaves_before_its_last_line_is_whole() {
    try (var bench = HandMoved.guarded()) {
      bench.at(500).type("-----BEGIN PRIVATE KEY-----").press(RETURN);
      bench.type("MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v").press(RETURN).type("-----END PRIVATE KEY--");
      bench.at(now(bench) + 12_000);
      assertThat(text(bench)).isEmpty();
      bench.type("---").press(RETURN).at(now(bench) + 4000).finish();
      assertThat(text(bench)).isEqualTo("\n");
      assertThat(rules(bench)).containsExactly("private-key");
    }
  }

  private static long now(HandMoved bench) {
    return bench.millis();
  }

  private static List<String> rules(HandMoved bench) {
    return bench.store.events().stream()
        .filter(Redacted.class::isInstance)
        .map(event -> ((Redacted) event).rule())
        .toList();
  }

  private static String text(HandMoved bench) {
    var text = new StringBuilder();
    for (var event : bench.store.events()) {
      if (event instanceof RecordedEvent.Key key && key.down()) {
        text.append(
            switch (key.keysym()) {
              case TAB -> "\t";
              case RETURN -> "\n";
              case CONTROL, LEFT, RIGHT, HOME, DELETE -> "";
              default -> Character.toString(key.keysym());
            });
      }
    }
    return text.toString();
  }
}
