package greenroom.server.identity;

import greenroom.server.Audit;
import greenroom.server.Database;
import greenroom.server.Person;
import greenroom.server.Purpose;
import greenroom.server.RecoveryCode;
import greenroom.server.SecretHash;
import greenroom.server.StudyId;
import greenroom.server.VolunteerId;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Finds volunteers by their recovery codes. */
public final class RecoveryRepository implements Recovery {
  private final Database app;
  private final SecretHash hash;
  private final Audit audit;
  private final Attempts byOrigin;

  public RecoveryRepository(Database app, SecretHash hash, Audit audit, Clock clock) {
    this.app = app;
    this.hash = hash;
    this.audit = audit;
    this.byOrigin = new Attempts(20, Duration.ofMinutes(15), clock);
  }

  private record Found(Person.Volunteer volunteer, String hash) {}

  @Override
  public Optional<Person.Volunteer> recover(String code, String from) {
    if (!byOrigin.allow(from)) {
      return Optional.empty();
    }
    Optional<Person.Volunteer> volunteer = RecoveryCode.read(code).flatMap(this::find);
    volunteer.ifPresent(
        who ->
            audit.record(
                who,
                Audit.Act.SIGN_IN,
                who.id().toString(),
                who.id(),
                who.study(),
                "recovery_code"));
    return volunteer;
  }

  private Optional<Person.Volunteer> find(RecoveryCode code) {
    return app
        .transaction(
            new Person.Studio(),
            Purpose.SIGN_IN,
            sql ->
                sql.fetch(
                        "select id, study, recovery_hash from consent.volunteer where recovery_lookup = ?",
                        code.lookup())
                    .map(
                        row ->
                            new Found(
                                new Person.Volunteer(
                                    new VolunteerId(row.get("id", UUID.class)),
                                    new StudyId(row.get("study", UUID.class))),
                                row.get("recovery_hash", String.class))))
        .stream()
        .filter(found -> hash.matches(code.secret(), found.hash()))
        .map(Found::volunteer)
        .findFirst();
  }
}
