package greenroom.server.study;

import greenroom.server.Database;
import greenroom.server.Denied;
import greenroom.server.Money;
import greenroom.server.Person;
import greenroom.server.Purpose;
import greenroom.server.StudyId;
import greenroom.task.TaskId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Studies in PostgreSQL. */
public final class StudyRepository implements Studies {
  private final Database app;

  public StudyRepository(Database app) {
    this.app = app;
  }

  @Override
  public Study find(StudyId id) {
    return app.transaction(
        new Person.Studio(),
        Purpose.JOIN,
        sql ->
            sql.fetch("select * from study.study where id = ?", id.value()).stream()
                .map(row -> study(sql, row))
                .findFirst()
                .orElseThrow(() -> new Denied("There is no such study.")));
  }

  @Override
  public List<Study> of(Person.Staff person) {
    return app.transaction(
        person,
        Purpose.OWN,
        sql ->
            sql.fetch(
                    """
                    select * from study.study
                    where id in (select study from access.team where staff = ?) order by title
                    """,
                    person.id().value())
                .map(row -> study(sql, row)));
  }

  /** Adds a study with its first consent text; the first start does. */
  public void add(Study study) {
    app.transaction(
        new Person.Studio(),
        Purpose.SET_UP,
        sql -> {
          insert(sql, study);
          return true;
        });
  }

  /** The ids of all studies. */
  public List<StudyId> all() {
    return app.transaction(
        new Person.Studio(),
        Purpose.SET_UP,
        sql ->
            sql.fetch("select id from study.study order by created_at")
                .map(row -> new StudyId(row.get("id", UUID.class))));
  }

  private static void insert(DSLContext sql, Study study) {
    UUID id = study.id().value();
    sql.execute(
        """
        insert into study.study (id, title, summary, contact, tasks, floor_cents, currency,
                                 retention_days)
        values (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        id,
        study.title(),
        study.summary(),
        study.contact(),
        study.tasks().stream().map(TaskId::value).toArray(String[]::new),
        study.hourlyFloor().cents(),
        study.hourlyFloor().currency(),
        study.retentionDays());
    sql.execute(
        "insert into study.consent_text (study, version, language, body, sha256) values (?, ?, ?, ?, ?)",
        id,
        study.text().version(),
        study.text().language(),
        study.text().body(),
        study.text().sha256());
    int position = 0;
    for (ConsentPurpose purpose : study.purposes()) {
      sql.execute(
          """
          insert into study.consent_purpose (study, position, id, title, explanation, required)
          values (?, ?, ?, ?, ?, ?)
          """,
          id,
          position++,
          purpose.id(),
          purpose.title(),
          purpose.explanation(),
          purpose.required());
    }
  }

  private static Study study(DSLContext sql, Record row) {
    UUID id = row.get("id", UUID.class);
    return new Study(
        new StudyId(id),
        row.get("title", String.class),
        row.get("summary", String.class),
        row.get("contact", String.class),
        newestText(sql, id),
        purposes(sql, id),
        Stream.of(row.get("tasks", String[].class)).map(TaskId::new).toList(),
        new Money(row.get("floor_cents", Long.class), row.get("currency", String.class)),
        row.get("retention_days", Integer.class));
  }

  private static ConsentText newestText(DSLContext sql, UUID study) {
    return sql.fetch(
            """
            select version, language, body, sha256 from study.consent_text
            where study = ? order by version desc limit 1
            """,
            study)
        .map(
            row ->
                new ConsentText(
                    row.get("version", Integer.class),
                    row.get("language", String.class),
                    row.get("body", String.class),
                    row.get("sha256", String.class)))
        .getFirst();
  }

  private static List<ConsentPurpose> purposes(DSLContext sql, UUID study) {
    return sql.fetch(
            """
            select id, title, explanation, required from study.consent_purpose
            where study = ? order by position
            """,
            study)
        .map(
            row ->
                new ConsentPurpose(
                    row.get("id", String.class),
                    row.get("title", String.class),
                    row.get("explanation", String.class),
                    row.get("required", Boolean.class)));
  }
}
