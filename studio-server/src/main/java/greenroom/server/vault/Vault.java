package greenroom.server.vault;

import greenroom.recorder.RecordingId;
import greenroom.server.Audit;
import greenroom.server.Denied;
import greenroom.server.GrantId;
import greenroom.server.Person;
import greenroom.server.Purpose;
import greenroom.server.SessionKeys;
import greenroom.server.StudyId;
import greenroom.server.VolunteerId;
import greenroom.server.vault.VaultRepository.Wrapped;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Keeps identities. An identity is wrapped under the recording's erase key, and that under the
 * key-encryption key; it leaves only sealed to somebody who has a right to it, after the audit
 * entry is committed.
 */
public final class Vault implements SessionKeys {
  private final VaultRepository identities;
  private final KeyEncryption kek;
  private final EraseKeys eraseKeys;
  private final Audit audit;

  public Vault(VaultRepository identities, KeyEncryption kek, EraseKeys eraseKeys, Audit audit) {
    this.identities = identities;
    this.kek = kek;
    this.eraseKeys = eraseKeys;
    this.audit = audit;
  }

  @Override
  public String recipientFor(RecordingId session, Person.Volunteer owner) {
    return identities
        .find(owner, Purpose.OWN, session)
        .map(Wrapped::recipient)
        .orElseGet(() -> create(session, owner));
  }

  private String create(RecordingId session, Person.Volunteer owner) {
    AgeIdentity fresh = AgeIdentity.fresh();
    byte[] identity = (fresh.identity() + "\n").getBytes(StandardCharsets.US_ASCII);
    try {
      byte[] wrapped =
          kek.wrap(
              eraseKeys.create(session).wrap(identity, context("erase", session)),
              context("kek", session));
      identities.add(
          owner,
          session,
          new Wrapped(
              fresh.recipient(), wrapped, kek.id(), owner.id().value(), owner.study().value()));
    } finally {
      Arrays.fill(identity, (byte) 0);
    }
    return identities.find(owner, Purpose.OWN, session).orElseThrow().recipient();
  }

  @Override
  public byte[] reviewKey(RecordingId session, Person.Volunteer volunteer, String recipient) {
    audit.record(
        volunteer,
        Audit.Act.REVIEW_KEY,
        session.toString(),
        volunteer.id(),
        volunteer.study(),
        Denied.RULE);
    return sealed(session, volunteer, Purpose.REVIEW, recipient);
  }

  @Override
  public byte[] keyForGrant(
      RecordingId session, Person.Staff holder, GrantId grant, String recipient) {
    Wrapped wrapped = visible(session, holder, Purpose.EXPORT);
    audit.record(
        holder,
        Audit.Act.EXPORT_KEY,
        session + " by " + grant,
        new VolunteerId(wrapped.volunteer()),
        new StudyId(wrapped.study()),
        Denied.RULE);
    return sealed(session, holder, Purpose.EXPORT, recipient);
  }

  private byte[] sealed(RecordingId session, Person who, Purpose purpose, String recipient) {
    byte[] identity = unwrap(session, visible(session, who, purpose));
    try {
      return AgeIdentity.seal(identity, recipient);
    } finally {
      Arrays.fill(identity, (byte) 0);
    }
  }

  private Wrapped visible(RecordingId session, Person who, Purpose purpose) {
    return identities
        .find(who, purpose, session)
        .orElseThrow(() -> new Denied("You have no right to this recording's key."));
  }

  private byte[] unwrap(RecordingId session, Wrapped wrapped) {
    AesKey eraseKey =
        eraseKeys
            .find(session)
            .orElseThrow(
                () ->
                    new Denied(
                        "erase_key_destroyed",
                        "This recording was withdrawn or discarded: its key is destroyed and nobody"
                            + " can open it any more."));
    if (!wrapped.kek().equals(kek.id())) {
      throw new VaultException(
          "The recording's key is wrapped under "
              + wrapped.kek()
              + ", the vault holds "
              + kek.id());
    }
    return eraseKey.unwrap(
        kek.unwrap(wrapped.bytes(), context("kek", session)), context("erase", session));
  }

  @Override
  public boolean isRecipient(String text) {
    try {
      AgeIdentity.seal(new byte[0], text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public void destroy(RecordingId session, Person.Volunteer owner) {
    if (identities.find(owner, Purpose.WITHDRAW, session).isEmpty()) {
      throw new Denied("You have no right to withdraw this recording.");
    }
    eraseKeys.destroy(session);
    identities.erased(owner, session);
  }

  private static String context(String layer, RecordingId session) {
    return "greenroom " + layer + " v1 " + session;
  }
}
