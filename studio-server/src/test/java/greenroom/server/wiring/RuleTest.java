package greenroom.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenroom.server.Database;
import greenroom.server.Denied;
import greenroom.server.Person;
import greenroom.server.Purpose;
import greenroom.server.Role;
import greenroom.server.StaffId;
import greenroom.server.StudyId;
import greenroom.server.VolunteerId;
import greenroom.server.proof.RuleLintRepository;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The database's one named rule, on a real PostgreSQL with planted rows. */
class RuleTest {
  private static final StudyId STUDY = StudyId.random();
  private static final Person STUDIO = new Person.Studio();
  private static final Person.Volunteer ANNA = new Person.Volunteer(VolunteerId.random(), STUDY);
  private static final Person.Volunteer BEN = new Person.Volunteer(VolunteerId.random(), STUDY);
  private static final Person.Staff RESEARCHER = staff("researcher", Role.RESEARCHER);
  private static final Person.Staff FIRST_GUARDIAN = staff("guardian-1", Role.GUARDIAN);
  private static final Person.Staff SECOND_GUARDIAN = staff("guardian-2", Role.GUARDIAN);
  private static final UUID SESSION = UUID.randomUUID();

  private static TestDatabase database;

  @BeforeAll
  static void plant() {
    database = TestDatabase.fresh();
    app(
        STUDIO,
        Purpose.SET_UP,
        "insert into study.study values ('%s', 't', 's', 'c', '{a-task}', 1200, 'USD', 90)"
            .formatted(STUDY));
    for (Person.Staff person : new Person.Staff[] {RESEARCHER, FIRST_GUARDIAN, SECOND_GUARDIAN}) {
      app(
          STUDIO,
          Purpose.SET_UP,
          "insert into identity.staff values ('%s', '%s')".formatted(person.id(), person.name()));
      for (Role role : person.roles()) {
        app(
            STUDIO,
            Purpose.SET_UP,
            "insert into access.team values ('%s', '%s', lower('%s'))"
                .formatted(STUDY, person.id(), role));
      }
    }
    for (Person.Volunteer volunteer : new Person.Volunteer[] {ANNA, BEN}) {
      app(
          STUDIO,
          Purpose.JOIN,
          "insert into consent.volunteer values ('%s', '%s', '%s', '%s', 'x')"
              .formatted(volunteer.id(), STUDY, volunteer.id(), volunteer.id()));
      app(
          STUDIO,
          Purpose.JOIN,
          """
          insert into consent.receipt
          values ('%s', '%s', '%s', now(), 1, 'en', '', '{train-agents}', '{}',
                  encode(sha256('{}'), 'hex'), '')
          """
              .formatted(volunteer.id(), STUDY, volunteer.id()));
    }
    app(
        ANNA,
        Purpose.OWN,
        """
        insert into session.session
          (id, study, volunteer, pseudonym, receipt, consent, uses, task, task_version, task_digest, price_cents,
           floor_cents, currency, seed, stage)
        values ('%s', '%s', '%s', 'p', '%s', '', '{train-agents}', 'a-task', 1, '', 100, 900, 'USD', 1, 'SUBMITTED')
        """
            .formatted(SESSION, STUDY, ANNA.id(), ANNA.id()));
    database
        .as(DatabaseRole.VAULT_APP)
        .transaction(
            ANNA,
            Purpose.OWN,
            sql ->
                sql.execute(
                    "insert into vault.wrapped_identity values ('%s', '%s', '%s', 'age1', '\\x00', 'k')"
                        .formatted(SESSION, STUDY, ANNA.id())));
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void shows_a_volunteer_their_own_session() {
    assertThat(sessionsSeenBy(ANNA, Purpose.OWN)).isEqualTo(1);
  }

  @Test
  void shows_another_volunteer_nothing() {
    assertThat(sessionsSeenBy(BEN, Purpose.OWN)).isZero();
  }

  @Test
  void shows_the_owner_nothing_for_another_purpose() {
    assertThat(sessionsSeenBy(ANNA, Purpose.EXPORT)).isZero();
  }

  @Test
  void shows_nothing_when_nobody_is_set() throws SQLException {
    try (Connection connection = database.database().pool(DatabaseRole.APP).getConnection();
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from session.session")) {
      rows.next();
      assertThat(rows.getInt(1)).isZero();
    }
  }

  @Test
  void shows_a_researcher_without_a_grant_nothing() {
    for (Purpose purpose : Purpose.values()) {
      assertThat(sessionsSeenBy(RESEARCHER, purpose)).as("for %s", purpose).isZero();
      assertThat(identitiesSeenBy(RESEARCHER, purpose)).as("for %s", purpose).isZero();
    }
  }

  @Test
  void opens_only_after_two_different_guardians_and_until_it_expires() {
    UUID request = ask("now() + interval '1 hour'");
    assertThat(sessionsSeenBy(RESEARCHER, Purpose.EXPORT)).isZero();

    decide(request, FIRST_GUARDIAN);
    assertThat(sessionsSeenBy(RESEARCHER, Purpose.EXPORT)).isZero();

    decide(request, SECOND_GUARDIAN);
    assertThat(sessionsSeenBy(RESEARCHER, Purpose.EXPORT)).isEqualTo(1);
    assertThat(identitiesSeenBy(RESEARCHER, Purpose.EXPORT)).isEqualTo(1);
    assertThat(sessionsSeenBy(FIRST_GUARDIAN, Purpose.EXPORT)).isZero();

    app(
        ANNA,
        Purpose.WITHDRAW,
        "update access.granted_recording set withdrawn_at = now() where request = '%s'"
            .formatted(request));
    assertThat(sessionsSeenBy(RESEARCHER, Purpose.EXPORT)).isZero();
  }

  @Test
  void closes_when_the_grant_expires() {
    UUID request = ask("clock_timestamp() + interval '600 milliseconds'");
    decide(request, FIRST_GUARDIAN);
    decide(request, SECOND_GUARDIAN);

    app(RESEARCHER, Purpose.EXPORT, "select pg_sleep(0.7)");

    assertThat(sessionsSeenBy(RESEARCHER, Purpose.EXPORT)).isZero();
  }

  @Test
  void lets_nobody_decide_for_another_guardian() {
    UUID request = ask("now() + interval '1 hour'");
    assertThatThrownBy(() -> decide(request, FIRST_GUARDIAN, SECOND_GUARDIAN))
        .isInstanceOf(Denied.class);
    assertThatThrownBy(() -> decide(request, RESEARCHER, RESEARCHER)).isInstanceOf(Denied.class);
  }

  @Test
  void the_app_cannot_read_pay_or_the_vault() {
    assertThatThrownBy(() -> app(ANNA, Purpose.PAY, "select from pay.posting"))
        .isInstanceOf(Denied.class);
    assertThatThrownBy(() -> app(ANNA, Purpose.REVIEW, "select from vault.wrapped_identity"))
        .isInstanceOf(Denied.class);
  }

  @Test
  void the_pay_desk_cannot_see_recordings() {
    Database pay = database.as(DatabaseRole.PAY_APP);
    for (String table :
        new String[] {"session.session", "consent.volunteer", "vault.wrapped_identity"}) {
      assertThatThrownBy(
              () ->
                  pay.transaction(STUDIO, Purpose.PAY, sql -> sql.execute("select from " + table)))
          .as(table)
          .isInstanceOf(Denied.class);
    }
  }

  @Test
  void nobody_changes_the_audit_log() {
    app(ANNA, Purpose.OWN, "select audit.append('JOIN', 'x', null, null, 'test')");
    for (DatabaseRole role : DatabaseRole.values()) {
      for (String change :
          new String[] {
            "update audit.entry set who = 'nobody'",
            "delete from audit.entry",
            "update audit.head set seq = 0",
            "insert into audit.entry values (9, now(), 'a', 'b', 'c', null, null, 'd', '\\x00')"
          }) {
        assertThatThrownBy(
                () ->
                    database
                        .as(role)
                        .transaction(STUDIO, Purpose.AUDIT, sql -> sql.execute(change)))
            .as("%s: %s", role, change)
            .isInstanceOf(Denied.class);
      }
    }
  }

  @Test
  void the_lint_finds_nothing_and_then_what_is_planted() throws SQLException {
    var lint = new RuleLintRepository(database.as(DatabaseRole.PROOF));
    assertThat(lint.findings()).isEmpty();

    database.owner("create table session.forgotten (volunteer uuid)");
    try {
      assertThat(lint.findings())
          .containsExactly(
              "session.forgotten does not force row level security",
              "session.forgotten is not guarded by nothing_without_a_right");
    } finally {
      database.owner("drop table session.forgotten");
    }

    database.owner("create view session.everything as select * from session.session");
    try {
      assertThat(lint.findings())
          .containsExactly(
              "session.everything is a view: a view shows rows with its owner's rights");
    } finally {
      database.owner("drop view session.everything");
    }

    database.owner("alter policy nothing_without_a_right on session.session using (true)");
    assertThat(lint.findings())
        .containsExactly(
            "session.session: nothing_without_a_right does not ask access.has_right about this table");
    database.owner(
        "drop policy nothing_without_a_right on session.session; select"
            + " access.guard('session.session', 'study', '''volunteer:'' || volunteer', 'id')");
    assertThat(lint.findings()).isEmpty();
  }

  @Test
  void even_the_owner_of_the_tables_sees_nothing() throws SQLException {
    assertThatThrownBy(
            () ->
                database.owner(
                    "do $$ begin if (select count(*) from session.session) = 0 then raise"
                        + " exception 'nothing'; end if; end $$"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("nothing");
  }

  private static UUID ask(String expires) {
    UUID request = UUID.randomUUID();
    app(
        RESEARCHER,
        Purpose.REQUEST,
        """
        insert into access.request (id, study, requester, tasks, purpose, consent_use, only_passed,
                                    expires_at, recipient)
        values ('%s', '%s', '%s', '{a-task}', 'to learn', 'train-agents', false, %s,
                'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p')
        """
            .formatted(request, STUDY, RESEARCHER.id(), expires));
    app(
        STUDIO,
        Purpose.RESOLVE,
        "insert into access.granted_recording values ('%s', '%s', '%s', '%s')"
            .formatted(request, STUDY, SESSION, ANNA.id()));
    return request;
  }

  private static void decide(UUID request, Person.Staff guardian) {
    decide(request, guardian, guardian);
  }

  private static void decide(UUID request, Person.Staff actor, Person.Staff guardian) {
    app(
        actor,
        Purpose.REQUEST,
        "insert into access.decision values ('%s', '%s', '%s', '%s', true)"
            .formatted(request, STUDY, RESEARCHER.id(), guardian.id()));
  }

  private static int sessionsSeenBy(Person person, Purpose purpose) {
    return database
        .as(DatabaseRole.APP)
        .transaction(person, purpose, sql -> sql.fetch("select 1 from session.session").size());
  }

  private static int identitiesSeenBy(Person person, Purpose purpose) {
    return database
        .as(DatabaseRole.VAULT_APP)
        .transaction(
            person, purpose, sql -> sql.fetch("select 1 from vault.wrapped_identity").size());
  }

  private static void app(Person who, Purpose purpose, String statement) {
    database.as(DatabaseRole.APP).transaction(who, purpose, sql -> sql.execute(statement));
  }

  private static Person.Staff staff(String name, Role role) {
    return new Person.Staff(StaffId.random(), name, Set.of(role));
  }
}
