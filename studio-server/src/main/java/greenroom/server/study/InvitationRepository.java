package greenroom.server.study;

import greenroom.server.Audit;
import greenroom.server.Database;
import greenroom.server.Denied;
import greenroom.server.Person;
import greenroom.server.Purpose;
import greenroom.server.StudyId;
import greenroom.server.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Invitations in PostgreSQL. */
public final class InvitationRepository implements Invitations {
  private final Database app;
  private final Audit audit;

  public InvitationRepository(Database app, Audit audit) {
    this.app = app;
    this.audit = audit;
  }

  @Override
  public Invitation look(String token) {
    return app.transaction(
        new Person.Studio(),
        Purpose.JOIN,
        sql ->
            sql
                .fetch(
                    """
                    select study, uses - used as uses_left, expires_at from study.invitation
                    where token_hash = ?
                    """,
                    Tokens.hash(token))
                .map(
                    row ->
                        state(
                            new StudyId(row.get("study", UUID.class)),
                            row.get("uses_left", Integer.class),
                            row.get("expires_at", Instant.class)))
                .stream()
                .findFirst()
                .orElseGet(Invitation.Forged::new));
  }

  private static Invitation state(StudyId study, int usesLeft, Instant expires) {
    if (expires.isBefore(Instant.now())) {
      return new Invitation.Expired(expires);
    }
    return usesLeft > 0 ? new Invitation.Open(study, usesLeft, expires) : new Invitation.UsedUp();
  }

  @Override
  public NewInvitation create(Person.Staff by, StudyId study, int uses, Duration valid) {
    if (uses < 1
        || uses > 10_000
        || valid.isNegative()
        || valid.compareTo(Duration.ofDays(366)) > 0) {
      throw new IllegalArgumentException("An invitation is for 1 to 10000 uses and at most a year");
    }
    audit.record(by, Audit.Act.INVITE, study.toString(), null, study, Denied.RULE);
    return create(by, Purpose.JOIN, study, uses, valid);
  }

  /** The invitation that the first start prints. */
  public NewInvitation createAtStart(StudyId study, int uses, Duration valid) {
    return create(new Person.Studio(), Purpose.SET_UP, study, uses, valid);
  }

  private NewInvitation create(
      Person by, Purpose purpose, StudyId study, int uses, Duration valid) {
    String token = Tokens.fresh();
    app.transaction(
        by,
        purpose,
        sql ->
            sql.execute(
                """
                insert into study.invitation (token_hash, study, uses, expires_at, created_by)
                values (?, ?, ?, now() + make_interval(secs => ?), ?)
                """,
                Tokens.hash(token),
                study.value(),
                uses,
                valid.toSeconds(),
                by.key()));
    return new NewInvitation(token);
  }
}
