package greenroom.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenroom.recorder.Bundle;
import greenroom.recorder.BundleJson;
import greenroom.recorder.DetachedSignature;
import greenroom.recorder.RecordingId;
import greenroom.recorder.SessionState;
import greenroom.recorder.Sha256;
import greenroom.server.Conflict;
import greenroom.server.Denied;
import greenroom.server.Person;
import greenroom.server.access.Grant;
import greenroom.server.access.Request;
import greenroom.server.identity.StaffAccounts.SignIn;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What staff can do, through all rooms on a real database. */
class ResearcherTest {
  private static final String RECIPIENT =
      "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

  @TempDir Path data;
  private TestStudio studio;
  private Person.Staff researcher;
  private Person.Staff first;
  private Person.Staff second;

  @BeforeEach
  void open() {
    studio = new TestStudio(data);
    researcher = studio.staff("researcher");
    first = studio.staff("guardian-1");
    second = studio.staff("guardian-2");
  }

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  void signs_in_with_the_password_that_the_one_time_link_set() {
    assertThat(studio.rooms.staffAccounts.signIn("Researcher", TestStudio.PASSWORD, "here"))
        .isEqualTo(new SignIn.SignedIn(researcher));
    assertThat(studio.rooms.staffAccounts.signIn("researcher", "wrong", "here"))
        .isInstanceOf(SignIn.Refused.class);
    assertThat(studio.rooms.staffAccounts.signIn("nobody", "wrong", "here"))
        .isInstanceOf(SignIn.Refused.class);
    assertThat(studio.rooms.staffAccounts.accept(studio.token("researcher"), TestStudio.PASSWORD))
        .isInstanceOf(SignIn.Refused.class);
  }

  @Test
  void is_refused_after_too_many_attempts() {
    for (int i = 0; i < 8; i++) {
      studio.rooms.staffAccounts.signIn("researcher", "wrong", "there");
    }
    assertThat(studio.rooms.staffAccounts.signIn("researcher", TestStudio.PASSWORD, "there"))
        .isInstanceOf(SignIn.Refused.class);
  }

  @Test
  void links_are_printed_again_only_while_they_are_unused() {
    String before = studio.token("operator");
    studio.rooms.firstStart.run();
    assertThat(studio.token("operator")).isEqualTo(before);
    assertThat(studio.links()).containsPattern("researcher +\\S+/staff \\(password is set\\)");
  }

  @Test
  void gets_a_bundle_after_two_guardians_agreed() throws Exception {
    RecordingId recording = submitted("passed");
    Grant waiting = ask(Duration.ofDays(1));
    assertThatThrownBy(() -> studio.rooms.exports.open(researcher, waiting.id()))
        .isInstanceOf(Denied.class)
        .hasMessageContaining("Two guardians");

    assertThat(studio.rooms.grants.decide(first, waiting.id(), true).state())
        .isEqualTo(Grant.State.WAITING);
    Grant granted = studio.rooms.grants.decide(second, waiting.id(), true);
    assertThat(granted.state()).isEqualTo(Grant.State.GRANTED);
    assertThat(granted.recordings()).containsExactly(recording);

    Map<String, byte[]> files = bundle(granted);
    Bundle bundle = BundleJson.read(file(files, Bundle.FILE));
    assertThat(
            DetachedSignature.verifies(
                file(files, Bundle.FILE),
                file(files, Bundle.SIGNATURE),
                DetachedSignature.publicKey(studio.key.publicKey())))
        .isTrue();
    assertThat(bundle.holder()).isEqualTo("researcher");
    assertThat(bundle.approvers()).hasSize(2);
    Bundle.Delivered delivered = bundle.recordings().getFirst();
    assertThat(delivered.id()).isEqualTo(recording);
    assertThat(delivered.manifest())
        .isEqualTo(Sha256.hex(file(files, delivered.folder() + "/manifest.json")));
    bundle
        .files()
        .forEach((name, hash) -> assertThat(Sha256.hex(file(files, name))).isEqualTo(hash));
    assertThat(
            new String(file(files, delivered.key()), java.nio.charset.StandardCharsets.ISO_8859_1))
        .startsWith("age-encryption.org/v1");
    assertThat(files).containsKey(delivered.folder() + "/parts/000000.screen.age");
  }

  @Test
  void gets_only_what_the_request_named() throws Exception {
    RecordingId passed = submitted("passed");
    submitted("failed");
    Grant granted = granted();
    assertThat(granted.recordings()).containsExactly(passed);
    assertThat(studio.rooms.grants.offers(researcher, studio.study.id()))
        .anySatisfy(
            offer -> {
              assertThat(offer.submitted()).isEqualTo(2);
              assertThat(offer.passed()).isEqualTo(1);
            });
  }

