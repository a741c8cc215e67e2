package greenroom.server.vault;

import greenroom.recorder.RecordingId;
import greenroom.server.Database;
import greenroom.server.Person;
import greenroom.server.Purpose;
import java.util.Optional;
import java.util.UUID;

/** Wrapped identities in PostgreSQL, through the vault's own role. */
public final class VaultRepository {
  private final Database vault;

  public VaultRepository(Database vault) {
    this.vault = vault;
  }

  /**
   * @param volunteer the owner's id
   */
  record Wrapped(String recipient, byte[] bytes, String kek, UUID volunteer, UUID study) {}

  /** What this person may see for this purpose; empty if nothing. */
  Optional<Wrapped> find(Person who, Purpose purpose, RecordingId recording) {
    return vault.transaction(
        who,
        purpose,
        sql ->
            sql
                .fetch(
                    """
                    select recipient, wrapped, kek, volunteer, study from vault.wrapped_identity
                    where recording = ?
                    """,
                    recording.value())
                .map(
                    row ->
                        new Wrapped(
                            row.get("recipient", String.class),
                            row.get("wrapped", byte[].class),
                            row.get("kek", String.class),
                            row.get("volunteer", UUID.class),
                            row.get("study", UUID.class)))
                .stream()
                .findFirst());
  }

  /** Keeps it unless there is one already. */
  void add(Person.Volunteer owner, RecordingId recording, Wrapped wrapped) {
    vault.transaction(
        owner,
        Purpose.OWN,
        sql ->
            sql.execute(
                """
                insert into vault.wrapped_identity (recording, study, volunteer, recipient, wrapped, kek)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing
                """,
                recording.value(),
                wrapped.study(),
                wrapped.volunteer(),
                wrapped.recipient(),
                wrapped.bytes(),
                wrapped.kek()));
  }

  /** Notes that the erase key is gone, and drops what nobody can unwrap any more. */
  void erased(Person.Volunteer owner, RecordingId recording) {
    vault.transaction(
        owner,
        Purpose.WITHDRAW,
        sql ->
            sql.execute(
                """
                update vault.wrapped_identity set erased_at = now(), wrapped = ''::bytea
                where recording = ? and erased_at is null
                """,
                recording.value()));
  }
}
