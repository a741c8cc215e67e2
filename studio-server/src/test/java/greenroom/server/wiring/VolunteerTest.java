package greenroom.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenroom.recorder.Cut;
import greenroom.recorder.RecordingId;
import greenroom.recorder.SessionState;
import greenroom.server.Conflict;
import greenroom.server.Denied;
import greenroom.server.Money;
import greenroom.server.Person;
import greenroom.server.consent.Joining;
import greenroom.server.consent.Receipt;
import greenroom.server.session.Stage;
import greenroom.server.session.TaskSession;
import greenroom.server.study.Invitation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a volunteer can do, through all rooms on a real database. */
class VolunteerTest {
  @TempDir Path data;
  private TestStudio studio;

  @BeforeEach
  void open() {
    studio = new TestStudio(data);
  }

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  void joins_with_a_receipt_that_says_exactly_what_was_agreed_to() throws Exception {
    Joining.Joined joined = studio.join();

    Receipt receipt = joined.receipt();
    assertThat(receipt.json())
        .contains(studio.study.text().sha256(), "consent_given", joined.pseudonym());
    Signature signature = Signature.getInstance("Ed25519");
    signature.initVerify(greenroom.recorder.DetachedSignature.publicKey(studio.key.publicKey()));
    signature.update("greenroom consent receipt v1\n".getBytes(StandardCharsets.US_ASCII));
    signature.update(receipt.json().getBytes(StandardCharsets.UTF_8));
    assertThat(signature.verify(Base64.getDecoder().decode(receipt.signature()))).isTrue();
    assertThat(studio.rooms.receipts.of(joined.volunteer())).containsExactly(receipt);
  }

  @Test
  void cannot_join_without_the_required_purpose_and_the_invitation_stays_usable() {
    String token = studio.token("volunteer");
    var before = (Invitation.Open) studio.rooms.invitations.look(token);

    assertThat(studio.rooms.joining.join(token, studio.study.text().sha256(), Set.of("research")))
        .isInstanceOf(Joining.Refused.class);
    assertThat(studio.rooms.joining.join(token, "another text", Set.of("train-agents")))
        .isInstanceOf(Joining.Refused.class);

    assertThat(studio.rooms.invitations.look(token)).isEqualTo(before);
  }

  @Test
  void is_told_why_an_invitation_does_not_work() {
    Person.Staff operator = studio.staff("operator");
    var once = studio.rooms.invitations.create(operator, studio.study.id(), 1, Duration.ofDays(1));
    var past = studio.rooms.invitations.create(operator, studio.study.id(), 1, Duration.ZERO);
    studio.rooms.joining.join(once.token(), studio.study.text().sha256(), Set.of("train-agents"));

    assertThat(studio.rooms.invitations.look(once.token())).isInstanceOf(Invitation.UsedUp.class);
    assertThat(studio.rooms.invitations.look(past.token())).isInstanceOf(Invitation.Expired.class);
    assertThat(studio.rooms.invitations.look("made-up")).isInstanceOf(Invitation.Forged.class);
    assertThat(
            studio.rooms.joining.join(
                once.token(), studio.study.text().sha256(), Set.of("train-agents")))
        .isInstanceOf(Joining.Refused.class);
  }

  @Test
  void comes_back_with_the_cookie_or_the_recovery_code() {
    Joining.Joined joined = studio.join();
    var browser = studio.rooms.browsers.open(joined.volunteer());

    assertThat(studio.rooms().browsers.who(browser.token()))
        .hasValueSatisfying(known -> assertThat(known.person()).isEqualTo(joined.volunteer()));
    assertThat(
            studio.rooms.recovery.recover(joined.recoveryCode().toLowerCase(Locale.ROOT), "here"))
        .contains(joined.volunteer());
    assertThat(studio.rooms.recovery.recover("0000-0000-0000-0000-0000-0000", "here")).isEmpty();

    studio.rooms.browsers.close(browser.token());
    assertThat(studio.rooms.browsers.who(browser.token())).isEmpty();
  }

  @Test
  void works_through_a_session_to_pay_and_a_completion_code() throws Exception {
    Joining.Joined joined = studio.join();
    Person.Volunteer volunteer = joined.volunteer();

    RecordingId id = studio.rooms.sessions.start(volunteer, TestStudio.OneTask.ID).id();
    var order = studio.hosts.order(id);
    assertThat(order.consent()).isEqualTo(joined.receipt().digest());
    assertThat(order.recipient()).startsWith("age1");
    assertThat(order.origin()).isEqualTo("http://studio.test");

    studio.hosts.says(id, SessionState.RECORDING, 60, null);
    studio.rooms.keeper.round();
    assertThat(studio.rooms.sessions.find(volunteer, id).hostState())
        .isEqualTo(SessionState.RECORDING);

    studio.hosts.says(id, SessionState.CLOSED, 600, "passed");
    studio.rooms.keeper.round();
    TaskSession closed = studio.rooms.sessions.find(volunteer, id);
    assertThat(closed.stage()).isEqualTo(Stage.REVIEWING);
    assertThat(closed.outcome()).isEqualTo("passed");
    assertThat(closed.marks()).containsExactly("open");

    var cuts = List.of(new Cut(0, 1_000_000_000L));
    assertThat(studio.rooms.sessions.submit(volunteer, id, cuts).stage())
        .isEqualTo(Stage.SUBMITTED);
    assertThat(studio.hosts.cuts.get(id)).isEqualTo(cuts);
    var statement = studio.rooms.pay.statement(volunteer, List.of(id));
    assertThat(statement.owed()).isEqualTo(new Money(350, "GBP"));
    assertThat(statement.bySession()).containsEntry(id, new Money(350, "GBP"));
    assertThat(studio.rooms.pay.completionCode(volunteer, id)).hasSize(9);
  }

