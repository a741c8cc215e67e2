package greenroom.recorder.pipeline;

import static greenroom.recorder.pipeline.HandMoved.BACKSPACE;
import static greenroom.recorder.pipeline.HandMoved.FIELD;
import static greenroom.recorder.pipeline.HandMoved.RETURN;
import static greenroom.recorder.pipeline.HandMoved.SHIFT;
import static greenroom.recorder.pipeline.HandMoved.TAB;
import static greenroom.recorder.pipeline.HandMoved.nanos;
import static greenroom.recorder.pipeline.PipelineTest.grey;
import static greenroom.recorder.pipeline.PipelineTest.keys;
import static org.assertj.core.api.Assertions.assertThat;

import greenroom.recorder.ContextSignal;
import greenroom.recorder.Frame;
import greenroom.recorder.RecordedEvent;
import greenroom.recorder.RecordedEvent.Box;
import java.util.List;
import org.junit.jupiter.api.Test;

class PasswordTest {

  @Test
  void masks_a_password_typed_after_tab() {
    try (var bench = HandMoved.ready()) {
      bench.at(500).type("ann").press(TAB).at(700).type("hunter2").press(TAB);
      bench.focusAt(710, true).focus(false).at(1200).type("ok").at(3000);
      var counts = bench.finish();
      assertThat(keys(bench))
          .containsExactly((int) 'a', (int) 'n', (int) 'n', TAB, TAB, (int) 'o', (int) 'k');
      assertThat(bench.store.events())
          .filteredOn(RecordedEvent.Redacted.class::isInstance)
          .singleElement()
          .extracting(event -> ((RecordedEvent.Redacted) event).rule())
          .isEqualTo("password-field");
      assertThat(counts.complete()).isTrue();
      assertThat(counts.redactions()).isOne();
    }
  }

  @Test
  void masks_from_the_click_that_moved_the_focus_though_the_context_comes_later() {
    try (var bench = HandMoved.ready()) {
      bench.at(500).type("hi").at(800).click().type("hunter2").at(2600).focusAt(1100, true);
      bench.at(4000).finish();
      assertThat(keys(bench)).containsExactly((int) 'h', (int) 'i');
      assertThat(bench.store.events()).hasAtLeastOneElementOfType(RecordedEvent.Redacted.class);
    }
  }

  @Test
  void takes_back_what_a_context_later_than_the_hold_shows_to_be_a_password() {
    try (var bench = HandMoved.ready()) {
      bench.at(500).type("hi").at(3000).click().type("hunter2").at(9000);
      bench.focusAt(3100, true).at(9100).type("more").at(15_000).focus(false).at(16_000).finish();
      assertThat(keys(bench)).containsExactly((int) 'h', (int) 'i');
      assertThat(bench.store.events())
          .contains(new RecordedEvent.Redacted(nanos(9100), "late-context"));
    }
  }

  @Test
  void says_which_planted_secret_was_typed() {
    try (var bench = HandMoved.ready()) {
      bench.at(500).click().focus(true).type("Corx").press(BACKSPACE).type("r3ct");
      bench.press(RETURN).at(1500).focus(false).at(3000).finish();
      var events = bench.store.events();
      assertThat(events).filteredOn(RecordedEvent.Secret.class::isInstance).hasSize(1);
      assertThat(events).noneMatch(RecordedEvent.Redacted.class::isInstance);
      // A re-run types it, and then presses Return.
      assertThat(keys(bench)).containsExactly(RETURN);
      int secret = indexOf(events, RecordedEvent.Secret.class);
      assertThat(indexOf(events, RecordedEvent.Key.class)).isGreaterThan(secret);
    }
  }

  @Test
  void knows_a_planted_secret_by_its_shift_levels_too() {
    try (var bench = HandMoved.ready()) {
      bench.at(500).click().focus(true).down(SHIFT).press('c').up(SHIFT).type("orr3ct");
      bench.press(TAB).focus(false).at(3000).finish();
      assertThat(bench.store.events()).hasAtLeastOneElementOfType(RecordedEvent.Secret.class);
      assertThat(keys(bench)).containsExactly(TAB);
    }
  }

  @Test
  void a_secret_with_anything_more_is_only_redacted() {
    try (var bench = HandMoved.ready()) {
      bench.at(500).click().focus(true).type("Corr3ct!").press(TAB).focus(false).at(3000).finish();
      assertThat(bench.store.events())
          .hasAtLeastOneElementOfType(RecordedEvent.Redacted.class)
          .noneMatch(RecordedEvent.Secret.class::isInstance);
    }
  }

  @Test
  void a_secret_edited_with_arrows_is_only_redacted() {
    try (var bench = HandMoved.ready()) {
      bench.at(500).click().focus(true).type("Corr3ct").press(0xff51).press(TAB).focus(false);
      bench.at(3000).finish();
      assertThat(bench.store.events())
          .noneMatch(RecordedEvent.Secret.class::isInstance)
          .hasAtLeastOneElementOfType(RecordedEvent.Redacted.class);
    }
  }

  @Test
  void hides_the_release_of_a_key_pressed_in_the_field() {
    try (var bench = HandMoved.ready()) {
      bench.at(500).click().focus(true).down('s').at(700).press(TAB).focus(false).at(900).up('s');
      bench.at(3000).finish();
      assertThat(bench.store.events())
          .filteredOn(RecordedEvent.Key.class::isInstance)
          .allMatch(event -> ((RecordedEvent.Key) event).keysym() == TAB);
    }
  }

