package greenroom.recorder.steps;

import static org.assertj.core.api.Assertions.assertThat;

import greenroom.recorder.RecordedEvent;
import greenroom.recorder.RecordedLine;
import greenroom.recorder.Step;
import greenroom.recorder.StepAction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepDerivationTest {
  private static final int SHIFT = 0xffe1;
  private static final int CONTROL = 0xffe3;
  private static final int BACKSPACE = 0xff08;
  private static final int ENTER = 0xff0d;

  private final List<RecordedLine> lines = new ArrayList<>();
  private long now;

  @Test
  void a_press_and_release_is_a_click() {
    click(100, 50);
    assertThat(actions()).containsExactly(new StepAction.Click(100, 50, 1, 1));
  }

  @Test
  void quick_clicks_at_one_place_join_up_to_three() {
    for (int i = 0; i < 4; i++) {
      click(100 + i % 2, 50);
    }
    assertThat(actions())
        .containsExactly(new StepAction.Click(100, 50, 1, 3), new StepAction.Click(101, 50, 1, 1));
  }

  @Test
  void slow_clicks_stay_apart() {
    click(100, 50);
    wait(600);
    click(100, 50);
    assertThat(actions()).hasSize(2);
  }

  @Test
  void clicks_at_two_places_stay_apart() {
    click(100, 50);
    click(105, 50);
    assertThat(actions()).hasSize(2);
  }

  @Test
  void a_press_that_moves_away_is_a_drag() {
    add(new RecordedEvent.Button(now, 10, 10, 1, true));
    wait(100);
    add(new RecordedEvent.Pointer(now, 60, 40, 1));
    wait(100);
    add(new RecordedEvent.Button(now, 61, 41, 1, false));
    assertThat(actions()).containsExactly(new StepAction.Drag(10, 10, 61, 41, 1));
  }

  @Test
  void a_trembling_press_is_still_a_click() {
    add(new RecordedEvent.Button(now, 10, 10, 1, true));
    wait(50);
    add(new RecordedEvent.Pointer(now, 13, 12, 1));
    wait(50);
    add(new RecordedEvent.Button(now, 13, 12, 1, false));
    assertThat(actions()).containsExactly(new StepAction.Click(10, 10, 1, 1));
  }

  @Test
  void a_press_for_longer_than_a_second_is_long() {
    add(new RecordedEvent.Button(now, 10, 10, 1, true));
    wait(1200);
    add(new RecordedEvent.Button(now, 10, 10, 1, false));
    assertThat(actions()).containsExactly(new StepAction.LongPress(10, 10, 1));
  }

  @Test
  void characters_join_to_text_with_shift_and_beyond_latin() {
    down(SHIFT);
    tap('H');
    up(SHIFT);
    tap('i');
    tap(' ');
    tap(0x20ac);
    tap(0x0101f600);
    assertThat(actions()).containsExactly(new StepAction.Write("Hi €😀"));
  }

  @Test
  void backspace_trims_what_was_written() {
    tap('a');
    tap('b');
    tap(BACKSPACE);
    tap('c');
    assertThat(actions()).containsExactly(new StepAction.Write("ac"));
  }

  @Test
  void backspace_trims_a_character_outside_the_basic_plane_whole() {
    tap('a');
    tap(0x0101f600);
    tap(BACKSPACE);
    assertThat(actions()).containsExactly(new StepAction.Write("a"));
  }

  @Test
  void text_that_was_trimmed_away_is_no_step_and_further_backspaces_are_keys() {
    tap('a');
    tap(BACKSPACE);
    tap(BACKSPACE);
    assertThat(actions()).containsExactly(new StepAction.Press("backspace"));
  }

  @Test
  void enter_ends_text_and_is_a_key() {
    tap('a');
    tap(ENTER);
    tap('b');
    assertThat(actions())
        .containsExactly(
            new StepAction.Write("a"), new StepAction.Press("enter"), new StepAction.Write("b"));
  }

  @Test
  void a_key_with_control_is_a_hotkey() {
    down(CONTROL);
    tap('s');
    tap('z');
    up(CONTROL);
    assertThat(actions())
        .containsExactly(
            new StepAction.Hotkey(List.of("ctrl", "s")),
            new StepAction.Hotkey(List.of("ctrl", "z")));
  }

  @Test
  void shift_counts_in_a_hotkey_and_with_keys_that_type_nothing() {
    down(CONTROL);
    down(SHIFT);
    tap('S');
    up(SHIFT);
    up(CONTROL);
    down(SHIFT);
    tap(0xff09);
    up(SHIFT);
    assertThat(actions())
        .containsExactly(
            new StepAction.Hotkey(List.of("ctrl", "shift", "s")),
            new StepAction.Hotkey(List.of("shift", "tab")));
  }

  @Test
  void a_modifier_alone_is_a_key_but_shift_alone_is_nothing() {
    tap(0xffeb);
    tap(SHIFT);
    assertThat(actions()).containsExactly(new StepAction.Press("win"));
  }

  @Test
  void wheel_runs_join() {
    for (int i = 0; i < 3; i++) {
      add(new RecordedEvent.Wheel(now, 80, 60, 0, 1));
      wait(100);
    }
    wait(900);
    add(new RecordedEvent.Wheel(now, 80, 60, 0, -1));
    assertThat(actions())
        .containsExactly(new StepAction.Scroll(80, 60, 0, 3), new StepAction.Scroll(80, 60, 0, -1));
  }

  @Test
  void a_secret_and_a_redaction_stand_between_texts() {
    tap('a');
    add(new RecordedEvent.Secret(now, "tickets.password"));
    tap('b');
    add(new RecordedEvent.Redacted(now, "password-field"));
    tap('c');
    assertThat(actions())
        .containsExactly(
            new StepAction.Write("a"),
            new StepAction.Secret("tickets.password"),
            new StepAction.Write("b"),
            new StepAction.Redacted("password-field"),
            new StepAction.Write("c"));
  }

  @Test
  void what_was_only_read_on_the_screen_is_no_act() {
    tap('a');
    add(new RecordedEvent.Redacted(now, "ocr-card"));
    tap('b');
    assertThat(actions()).containsExactly(new StepAction.Write("ab"));
  }

  @Test
  void a_step_names_every_event_that_it_was_made_of() {
    down(SHIFT); // 0
    tap('H'); // 1, 2
    up(SHIFT); // 3
    add(new RecordedEvent.Focus(now, "entry", "Name", null, "app", "atspi")); // 4
    tap('i'); // 5, 6
    assertThat(StepDerivation.derive(lines).getFirst().events())
        .containsExactly(0L, 1L, 2L, 3L, 5L, 6L);
  }

  @Test
  void a_click_is_approached_when_the_pointer_began_to_move_there() {
    wait(5000);
    add(new RecordedEvent.Pointer(now, 10, 10, 0));
    wait(300);
    add(new RecordedEvent.Pointer(now, 90, 40, 0));
    wait(300);
    click(100, 50);
    Step step = StepDerivation.derive(lines).getFirst();
    assertThat(step.from() - step.approached()).isEqualTo(600_000_000L);
  }

  @Test
  void a_step_is_not_approached_before_the_one_before_it_ended() {
    add(new RecordedEvent.Pointer(now, 10, 10, 0));
    tap('a');
    add(new RecordedEvent.Pointer(now, 20, 20, 0));
    click(20, 20);
    List<Step> steps = StepDerivation.derive(lines);
    assertThat(steps.get(1).approached()).isGreaterThanOrEqualTo(steps.get(0).from());
  }

  @Test
  void nothing_gives_nothing() {
    assertThat(actions()).isEmpty();
  }

  private List<StepAction> actions() {
    return StepDerivation.derive(lines).stream().map(Step::action).toList();
  }

  private void click(int x, int y) {
    add(new RecordedEvent.Button(now, x, y, 1, true));
    wait(60);
    add(new RecordedEvent.Button(now, x, y, 1, false));
    wait(60);
  }

  private void tap(int keysym) {
    down(keysym);
    up(keysym);
  }

  private void down(int keysym) {
    add(new RecordedEvent.Key(now, keysym, 0, true));
    wait(20);
  }

  private void up(int keysym) {
    add(new RecordedEvent.Key(now, keysym, 0, false));
    wait(20);
  }

  private void add(RecordedEvent event) {
    lines.add(new RecordedLine(lines.size(), event));
  }

  private void wait(int millis) {
    now += millis * 1_000_000L;
  }
}
