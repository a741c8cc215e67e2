package greenroom.recorder.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenroom.recorder.Cut;
import greenroom.recorder.SessionOrder;
import greenroom.recorder.SessionProblem;
import greenroom.recorder.SessionState;
import greenroom.recorder.TroubleException;
import greenroom.recorder.WordList;
import greenroom.recorder.filter.detect.Detectors;
import greenroom.recorder.filter.detect.Found;
import greenroom.task.Outcome;
import greenroom.task.SetupStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveSessionTest {
  @TempDir private Path data;
  private SessionFixture host;
  private final FakeViewer page = new FakeViewer();

  @BeforeEach
  void start() {
    host = new SessionFixture(data);
  }

  /** Nothing may still be written when the folder goes. */
  @AfterEach
  void stop() {
    host.sessions.suspend(Duration.ofSeconds(5));
  }

  @Test
  void an_order_leads_to_a_prepared_recorded_desktop() {
    host.setup = List.of(new SetupStep.OpenApp(List.of("editor")));

    LiveSession session = host.recording();

    assertThat(host.sandbox.launched()).containsExactly(List.of("editor"));
    assertThat(host.recorders.acts).containsExactly("open", "record");
    assertThat(session.status().problem()).isNull();
  }

  @Test
  void the_same_order_again_is_only_answered_and_another_is_refused() {
    host.recording();
    SessionOrder order = SessionFixture.order();

    assertThat(host.sessions.order(order).state()).isEqualTo(SessionState.RECORDING);
    var other =
        new SessionOrder(
            order.session(),
            "study-2",
            order.task(),
            1,
            order.taskDigest(),
            order.recipient(),
            order.consent(),
            7,
            order.origin(),
            WordList.NONE);
    assertThatThrownBy(() -> host.sessions.order(other)).hasMessageContaining("Another order");
  }

  @Test
  void a_session_keeps_the_words_that_it_was_ordered_with_until_it_is_over() {
    SessionOrder order = SessionFixture.order(new WordList(List.of("Vesper")));
    host.sessions.order(order);
    SessionFixture.await(() -> host.recorders.acts.contains("record"));

    var changed = SessionFixture.order(new WordList(List.of("Nightingale")));
    assertThat(host.sessions.order(changed).session()).isEqualTo(SessionFixture.ID);

    assertThat(host.sessions.get(SessionFixture.ID).order()).isEqualTo(order);
    assertThat(host.folder.all()).extracting(SessionRecord::order).containsExactly(order);
    assertThat(order.toString()).doesNotContain("Vesper");
    host.sessions.get(SessionFixture.ID).stop(StopReason.FINISHED);
    assertThat(host.folder.all())
        .extracting(SessionRecord::order)
        .containsExactly(order.withoutWords());
  }

  @Test
  void what_the_task_lists_and_what_the_study_lists_is_found() {
    host.words = List.of("Nightingale");
    var rules =
        LiveRecorder.filterRules(
            SessionFixture.order(new WordList(List.of("Mara Lindqvist"))), host.task());

    assertThat(Detectors.with(rules.words()).find("Nightingale was read by mara lindqvist at noon"))
        .extracting(Found::rule)
        .containsExactly("listed-word", "listed-word");
    assertThat(rules.toString()).doesNotContain("Nightingale", "Lindqvist");
  }

  @Test
  void nothing_is_begun_without_a_consent_receipt_or_for_another_task_than_was_shown() {
    assertThatThrownBy(() -> host.sessions.order(changed("", "d".repeat(64), "age1x")))
        .hasMessageContaining("consent");
    assertThatThrownBy(() -> host.sessions.order(changed("c".repeat(64), "e".repeat(64), "age1x")))
        .hasMessageContaining("not the one that the volunteer was shown");
    assertThatThrownBy(() -> host.sessions.order(changed("c".repeat(64), "d".repeat(64), "nobody")))
        .hasMessageContaining("age recipient");
    assertThat(host.folder.all()).isEmpty();
  }

  @Test
  void a_task_whose_screens_are_to_be_read_is_refused_by_a_host_that_cannot() {
    host.ocr = true;
    assertThatThrownBy(() -> host.sessions.order(SessionFixture.order()))
        .hasMessageContaining("recording.ocr")
        .hasMessageContaining("apt-get install tesseract-ocr");
    assertThat(host.folder.all()).isEmpty();
    host.readsScreens = true;
    assertThat(host.recording().status().problem()).isNull();
  }

  @Test
  void the_page_sees_the_desktop_while_it_is_prepared() {
    host.prepare = new CountDownLatch(1);
    host.sessions.order(SessionFixture.order());
    LiveSession session = host.sessions.get(SessionFixture.ID);
    session.join(page);
    SessionFixture.await(() -> !page.told(Messages.State.class).isEmpty());
    assertThat(page.desktop).isFalse();

    host.prepare.countDown();

    SessionFixture.await(() -> page.desktop);
    SessionFixture.await(() -> session.status().state() == SessionState.RECORDING);
  }

  @Test
  void a_failed_set_up_breaks_the_session_and_removes_the_desktop() {
    host.setup = List.of(new SetupStep.RunProgram(List.of("false"), "", Duration.ofSeconds(1)));
    host.sessions.order(SessionFixture.order());

    SessionFixture.await(() -> !host.sandbox.running());

    assertThat(host.sessions.get(SessionFixture.ID).status())
        .returns(SessionState.BROKEN, status -> status.state())
        .returns("not-prepared", status -> status.problem());
    assertThat(host.recorders.acts).doesNotContain("record");
  }

  @Test
  void a_host_without_desktops_breaks_the_session() {
    host.noDesktop = true;
    host.sessions.order(SessionFixture.order());

    SessionFixture.await(
        () -> host.sessions.get(SessionFixture.ID).status().state() == SessionState.BROKEN);
  }

  @Test
  void pause_and_resume_reach_the_recorder_and_are_told() {
    LiveSession session = joined();
    session.control(page, new ControlMessage.Pause());
    session.control(page, new ControlMessage.Resume());

    SessionFixture.await(() -> host.recorders.acts.size() == 5);
    assertThat(host.recorders.acts).containsExactly("open", "record", "attach", "pause", "record");
    assertThat(page.told(Messages.State.class).stream().map(Messages.State::state))
        .contains("PAUSED");
  }

  @Test
  void only_connected_time_that_is_not_paused_counts() {
    LiveSession session = host.recording();
    host.pass(Duration.ofMinutes(1));
    session.join(page);
    settle(session);
    host.pass(Duration.ofMinutes(2));
    session.control(page, new ControlMessage.Pause());
    settle(session);
    host.pass(Duration.ofMinutes(4));
    session.control(page, new ControlMessage.Resume());
    settle(session);
    host.pass(Duration.ofSeconds(30));
    session.left(page);
    settle(session);
    host.pass(Duration.ofMinutes(8));
    settle(session);

    assertThat(session.status().activeSeconds()).isEqualTo(150);
  }

  @Test
  void ticked_steps_are_kept_and_unknown_ones_ignored() {
    LiveSession session = joined();
    session.control(page, new ControlMessage.Mark("first", true));
    session.control(page, new ControlMessage.Mark("second", true));
    session.control(page, new ControlMessage.Mark("first", false));
    session.control(page, new ControlMessage.Mark("third", true));
    settle(session);

    assertThat(session.status().marks()).containsExactly("second");
    assertThat(host.recorders.acts).doesNotContain("mark third true");
  }

  @Test
  void deleting_is_confirmed_to_the_page() {
    LiveSession session = joined();
    session.control(page, new ControlMessage.DeleteLast(Duration.ofMinutes(5)));
    settle(session);

    assertThat(host.recorders.acts).contains("delete 5");
    assertThat(page.told(Messages.Deleted.class))
        .containsExactly(new Messages.Deleted("deleted", 5));
  }

  @Test
  void finishing_runs_the_checks_and_the_volunteer_may_go_on() {
    host.outcome = Outcome.FAILED;
    LiveSession session = joined();
    session.control(page, new ControlMessage.Finish());
    SessionFixture.await(() -> !page.told(Messages.VerdictMessage.class).isEmpty());

    assertThat(session.status().state()).isEqualTo(SessionState.CHECKING);
    assertThat(session.status().outcome()).isEqualTo("failed");
    assertThat(session.status().checks()).containsEntry("total", "failed");
    assertThat(host.recorders.acts).containsSubsequence("pause", "verdict FAILED");

    session.control(page, new ControlMessage.Continue());
    settle(session);
    assertThat(session.status().state()).isEqualTo(SessionState.RECORDING);
  }

  @Test
  void no_text_of_a_verdict_or_note_is_kept_in_the_session_record() throws IOException {
    LiveSession session = joined();
    session.control(page, new ControlMessage.Finish());
    SessionFixture.await(() -> !page.told(Messages.VerdictMessage.class).isEmpty());
    session.control(
        page, new ControlMessage.Stop(StopReason.FINISHED, "the volunteer's own words"));
    settle(session);

    assertThat(host.recorders.acts).contains("note");
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file))
            .doesNotContain("secret text")
            .doesNotContain("own words");
      }
    }
  }

  @Test
  void stopping_closes_recording_desktop_and_page_once() {
    LiveSession session = joined();
    session.stop(StopReason.FINISHED);
    session.stop(StopReason.STOPPED);
    SessionFixture.await(() -> !host.sandbox.running());

    assertThat(session.status().state()).isEqualTo(SessionState.CLOSED);
    assertThat(host.recorders.acts).containsOnlyOnce("finish").containsOnlyOnce("close");
    assertThat(page.told(Messages.Closed.class)).hasSize(1);
    assertThat(page.closed).isTrue();
  }

  @Test
  void trouble_holds_the_session_until_it_can_go_on() {
    LiveSession session = joined();
    Objects.requireNonNull(host.recorders.trouble)
        .accept(new TroubleException(SessionProblem.DISK_FULL, "The disk is full."));
    settle(session);
    assertThat(session.status().state()).isEqualTo(SessionState.HELD);
    assertThat(session.status().problem()).isEqualTo("disk-full");

    host.recorders.atNextStart =
        new TroubleException(SessionProblem.DISK_FULL, "The disk is still full.");
    session.control(page, new ControlMessage.Resume());
    settle(session);
    assertThat(session.status().state()).isEqualTo(SessionState.HELD);

    session.control(page, new ControlMessage.Resume());
    settle(session);
    assertThat(session.status().state()).isEqualTo(SessionState.RECORDING);
    assertThat(session.status().problem()).isNull();
  }

  @Test
  void a_held_session_tries_again_by_itself() {
    LiveSession session = joined();
    Objects.requireNonNull(host.recorders.trouble)
        .accept(new TroubleException(SessionProblem.DISK_FULL, "The disk is full."));
    settle(session);

    host.pass(Duration.ofSeconds(11));
    settle(session);

    assertThat(session.status().state()).isEqualTo(SessionState.RECORDING);
  }

  @Test
  void a_second_page_takes_the_session_over() {
    LiveSession session = joined();
    FakeViewer second = new FakeViewer();
    session.join(second);
    settle(session);
    session.control(page, new ControlMessage.Pause());
    session.left(page);
    settle(session);

    assertThat(page.told(Messages.TakenOver.class)).hasSize(1);
    assertThat(page.closed).isTrue();
    assertThat(second.desktop).isTrue();
    assertThat(session.status().state()).isEqualTo(SessionState.RECORDING);
  }

  @Test
  void a_dead_desktop_breaks_the_session_and_keeps_its_recording() {
    LiveSession session = joined();
    host.sandbox.die();
    session.lookAfterDesktop();
    settle(session);

    assertThat(session.status().state()).isEqualTo(SessionState.BROKEN);
    assertThat(session.status().problem()).isEqualTo("desktop-died");
    assertThat(host.recorders.acts).contains("finish");
    assertThat(page.told(Messages.Closed.class)).hasSize(1);
  }

  @Test
  void an_abandoned_session_is_closed_after_the_grace_period_as_incomplete() {
    LiveSession session = joined();
    session.left(page);
    settle(session);
    host.pass(SessionFixture.GRACE.minusSeconds(1));
    settle(session);
    assertThat(session.status().state()).isEqualTo(SessionState.RECORDING);

    host.pass(Duration.ofSeconds(2));
    settle(session);
    assertThat(session.status().state()).isEqualTo(SessionState.CLOSED);
    assertThat(session.status().problem()).isEqualTo("abandoned");
    assertThat(session.status().incomplete()).isTrue();
  }

  @Test
  void when_the_time_is_used_up_the_checks_run_and_there_is_no_going_on() {
    LiveSession session = joined();
    host.pass(Duration.ofMinutes(61));
    SessionFixture.await(() -> !page.told(Messages.VerdictMessage.class).isEmpty());
    session.control(page, new ControlMessage.Continue());
    settle(session);

    assertThat(session.status().state()).isEqualTo(SessionState.CHECKING);
    assertThat(session.status().problem()).isEqualTo("limit-reached");
    assertThat(page.told(Messages.Problem.class)).hasSize(1);
  }

  @Test
  void after_a_restart_a_session_goes_on_with_its_desktop_time_and_marks() {
    LiveSession session = joined();
    session.control(page, new ControlMessage.Mark("first", true));
    settle(session);
    host.pass(Duration.ofSeconds(90));
    session.suspend();

    host.sessions = host.newSessions();
    assertThat(host.sessions.claimedSandboxes()).containsExactly(host.sandbox.id());
    assertThat(host.sessions.get(SessionFixture.ID).status().activeSeconds()).isEqualTo(90);
    host.goOn();
    LiveSession again = host.sessions.get(SessionFixture.ID);
    SessionFixture.await(() -> host.recorders.acts.getLast().equals("record"));
    settle(again);

    assertThat(again.status())
        .returns(SessionState.RECORDING, status -> status.state())
        .returns(90L, status -> status.activeSeconds())
        .returns(List.of("first"), status -> status.marks());
  }

  @Test
  void a_session_that_was_paused_stays_paused_over_a_restart() {
    LiveSession session = joined();
    session.control(page, new ControlMessage.Pause());
    settle(session);
    session.suspend();

    host.sessions = host.newSessions();
    host.goOn();
    LiveSession again = host.sessions.get(SessionFixture.ID);
    settle(again);

    assertThat(again.status().state()).isEqualTo(SessionState.PAUSED);
    assertThat(host.recorders.acts).containsOnlyOnce("record");
  }

  @Test
  void a_session_whose_desktop_is_gone_after_a_restart_is_closed_and_kept() {
    joined().suspend();

    host.sessions = host.newSessions();
    host.sessions.goOn(id -> Optional.empty());
    LiveSession again = host.sessions.get(SessionFixture.ID);
    settle(again);

    assertThat(again.status().state()).isEqualTo(SessionState.BROKEN);
    assertThat(host.recorders.acts).contains("finish without desktop");
  }

  @Test
  void a_session_that_was_being_prepared_is_prepared_anew_after_a_restart() {
    host.prepare = new CountDownLatch(1);
    host.sessions.order(SessionFixture.order());
    SessionFixture.await(() -> host.claims.get() == 1); // and there it is when the host dies

    host.sessions = host.newSessions();
    host.prepare = new CountDownLatch(0);
    host.sessions.goOn(id -> Optional.empty());

    SessionFixture.await(
        () -> host.sessions.get(SessionFixture.ID).status().state() == SessionState.RECORDING);
  }

  @Test
  void only_a_closed_recording_can_be_submitted() {
    LiveSession session = joined();
    assertThatThrownBy(() -> session.submit(List.of())).hasMessageContaining("still runs");

    session.stop(StopReason.FINISHED);
    session.submit(List.of(new Cut(0, 5)));

    assertThat(host.recorders.acts).contains("cut 1");
  }

  @Test
  void a_forgotten_session_leaves_nothing() throws IOException {
    joined();
    Path part = data.resolve("recordings/" + SessionFixture.ID + "/parts/000000.screen.age");
    Files.createDirectories(part.getParent());
    Files.writeString(part, "sealed");

    host.sessions.forget(SessionFixture.ID);
    host.sessions.forget(SessionFixture.ID);

    assertThatThrownBy(() -> host.sessions.get(SessionFixture.ID)).hasMessageContaining("no such");
    assertThat(host.folder.all()).isEmpty();
    assertThat(part).doesNotExist();
    SessionFixture.await(() -> !host.sandbox.running());
  }

  private LiveSession joined() {
    LiveSession session = host.recording();
    session.join(page);
    settle(session);
    return session;
  }

  /** Waits until everything that was told before is done. */
  private static void settle(LiveSession session) {
    session.settle();
  }

  private static SessionOrder changed(String consent, String digest, String recipient) {
    return new SessionOrder(
        SessionFixture.ID,
        "study-1",
        "a-task",
        1,
        digest,
        recipient,
        consent,
        7,
        SessionFixture.ORIGIN,
        WordList.NONE);
  }
}
