package greenroom.server.access;

import greenroom.server.Audit;
import greenroom.server.Conflict;
import greenroom.server.Denied;
import greenroom.server.GrantId;
import greenroom.server.Person;
import greenroom.server.Role;
import greenroom.server.StudyId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** Takes requests and decisions; the database's rule decides whether they count. */
public final class GrantDesk implements Grants {
  static final int APPROVALS = 2;
  private static final Duration LONGEST = Duration.ofDays(366);

  private final GrantRepository grants;
  private final Audit audit;
  private final Predicate<String> isRecipient;
  private final Clock clock;

  /**
   * @param isRecipient whether a text is an age recipient
   */
  public GrantDesk(
      GrantRepository grants, Audit audit, Predicate<String> isRecipient, Clock clock) {
    this.grants = grants;
    this.audit = audit;
    this.isRecipient = isRecipient;
    this.clock = clock;
  }

  @Override
  public List<Offer> offers(Person.Staff person, StudyId study) {
    if (!grants.isInTeam(person, study)) {
      throw new Denied("You are not in this study's team.");
    }
    return grants.offers(study);
  }

  @Override
  public Grant ask(Person.Staff researcher, Request request) {
    if (!researcher.is(Role.RESEARCHER)) {
      throw new Denied("Only a researcher of the study may ask for recordings.");
    }
    check(request);
    GrantId id = GrantId.random();
    audit.record(researcher, Audit.Act.REQUEST, id.toString(), null, request.study(), Denied.RULE);
    grants.add(researcher, id, request);
    return find(researcher, id);
  }

  private void check(Request request) {
    Instant now = clock.instant();
    if (request.tasks().isEmpty()) {
      throw new Conflict("Choose at least one task whose recordings you need.");
    }
    if (request.purpose().strip().length() < 3 || request.purpose().length() > 2000) {
      throw new Conflict("Say in 3 to 2000 characters what you need the recordings for.");
    }
    if (!request.expires().isAfter(now) || request.expires().isAfter(now.plus(LONGEST))) {
      throw new Conflict("The grant must end in the future and within a year.");
    }
    if (!grants.uses(request.study()).contains(request.use())) {
      throw new Conflict("Choose the use that the volunteers consented to.");
    }
    if (!isRecipient.test(request.recipient())) {
      throw new Conflict(
          "This is no age recipient. Make a key with  age-keygen -o mine.txt  and give the public"
              + " key that it prints (age1…).");
    }
  }

  @Override
  public List<Grant> visibleTo(Person.Staff person) {
    List<Grant> visible = grants.visibleTo(person);
    if (visible.stream().anyMatch(GrantDesk::stoppedHalfWay)) {
      visible.stream().filter(GrantDesk::stoppedHalfWay).map(Grant::id).forEach(grants::resolve);
      return grants.visibleTo(person);
    }
    return visible;
  }

  /**
   * Approved, and nothing listed: perhaps the studio stopped between the two; resolving repeats.
   */
  private static boolean stoppedHalfWay(Grant grant) {
    return grant.state() == Grant.State.GRANTED && grant.recordings().isEmpty();
  }

  @Override
  public Grant find(Person.Staff person, GrantId id) {
    return visibleTo(person).stream()
        .filter(grant -> grant.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new Denied("There is no such request that you may see."));
  }

  @Override
  public Grant decide(Person.Staff guardian, GrantId id, boolean approve) {
    Grant grant = find(guardian, id);
    if (!guardian.is(Role.GUARDIAN) || guardian.id().equals(grant.requester())) {
      throw new Denied("Only a guardian of the study who did not ask may decide.");
    }
    if (grant.state() != Grant.State.WAITING) {
      throw new Conflict("This request is decided already.");
    }
    audit.record(
        guardian,
        approve ? Audit.Act.APPROVE : Audit.Act.REFUSE,
        id.toString(),
        null,
        grant.request().study(),
        Denied.RULE);
    if (!grants.decide(guardian, grant, approve)) {
      throw new Conflict("You have decided on this request before.");
    }
    return find(guardian, id);
  }
}
