package greenroom.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import greenroom.recorder.DetachedSignature;
import greenroom.server.audit.AuditArchive;
import greenroom.server.audit.AuditSealer;
import greenroom.server.audit.AuditVerifier;
import greenroom.server.audit.AuditVerifier.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit log on a real database, sealed outside of it, and an archive that somebody changed. */
class AuditArchiveTest {
  @TempDir Path data;
  private TestStudio studio;
  private AuditSealer sealer;
  private Path archive;

  @BeforeEach
  void sealedTwice() {
    studio = new TestStudio(data);
    sealer = studio.rooms.auditSealer;
    archive = studio.settings.data().resolve("audit");
    studio.join();
    assertThat(sealer.seal()).isEmpty();
    studio.join();
    assertThat(sealer.seal()).isEmpty();
  }

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  void an_untouched_archive_holds() throws Exception {
    assertThat(verify())
        .isInstanceOfSatisfying(
            Found.Whole.class,
            whole -> {
              assertThat(whole.checkpoints()).isEqualTo(2);
              assertThat(whole.entries()).isGreaterThanOrEqualTo(2);
            });
  }

  @Test
  void sealing_goes_on_after_a_restart_and_after_a_torn_line() throws Exception {
    Files.writeString(entries(), Files.readString(entries()) + "{\"seq\":99,\"mic");

    Rooms restarted = studio.rooms();
    studio.join();
    assertThat(restarted.auditSealer.seal()).isEmpty();
    assertThat(restarted.auditSealer.seal()).isEmpty();

    assertThat(verify())
        .isInstanceOfSatisfying(
            Found.Whole.class, whole -> assertThat(whole.checkpoints()).isEqualTo(3));
  }

  @Test
  void a_changed_entry_is_found() throws Exception {
    change(entries(), lines -> lines.set(1, lines.get(1).replace("CONSENT", "SIGN_IN")));
    assertThat(sentence()).contains("does not follow");
  }

  @Test
  void a_removed_entry_is_found() throws Exception {
    change(entries(), lines -> lines.removeFirst());
    assertThat(sentence()).contains("does not follow");
  }

  @Test
  void entries_cut_off_at_the_end_are_found_by_the_checkpoint() throws Exception {
    change(entries(), lines -> lines.removeLast());
    assertThat(sentence()).contains("changed after they were sealed");
  }

  @Test
  void checkpoints_that_are_missing_swapped_or_of_another_key_are_found() throws Exception {
    change(checkpoints(), lines -> lines.removeLast());
    assertThat(sentence()).contains("under no checkpoint");
    assertThat(AuditVerifier.verify(archive, otherKey()))
        .isInstanceOfSatisfying(
            Found.Broken.class, broken -> assertThat(broken.sentence()).contains("not signed by"));
  }

  @Test
  void swapped_checkpoints_are_found() throws Exception {
    change(checkpoints(), Collections::reverse);
    assertThat(sentence()).contains("does not follow on the one before");
  }

  @Test
  void a_log_that_was_replaced_in_the_database_is_not_sealed() throws Exception {
    String last = Files.readAllLines(entries()).getLast();
    change(
        entries(),
        lines ->
            lines.set(
                lines.size() - 1, last.replaceAll("\"who\":\"[^\"]*\"", "\"who\":\"nobody\"")));
    studio.join();
    assertThat(studio.rooms().auditSealer.seal())
        .hasValueSatisfying(broken -> assertThat(broken).contains("not the one that was sealed"));
  }

  private Path entries() {
    return archive.resolve(AuditArchive.ENTRIES);
  }

  private Path checkpoints() {
    return archive.resolve(AuditArchive.CHECKPOINTS);
  }

  private Found verify() throws IOException {
    return AuditVerifier.verify(archive, DetachedSignature.publicKey(studio.key.publicKey()));
  }

  private String sentence() throws IOException {
    return verify() instanceof Found.Broken broken ? broken.sentence() : "it holds";
  }

  private static java.security.PublicKey otherKey() throws Exception {
    return java.security.KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
  }

  private static void change(Path file, java.util.function.Consumer<List<String>> how)
      throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    how.accept(lines);
    Files.write(file, lines);
  }
}
