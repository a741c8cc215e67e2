package greenroom.server.consent;

import greenroom.server.Database;
import greenroom.server.Person;
import greenroom.server.Purpose;
import greenroom.server.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Record;

/** What joining reads and writes, in one transaction. */
public final class JoinRepository {
  private final Database app;

  public JoinRepository(Database app) {
    this.app = app;
  }

  /** A study as an invitation offers it now. */
  record Offer(
      UUID study,
      String title,
      String contact,
      int retentionDays,
      int textVersion,
      String language,
      String textSha256,
      List<OfferedPurpose> purposes) {}

  record OfferedPurpose(String id, String title, boolean required) {}

  record NewVolunteer(
      UUID id, UUID study, String pseudonym, String recoveryLookup, String recoveryHash) {}

  /** All of the work happens, or nothing. */
  <T> T transaction(Function<Join, T> work) {
    return app.transaction(new Person.Studio(), Purpose.JOIN, sql -> work.apply(new Join(sql)));
  }

  /** One joining, under way. */
  static final class Join {
    private final DSLContext sql;

    private Join(DSLContext sql) {
      this.sql = sql;
    }

    /** Uses the invitation once; empty if it cannot be used (any more). */
    Optional<Offer> use(String token) {
      return sql
          .fetch(
              """
            with used as (
              update study.invitation set used = used + 1
              where token_hash = ? and used < uses and expires_at > now()
              returning study
            )
            select s.id, s.title, s.contact, s.retention_days, t.version, t.language, t.sha256
            from used join study.study s on s.id = used.study
              join lateral (select * from study.consent_text t where t.study = s.id
                            order by version desc limit 1) t on true
            """,
              Tokens.hash(token))
          .stream()
          .findFirst()
          .map(this::offer);
    }

    private Offer offer(Record row) {
      UUID study = row.get("id", UUID.class);
      return new Offer(
          study,
          row.get("title", String.class),
          row.get("contact", String.class),
          row.get("retention_days", Integer.class),
          row.get("version", Integer.class),
          row.get("language", String.class),
          row.get("sha256", String.class),
          sql.fetch(
                  "select id, title, required from study.consent_purpose where study = ? order by position",
                  study)
              .map(
                  purpose ->
                      new OfferedPurpose(
                          purpose.get("id", String.class),
                          purpose.get("title", String.class),
                          purpose.get("required", Boolean.class))));
    }

    /** Answers whether the pseudonym was still free in the study. */
    boolean add(NewVolunteer volunteer) {
      return sql.execute(
              """
            insert into consent.volunteer (id, study, pseudonym, recovery_lookup, recovery_hash)
            values (?, ?, ?, ?, ?) on conflict do nothing
            """,
              volunteer.id(),
              volunteer.study(),
              volunteer.pseudonym(),
              volunteer.recoveryLookup(),
              volunteer.recoveryHash())
          == 1;
    }

    void add(UUID study, UUID volunteer, Receipt receipt) {
      sql.execute(
          """
        insert into consent.receipt (id, study, volunteer, given_at, text_version, language, text_sha256,
                                     purposes, json, digest, signature)
        values (?, ?, ?, ?::timestamptz, ?, ?, ?, ?, ?, ?, ?)
        """,
          UUID.fromString(receipt.id()),
          study,
          volunteer,
          receipt.givenAt(),
          receipt.textVersion(),
          receipt.language(),
          receipt.textSha256(),
          receipt.purposes().toArray(String[]::new),
          receipt.json(),
          receipt.digest(),
          receipt.signature());
    }

    /** The time of the database, to the microsecond as it keeps it. */
    Instant now() {
      return sql.fetchSingle("select now() as at").get("at", Instant.class);
    }
  }
}