  @Test
  void hides_which_keys_a_disconnect_released() {
    try (var bench = HandMoved.ready()) {
      bench.at(500).click().focus(true).down('s').at(700);
      bench.input(new RecordedEvent.Released(nanos(700), List.of((int) 's'), 0));
      bench.at(3000).finish();
      assertThat(bench.store.events())
          .contains(new RecordedEvent.Released(nanos(700), List.of(), 0));
    }
  }

  @Test
  void takes_the_typed_text_out_of_titles_and_addresses() {
    try (var bench = HandMoved.ready()) {
      bench.at(500).click().focus(true).type("hun ter2").press(RETURN).at(1500);
      var navigation =
          new RecordedEvent.Navigation(nanos(1500), "http://tickets.test/?p=hun+ter2", "hun ter2!");
      bench.pipeline.context(new ContextSignal.Seen(navigation, false));
      bench.focus(false).at(4000).finish();
      assertThat(bench.store.events())
          .contains(
              new RecordedEvent.Navigation(nanos(1500), "http://tickets.test/?p=•••", "•••!"));
    }
  }

  @Test
  void the_field_is_black_from_when_it_is_shown_until_it_is_gone() {
    try (var bench = HandMoved.ready()) {
      bench.at(2000).field(true, FIELD).paint(FIELD, 90).at(2500).paint(FIELD, 120);
      bench.at(3000).field(false, FIELD).at(5000).paint(FIELD, 200).at(6000).finish();
      var frames = bench.store.frames();
      assertThat(grey(frames, 500, 60, 50)).isGreaterThan(240);
      for (long t = 2000; t < 3300; t += 100) {
        assertThat(grey(frames, t, 60, 50)).as("at %d ms", t).isLessThan(15);
      }
      assertThat(grey(frames, 2500, 10, 10)).isGreaterThan(240);
      assertThat(grey(frames, 5500, 60, 50)).isBetween(190, 210);
    }
  }

  @Test
  void hearing_again_of_a_field_takes_nothing_back() {
    try (var bench = HandMoved.ready()) {
      bench.at(1000).field(true, FIELD).focusAt(1000, true).at(6000);
      bench.pipeline.context(new ContextSignal.PasswordField(nanos(1000), "field", true, FIELD));
      bench.focusAt(1000, true).at(9000).finish();
      assertThat(bench.store.events()).noneMatch(RecordedEvent.Redacted.class::isInstance);
      assertThat(bench.store.frames().getFirst().t()).isZero();
    }
  }

  @Test
  void everything_is_black_while_a_field_is_shown_nobody_knows_where() {
    try (var bench = HandMoved.ready()) {
      bench.at(1000).field(true, null).paint(new Box(0, 0, 16, 16), 90).at(3000).field(false, null);
      bench.at(6000).finish();
      var frames = bench.store.frames();
      assertThat(grey(frames, 2500, 5, 5)).isLessThan(15);
      assertThat(grey(frames, 2500, 150, 100)).isLessThan(15);
      assertThat(grey(frames, 5000, 150, 100)).isGreaterThan(240);
      assertThat(grey(frames, 5000, 5, 5)).isBetween(80, 100);
    }
  }

  @Test
  void no_frame_tells_when_a_key_changed_the_field() {
    try (var bench = HandMoved.ready()) {
      bench.at(1500).field(true, FIELD);
      for (int i = 0; i < 5; i++) {
        bench.at(2100 + 130 * i).paint(FIELD, 10 * i);
      }
      bench.at(4000);
      var counts = bench.finish();
      assertThat(bench.store.frames())
          .extracting(Frame::t)
          .noneMatch(t -> t > nanos(2000) && t < nanos(3000));
      assertThat(counts.complete()).isTrue();
      assertThat(counts.framesMerged()).isEqualTo(5);
    }
  }

  @Test
  void without_a_context_source_nothing_is_readable() {
    try (var bench = new HandMoved()) {
      bench.paint(new Box(0, 0, HandMoved.WIDTH, HandMoved.HEIGHT), HandMoved.WHITE);
      bench.at(500).type("secret").at(5000);
      bench.pipeline.context(new ContextSignal.Found(nanos(5000)));
      bench.at(6000).type("ok").at(8000).finish();
      assertThat(keys(bench)).containsExactly((int) 'o', (int) 'k');
      var frames = bench.store.frames();
      assertThat(grey(frames, 4000, 50, 50)).isLessThan(15);
      assertThat(grey(frames, 7000, 50, 50)).isGreaterThan(240);
    }
  }

  @Test
  void a_pause_in_the_middle_of_a_password_redacts_both_halves() {
    try (var bench = HandMoved.ready()) {
      bench.at(500).click().focus(true).type("Corr");
      bench.pipeline.pause();
      bench.at(3000);
      bench.pipeline.resume();
      bench.at(3500).type("3ct").press(RETURN).at(4000).focus(false).at(5000).finish();
      assertThat(bench.store.events())
          .filteredOn(RecordedEvent.Redacted.class::isInstance)
          .hasSize(2);
      assertThat(keys(bench)).containsExactly(RETURN);
    }
  }

  private static int indexOf(List<RecordedEvent> events, Class<?> type) {
    for (int i = 0; i < events.size(); i++) {
      if (type.isInstance(events.get(i))) {
        return i;
      }
    }
    return -1;
  }
}