  @Test
  void is_owed_the_hourly_floor_when_the_task_took_long() throws Exception {
    Person.Volunteer volunteer = studio.join().volunteer();
    RecordingId id = closed(volunteer, 3600, "failed");
    assertThat(studio.rooms.pay.statement(volunteer, List.of(id)).owed())
        .isEqualTo(new Money(1300, "GBP"));
  }

  @Test
  void is_owed_the_floor_for_the_active_time_when_stopping_before_finish() throws Exception {
    Person.Volunteer volunteer = studio.join().volunteer();
    RecordingId id = closed(volunteer, 90, null);
    assertThat(studio.rooms.pay.statement(volunteer, List.of(id)).owed())
        .isEqualTo(new Money(33, "GBP"));
  }

  @Test
  void is_paid_once_however_often_the_end_is_seen() throws Exception {
    Person.Volunteer volunteer = studio.join().volunteer();
    RecordingId id = closed(volunteer, 60, "passed");
    studio.rooms.sessions.refresh(volunteer, id);
    studio.rooms().keeper.round();
    assertThat(studio.rooms.pay.statement(volunteer, List.of(id)).owed())
        .isEqualTo(new Money(350, "GBP"));
  }

  @Test
  void finds_the_session_again_after_the_studio_was_killed() throws Exception {
    Person.Volunteer volunteer = studio.join().volunteer();
    studio.hosts.reachable = false;
    TaskSession started = studio.rooms.sessions.start(volunteer, TestStudio.OneTask.ID);
    assertThat(started.problem()).isEqualTo("host-unreachable");

    Rooms restarted = studio.rooms();
    studio.hosts.reachable = true;
    restarted.keeper.round();

    assertThat(studio.hosts.order(started.id()).task()).isEqualTo("correct-a-workbook");
    assertThat(restarted.sessions.live(volunteer)).isPresent();
    assertThat(restarted.sessions.find(volunteer, started.id()).problem()).isNull();
  }

  @Test
  void is_told_when_the_host_lost_the_session_and_still_paid() throws Exception {
    Person.Volunteer volunteer = studio.join().volunteer();
    RecordingId id = studio.rooms.sessions.start(volunteer, TestStudio.OneTask.ID).id();
    studio.hosts.says(id, SessionState.RECORDING, 60, null);
    studio.rooms.keeper.round();

    studio.hosts.forget();
    studio.rooms.keeper.round();

    TaskSession lost = studio.rooms.sessions.find(volunteer, id);
    assertThat(lost.stage()).isEqualTo(Stage.REVIEWING);
    assertThat(lost.problem()).isEqualTo("host-lost-session");
    assertThat(studio.rooms.pay.statement(volunteer, List.of(id)).owed().cents()).isEqualTo(350);
  }

  @Test
  void is_told_when_the_host_refuses_the_task_and_may_start_another() throws Exception {
    Person.Volunteer volunteer = studio.join().volunteer();
    studio.hosts.refusal = "This recorder host has no valid task of that id.";

    TaskSession refused = studio.rooms.sessions.start(volunteer, TestStudio.OneTask.ID);

    assertThat(refused.stage()).isEqualTo(Stage.REVIEWING);
    assertThat(refused.problem()).isEqualTo("host-refused");
    assertThat(refused.parts()).isZero();
    assertThat(studio.rooms.sessions.live(volunteer)).isEmpty();
    // Nobody worked, so the floor for no time is owed, and what was owed before stays.
    assertThat(studio.rooms.pay.statement(volunteer, List.of(refused.id())).bySession())
        .containsEntry(refused.id(), new Money(0, "GBP"));

    studio.hosts.refusal = null;
    assertThat(studio.rooms.sessions.start(volunteer, TestStudio.OneTask.ID).stage())
        .isEqualTo(Stage.LIVE);
    assertThat(studio.rooms.sessions.discard(volunteer, refused.id()).stage())
        .isEqualTo(Stage.DISCARDED);
  }

  @Test
  void is_paid_in_full_when_the_desktop_died_at_work_and_by_the_floor_when_it_never_came()
      throws Exception {
    Person.Volunteer volunteer = studio.join().volunteer();
    RecordingId worked = broken(volunteer, 240);
    RecordingId neverCame = broken(volunteer, 0);

    assertThat(studio.rooms.pay.statement(volunteer, List.of(worked, neverCame)).bySession())
        .containsEntry(worked, new Money(350, "GBP"))
        .containsEntry(neverCame, new Money(0, "GBP"));
  }

