package greenroom.server.access;

import greenroom.recorder.RecordingId;
import greenroom.server.Database;
import greenroom.server.GrantId;
import greenroom.server.Person;
import greenroom.server.Purpose;
import greenroom.server.StaffId;
import greenroom.server.StudyId;
import greenroom.server.access.Grants.Offer;
import greenroom.task.TaskId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Requests, decisions and what they grant, in PostgreSQL. */
public final class GrantRepository {
  private static final Person STUDIO = new Person.Studio();

  private final Database app;

  public GrantRepository(Database app) {
    this.app = app;
  }

  boolean isInTeam(Person.Staff person, StudyId study) {
    return app.transaction(
        person,
        Purpose.OWN,
        sql ->
            !sql.fetch(
                    "select 1 from access.team where study = ? and staff = ?",
                    study.value(),
                    person.id().value())
                .isEmpty());
  }

  /** Counts; nobody's recording is shown. */
  List<Offer> offers(StudyId study) {
    return app.transaction(
        STUDIO,
        Purpose.COUNT,
        sql ->
            sql.fetch(
                    """
                    select t.task, count(s.id)::int as submitted,
                           (count(s.id) filter (where s.outcome = 'passed'))::int as passed
                    from (select id, unnest(tasks) as task from study.study where id = ?) t
                      left join session.session s
                        on s.study = t.id and s.task = t.task and s.stage = 'SUBMITTED'
                    group by t.task order by t.task
                    """,
                    study.value())
                .map(
                    row ->
                        new Offer(
                            row.get("task", String.class),
                            row.get("submitted", Integer.class),
                            row.get("passed", Integer.class))));
  }

  /** The consent purposes of a study. */
  List<String> uses(StudyId study) {
    return app.transaction(
        STUDIO,
        Purpose.COUNT,
        sql ->
            sql.fetch("select id from study.consent_purpose where study = ?", study.value())
                .map(row -> row.get("id", String.class)));
  }

  void add(Person.Staff researcher, GrantId id, Request request) {
    app.transaction(
        researcher,
        Purpose.REQUEST,
        sql ->
            sql.execute(
                """
                insert into access.request (id, study, requester, tasks, purpose, consent_use,
                                            only_passed, expires_at, recipient)
                values (?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?)
                """,
                id.value(),
                request.study().value(),
                researcher.id().value(),
                request.tasks().stream().map(TaskId::value).toArray(String[]::new),
                request.purpose(),
                request.use(),
                request.onlyPassed(),
                request.expires(),
                request.recipient()));
  }

  /** Answers whether this guardian had not decided before. */
  boolean decide(Person.Staff guardian, Grant grant, boolean approved) {
    return app.transaction(
            guardian,
            Purpose.REQUEST,
            sql ->
                sql.execute(
                    """
                    insert into access.decision (request, study, requester, guardian, approved)
                    values (?, ?, ?, ?, ?) on conflict do nothing
                    """,
                    grant.id().value(),
                    grant.request().study().value(),
                    grant.requester().value(),
                    guardian.id().value(),
                    approved))
        == 1;
  }

  /** Lists what a request that two guardians approved covers, once. */
  void resolve(GrantId id) {
    app.transaction(
        STUDIO,
        Purpose.RESOLVE,
        sql -> {
          int first =
              sql.execute(
                  "update access.request set resolved_at = now() where id = ? and resolved_at is null",
                  id.value());
          if (first == 1) {
            sql.execute(
                """
                insert into access.granted_recording (request, study, recording, volunteer)
                select q.id, q.study, s.id, s.volunteer
                from access.request q
                  join session.session s on s.study = q.study and s.task = any(q.tasks)
                where q.id = ? and s.stage = 'SUBMITTED' and q.consent_use = any(s.uses)
                  and (not q.only_passed or s.outcome = 'passed')
                """,
                id.value());
          }
          return first;
        });
  }

  /** What this person may see, newest first. */
  List<Grant> visibleTo(Person.Staff person) {
    return app.transaction(
        person,
        Purpose.REQUEST,
        sql ->
            sql.fetch(
                    """
                    select q.*, s.name, now() as now from access.request q
                      left join identity.staff s on s.id = q.requester
                    order by q.requested_at desc
                    """)
                .map(row -> grant(sql, row)));
  }

  private static Grant grant(DSLContext sql, Record row) {
    UUID id = row.get("id", UUID.class);
    List<Grant.Decision> decisions = decisions(sql, id);
    Request request = request(row);
    boolean expired = request.expires().isBefore(row.get("now", Instant.class));
    return new Grant(
        new GrantId(id),
        request,
        new StaffId(row.get("requester", UUID.class)),
        row.get("name", String.class),
        row.get("requested_at", Instant.class),
        state(decisions, expired),
        decisions,
        sql.fetch("select recording from access.granted_recording where request = ?", id)
            .map(recording -> new RecordingId(recording.get("recording", UUID.class))));
  }

  private static Grant.State state(List<Grant.Decision> decisions, boolean expired) {
    if (decisions.stream().anyMatch(decision -> !decision.approved())) {
      return Grant.State.REFUSED;
    }
    if (expired) {
      return Grant.State.EXPIRED;
    }
    return decisions.size() >= GrantDesk.APPROVALS ? Grant.State.GRANTED : Grant.State.WAITING;
  }

  private static Request request(Record row) {
    return new Request(
        new StudyId(row.get("study", UUID.class)),
        Stream.of(row.get("tasks", String[].class)).map(TaskId::new).toList(),
        row.get("purpose", String.class),
        row.get("consent_use", String.class),
        row.get("only_passed", Boolean.class),
        row.get("expires_at", Instant.class),
        row.get("recipient", String.class));
  }

  private static List<Grant.Decision> decisions(DSLContext sql, UUID request) {
    return sql.fetch(
            """
            select d.*, s.name from access.decision d left join identity.staff s on s.id = d.guardian
            where d.request = ? order by d.decided_at
            """,
            request)
        .map(
            row ->
                new Grant.Decision(
                    new StaffId(row.get("guardian", UUID.class)),
                    row.get("name", String.class),
                    row.get("approved", Boolean.class),
                    row.get("decided_at", Instant.class)));
  }
}