  @Test
  void one_refusal_ends_a_request() throws Exception {
    submitted("passed");
    Grant waiting = ask(Duration.ofDays(1));
    studio.rooms.grants.decide(first, waiting.id(), false);
    assertThat(studio.rooms.grants.find(researcher, waiting.id()).state())
        .isEqualTo(Grant.State.REFUSED);
    assertThatThrownBy(() -> studio.rooms.grants.decide(second, waiting.id(), true))
        .isInstanceOf(Conflict.class);
  }

  @Test
  void nobody_approves_twice_or_their_own_request() {
    Grant waiting = ask(Duration.ofDays(1));
    studio.rooms.grants.decide(first, waiting.id(), true);
    assertThatThrownBy(() -> studio.rooms.grants.decide(first, waiting.id(), true))
        .isInstanceOf(Conflict.class);
    assertThatThrownBy(() -> studio.rooms.grants.decide(researcher, waiting.id(), true))
        .isInstanceOf(Denied.class)
        .hasFieldOrPropertyWithValue("rule", "nothing_without_a_right");
    assertThatThrownBy(() -> studio.rooms.grants.ask(first, request(Duration.ofDays(1))))
        .isInstanceOf(Denied.class);
  }

  @Test
  void a_wrong_request_says_what_is_wrong() {
    var good = request(Duration.ofDays(1));
    assertThatThrownBy(
            () ->
                studio.rooms.grants.ask(
                    researcher,
                    new Request(
                        good.study(),
                        good.tasks(),
                        "to learn",
                        good.use(),
                        true,
                        good.expires(),
                        "age1wrong")))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("age-keygen");
    assertThatThrownBy(() -> ask(Duration.ofDays(-1)))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("future");
  }

  @Test
  void a_withdrawn_recording_is_named_and_not_delivered() throws Exception {
    RecordingId kept = submitted("passed");
    var volunteer = studio.join().volunteer();
    RecordingId taken = submitted(volunteer, "passed");
    Grant granted = granted();

    studio.rooms.sessions.withdraw(volunteer, taken);

    Map<String, byte[]> files = bundle(granted);
    assertThat(BundleJson.read(file(files, Bundle.FILE)).recordings())
        .extracting(Bundle.Delivered::id)
        .containsExactly(kept);
    assertThat(BundleJson.readWithdrawals(file(files, Bundle.WITHDRAWALS)))
        .extracting(Bundle.Withdrawal::recording)
        .containsExactly(taken);
  }

  @Test
  void the_volunteer_sees_the_export() throws Exception {
    var volunteer = studio.join().volunteer();
    submitted(volunteer, "passed");
    bundle(granted());
    assertThat(studio.rooms.auditLog.about(volunteer).getFirst().act()).isEqualTo("EXPORT_KEY");
    assertThat(studio.rooms.auditLog.newest(first, 5).getFirst().whoName()).isEqualTo("researcher");
    assertThatThrownBy(() -> studio.rooms.auditLog.newest(researcher, 5))
        .isInstanceOf(Denied.class);
  }

  private Grant granted() {
    Grant waiting = ask(Duration.ofDays(1));
    studio.rooms.grants.decide(first, waiting.id(), true);
    return studio.rooms.grants.decide(second, waiting.id(), true);
  }

  private Grant ask(Duration valid) {
    return studio.rooms.grants.ask(researcher, request(valid));
  }

  private Request request(Duration valid) {
    return new Request(
        studio.study.id(),
        List.of(TestStudio.OneTask.ID),
        "to train an agent",
        "train-agents",
        true,
        Instant.now().plus(valid),
        RECIPIENT);
  }

  private RecordingId submitted(String outcome) throws InterruptedException {
    return submitted(studio.join().volunteer(), outcome);
  }

  private RecordingId submitted(Person.Volunteer volunteer, String outcome)
      throws InterruptedException {
    RecordingId id = studio.rooms.sessions.start(volunteer, TestStudio.OneTask.ID).id();
    studio.hosts.says(id, SessionState.CLOSED, 60, outcome);
    studio.rooms.keeper.round();
    studio.rooms.sessions.submit(volunteer, id, List.of());
    return id;
  }

  private Map<String, byte[]> bundle(Grant grant) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    studio.rooms.exports.open(researcher, grant.id()).writeTo(out);
    Map<String, byte[]> files = new TreeMap<>();
    try (var tar = new TarArchiveInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        String name = entry.getName();
        files.put(name.substring(name.indexOf('/') + 1), tar.readAllBytes());
      }
    }
    return files;
  }

  private static byte[] file(Map<String, byte[]> files, String name) {
    return Objects.requireNonNull(files.get(name), name);
  }
}