  @Test
  void has_one_session_at_a_time_and_none_of_anybody_elses() {
    Person.Volunteer volunteer = studio.join().volunteer();
    Person.Volunteer other = studio.join().volunteer();
    RecordingId id = studio.rooms.sessions.start(volunteer, TestStudio.OneTask.ID).id();

    assertThat(studio.rooms.sessions.start(volunteer, TestStudio.OneTask.ID).id()).isEqualTo(id);
    assertThatThrownBy(() -> studio.rooms.sessions.find(other, id)).isInstanceOf(Denied.class);
    assertThatThrownBy(() -> studio.rooms.sessions.streamTicket(other, id))
        .isInstanceOf(Denied.class);
    assertThatThrownBy(() -> studio.rooms.sessions.withdraw(other, id)).isInstanceOf(Denied.class);
    assertThatThrownBy(() -> studio.rooms.sessions.submit(volunteer, id, List.of()))
        .isInstanceOf(Conflict.class);
  }

  @Test
  void discards_and_nothing_is_left_but_the_pay() throws Exception {
    Person.Volunteer volunteer = studio.join().volunteer();
    RecordingId id = closed(volunteer, 60, "passed");
    String recipient = studio.hosts.order(id).recipient();
    assertThat(studio.rooms.sessions.reviewKey(volunteer, id, recipient)).isNotEmpty();

    assertThat(studio.rooms.sessions.discard(volunteer, id).stage()).isEqualTo(Stage.DISCARDED);

    assertThat(studio.hosts.hasFilesOf(id)).isFalse();
    assertThat(data.resolve("studio/vault/erase/" + id + ".key")).doesNotExist();
    assertThatThrownBy(() -> studio.rooms.sessions.reviewKey(volunteer, id, recipient))
        .isInstanceOf(Denied.class)
        .hasMessageContaining("destroyed");
    assertThat(studio.rooms.pay.statement(volunteer, List.of(id)).owed())
        .isEqualTo(new Money(350, "GBP"));
  }

  @Test
  void withdraws_while_the_host_is_away_and_the_files_go_later() throws Exception {
    Person.Volunteer volunteer = studio.join().volunteer();
    RecordingId id = closed(volunteer, 60, "passed");
    studio.rooms.sessions.submit(volunteer, id, List.of());
    studio.hosts.reachable = false;

    studio.rooms.sessions.withdraw(volunteer, id);
    assertThat(data.resolve("studio/vault/erase/" + id + ".key")).doesNotExist();
    assertThat(studio.hosts.hasFilesOf(id)).isTrue();

    studio.hosts.reachable = true;
    studio.rooms.keeper.round();
    assertThat(studio.hosts.hasFilesOf(id)).isFalse();
  }

  @Test
  void sees_who_did_what_with_their_recordings_and_the_log_holds_together() throws Exception {
    Person.Volunteer volunteer = studio.join().volunteer();
    RecordingId id = closed(volunteer, 60, "passed");
    studio.rooms.sessions.submit(volunteer, id, List.of());

    assertThat(studio.rooms.auditLog.about(volunteer))
        .extracting(entry -> entry.act() + " by " + entry.whoName())
        .containsExactly("SUBMIT by you", "SESSION_START by you", "CONSENT by you");
    assertThat(studio.rooms.auditLog.verify()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void keeps_identities_wrapped_and_secrets_out_of_the_database_folder() throws Exception {
    Person.Volunteer volunteer = studio.join().volunteer();
    RecordingId id = studio.rooms.sessions.start(volunteer, TestStudio.OneTask.ID).id();

    assertThat(Files.size(data.resolve("studio/vault/erase/" + id + ".key"))).isEqualTo(32);
    byte[] wrapped =
        studio
            .database
            .as(DatabaseRole.VAULT_APP)
            .transaction(
                volunteer,
                greenroom.server.Purpose.REVIEW,
                sql ->
                    sql.fetchSingle("select wrapped from vault.wrapped_identity")
                        .get("wrapped", byte[].class));
    assertThat(new String(wrapped, StandardCharsets.ISO_8859_1)).doesNotContain("AGE-SECRET-KEY");
  }

  private RecordingId broken(Person.Volunteer volunteer, long seconds) throws InterruptedException {
    RecordingId id = studio.rooms.sessions.start(volunteer, TestStudio.OneTask.ID).id();
    studio.hosts.says(id, SessionState.BROKEN, seconds, null);
    studio.rooms.keeper.round();
    return id;
  }

  private RecordingId closed(
      Person.Volunteer volunteer, long seconds, @org.jspecify.annotations.Nullable String outcome)
      throws InterruptedException {
    RecordingId id = studio.rooms.sessions.start(volunteer, TestStudio.OneTask.ID).id();
    studio.hosts.says(id, SessionState.CLOSED, seconds, outcome);
    studio.rooms.keeper.round();
    return id;
  }
}
