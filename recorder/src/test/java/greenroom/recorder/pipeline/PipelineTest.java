package greenroom.recorder.pipeline;

import static greenroom.recorder.pipeline.HandMoved.nanos;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenroom.recorder.ContextSignal;
import greenroom.recorder.FinishedPart;
import greenroom.recorder.Frame;
import greenroom.recorder.PartKind;
import greenroom.recorder.RecordedEvent;
import greenroom.recorder.RecordedEvent.Box;
import greenroom.recorder.TroubleException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineTest {
  private static final Box CORNER = new Box(0, 0, 16, 16);

  @Test
  void stores_nothing_before_the_hold_is_over() {
    try (var bench = HandMoved.ready()) {
      bench.at(100).press('x').at(2000);
      assertThat(bench.store.parts()).isEmpty();
      bench.at(3200);
      assertThat(bench.store.events()).hasSize(2);
    }
  }

  @Test
  void each_part_begins_where_the_last_one_ended() {
    try (var bench = HandMoved.ready()) {
      for (int t = 0; t < 5000; t += 250) {
        bench.at(t).press('a');
      }
      bench.at(5000).finish();
      var parts = bench.store.parts(PartKind.SCREEN);
      assertThat(parts.getFirst().initialisation()).isTrue();
      for (int i = 1; i < parts.size(); i++) {
        assertThat(parts.get(i).t0()).isEqualTo(parts.get(i - 1).t1());
      }
      assertThat(parts.getLast().t1()).isEqualTo(nanos(5000));
      assertThat(parts).hasSize(6);
    }
  }

  @Test
  void a_part_ends_a_second_after_the_first_thing_in_it_and_with_the_key_frame_that_is_due() {
    try (var bench = HandMoved.ready()) {
      bench.at(13_300).press('a').at(17_000).finish();
      assertThat(bench.store.parts(PartKind.SCREEN))
          .extracting(part -> part.t1() / 1_000_000)
          .containsExactly(0L, 1000L, 10_000L, 14_300L, 17_000L);
    }
  }

  @Test
  void what_is_black_is_looked_at_again_each_second_though_nothing_changes() {
    try (var bench = HandMoved.ready()) {
      bench.at(2000).field(true, CORNER).at(5000).field(false, null).at(9000).finish();
      assertThat(grey(bench.store.frames(), 4900, 5, 5)).isLessThan(15);
      assertThat(grey(bench.store.frames(), 7000, 5, 5)).isGreaterThan(240);
    }
  }

  @Test
  void numbers_events_and_keeps_their_times() {
    try (var bench = HandMoved.ready()) {
      bench.at(100).press('a').at(1700).click().at(3000);
      var counts = bench.finish();
      assertThat(bench.store.lines())
          .extracting(line -> line.seq())
          .containsExactly(0L, 1L, 2L, 3L);
      assertThat(bench.store.events())
          .extracting(RecordedEvent::t)
          .containsExactly(nanos(100), nanos(100), nanos(1700), nanos(1700));
      assertThat(counts.complete()).isTrue();
      assertThat(counts.eventsStored()).isEqualTo(4);
    }
  }

  @Test
  void shows_a_change_at_the_moment_it_arrived() {
    try (var bench = HandMoved.ready()) {
      bench.at(1234).paint(CORNER, 0).at(2000).finish();
      var frames = bench.store.frames();
      assertThat(grey(frames, 1233, 5, 5)).isGreaterThan(240);
      assertThat(grey(frames, 1234, 5, 5)).isLessThan(15);
      assertThat(frames).extracting(Frame::t).contains(nanos(1234));
    }
  }

  @Test
  void a_mark_begins_a_part_with_a_key_frame() {
    try (var bench = HandMoved.ready()) {
      bench.at(1500);
      bench.input(new RecordedEvent.Mark(nanos(1500), "find-it", true));
      bench.at(2000).finish();
      assertThat(bench.store.parts(PartKind.SCREEN))
          .filteredOn(part -> part.t0() == nanos(1500))
          .singleElement()
          .matches(FinishedPart::keyframe);
    }
  }

  @Test
  void there_is_a_key_frame_every_ten_seconds_while_the_picture_changes() {
    try (var bench = HandMoved.ready()) {
      for (int t = 4_000; t <= 24_000; t += 4_000) {
        bench.at(t).paint(CORNER, t / 100);
      }
      bench.at(60_000).paint(CORNER, 7).at(62_000).finish();
      assertThat(bench.store.parts(PartKind.SCREEN))
          .filteredOn(FinishedPart::keyframe)
          .extracting(FinishedPart::t0)
          .containsExactly(0L, nanos(10_000), nanos(20_000), nanos(30_000), nanos(60_000) + 1000);
    }
  }

  @Test
  void nothing_of_a_pause_is_stored() {
    try (var bench = HandMoved.ready()) {
      bench.at(1000).press('a');
      bench.pipeline.pause();
      bench.at(1100);
      assertThat(bench.input(new RecordedEvent.Key(nanos(1100), 'b', 0, true))).isFalse();
      bench.paint(new Box(0, 0, HandMoved.WIDTH, HandMoved.HEIGHT), 100).at(4000);
      bench.pipeline.resume();
      bench.at(4100).paint(new Box(0, 0, HandMoved.WIDTH, HandMoved.HEIGHT), 200);
      bench.press('c').at(5000);
      var counts = bench.finish();
      assertThat(keys(bench)).containsExactly((int) 'a', (int) 'c');
      assertThat(bench.store.events())
          .contains(new RecordedEvent.Pause(nanos(1000)), new RecordedEvent.Resume(nanos(4000)));
      var frames = bench.store.frames();
      assertThat(grey(frames, 2000, 80, 60)).isLessThan(15);
      assertThat(grey(frames, 4050, 80, 60)).isLessThan(15);
      assertThat(grey(frames, 4150, 80, 60)).isBetween(190, 210);
      assertThat(counts.complete()).isTrue();
      assertThat(bench.store.parts(PartKind.SCREEN))
          .extracting(FinishedPart::t0)
          .contains(nanos(1000), nanos(4000));
    }
  }

  @Test
  void a_long_pause_costs_one_part_a_minute() {
    try (var bench = HandMoved.ready()) {
      bench.at(1000);
      bench.pipeline.pause();
      bench.at(50 * 60_000);
      bench.pipeline.resume();
      bench.at(50 * 60_000 + 3000).finish();
      assertThat(bench.store.parts(PartKind.SCREEN)).hasSizeBetween(52, 58);
      assertThat(bench.store.frames().getLast().t()).isGreaterThan(nanos(50 * 60_000));
    }
  }

  @Test
  void deleting_the_last_minutes_leaves_nothing_of_them() {
    try (var bench = HandMoved.ready()) {
      bench.at(1000).press('a').at(70_000).press('b').paint(CORNER, 0);
      bench.at(71_000).press('c').at(71_500);
      var deletion = bench.pipeline.deleteLast(Duration.ofMinutes(1));
      assertThat(deletion.from()).isLessThanOrEqualTo(nanos(11_500));
      assertThat(deletion.to()).isEqualTo(nanos(71_500));
      bench.at(72_000).press('d').at(74_000);
      var counts = bench.finish();
      assertThat(keys(bench)).containsExactly((int) 'a', (int) 'd');
      assertThat(bench.store.lines())
          .extracting(line -> line.seq())
          .containsExactly(0L, 1L, 2L, 3L);
      assertThat(counts.complete()).isTrue();
      var next =
          bench.store.parts(PartKind.SCREEN).stream()
              .filter(part -> part.t0() >= nanos(71_500))
              .findFirst()
              .orElseThrow();
      assertThat(next.keyframe()).isTrue();
      assertThat(next.t0()).isEqualTo(nanos(71_500));
      // The screen goes on as it is, although the change itself is gone.
      assertThat(grey(bench.store.frames(), 71_500, 5, 5)).isLessThan(15);
    }
  }

  @Test
  void deleting_in_a_pause_keeps_the_pause() {
    try (var bench = HandMoved.ready()) {
      bench.at(1000).press('a').at(2000);
      bench.pipeline.pause();
      bench.at(3000);
      bench.pipeline.deleteLast(Duration.ofMinutes(5));
      bench.at(9000);
      bench.pipeline.resume();
      bench.at(12_000);
      var counts = bench.finish();
      assertThat(bench.store.events())
          .containsExactly(
              new RecordedEvent.Pause(nanos(3000)), new RecordedEvent.Resume(nanos(9000)));
      assertThat(counts.complete()).isTrue();
    }
  }

  @Test
  void goes_on_in_a_new_segment_after_a_restart() {
    var store = new MemoryStore();
    try (var first = new HandMoved(store, store.resumePoint(), 0)) {
      first.pipeline.context(new ContextSignal.Found(0));
      first.at(500).press('a').at(4000);
    }
    var from = store.resumePoint();
    assertThat(from.segment()).isEqualTo(1);
    try (var second = new HandMoved(store, from, 60_000)) {
      second.pipeline.context(new ContextSignal.Found(nanos(60_000)));
      second.at(60_500).press('b').at(61_000).finish();
    }
    assertThat(store.lines()).extracting(line -> line.seq()).containsExactly(0L, 1L, 2L, 3L);
    assertThat(store.frames(1).getFirst().t()).isEqualTo(nanos(60_000));
  }

  @Test
  void a_store_that_fails_stops_everything() {
    try (var bench = HandMoved.ready()) {
      bench.store.fill();
      assertThatThrownBy(() -> bench.at(4000))
          .isInstanceOf(TroubleException.class)
          .hasMessageContaining("full");
    }
  }

  @Test
  void copies_what_was_on_the_screen_even_onto_itself() {
    try (var bench = HandMoved.ready()) {
      bench.at(1000).paint(new Box(0, 0, 20, 20), 0).at(1100).copy(new Box(10, 10, 20, 20), 0, 0);
      bench.at(2000).finish();
      var frames = bench.store.frames();
      assertThat(grey(frames, 1050, 25, 25)).isGreaterThan(240);
      assertThat(grey(frames, 1150, 25, 25)).isLessThan(15);
      assertThat(grey(frames, 1150, 35, 35)).isGreaterThan(240);
    }
  }

  @Test
  void late_context_is_put_where_it_belongs() {
    try (var bench = HandMoved.ready()) {
      bench.at(1000).press('a').at(2000).press('b').at(2500).focusAt(1500, false).at(4000).finish();
      assertThat(bench.store.events()).extracting(RecordedEvent::t).isSorted();
      assertThat(bench.store.events().get(2)).isInstanceOf(RecordedEvent.Focus.class);
    }
  }

  static List<Integer> keys(HandMoved bench) {
    return bench.store.events().stream()
        .filter(RecordedEvent.Key.class::isInstance)
        .map(RecordedEvent.Key.class::cast)
        .filter(RecordedEvent.Key::down)
        .map(RecordedEvent.Key::keysym)
        .toList();
  }

  /** How bright a pixel is in the picture that is shown at a time. */
  static int grey(List<Frame> frames, long millis, int x, int y) {
    var shown = frames.getFirst();
    for (var frame : frames) {
      if (frame.t() <= nanos(millis)) {
        shown = frame;
      }
    }
    return shown.image().getRGB(x, y) & 0xff;
  }
}
