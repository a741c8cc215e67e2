package greenroom.server.web;

import greenroom.recorder.HostStatus;
import greenroom.recorder.RecordingId;
import greenroom.recorder.SessionProblem;
import greenroom.server.Denied;
import greenroom.server.GrantId;
import greenroom.server.Money;
import greenroom.server.OfferedTask;
import greenroom.server.Person;
import greenroom.server.Role;
import greenroom.server.StaffId;
import greenroom.server.StudioHealth;
import greenroom.server.StudyId;
import greenroom.server.VolunteerId;
import greenroom.server.access.Grant;
import greenroom.server.access.Grants;
import greenroom.server.access.Request;
import greenroom.server.audit.AuditEntry;
import greenroom.server.consent.Receipt;
import greenroom.server.identity.StaffAccounts;
import greenroom.server.session.StudioProblem;
import greenroom.server.study.ConsentPurpose;
import greenroom.server.study.ConsentText;
import greenroom.server.study.Study;
import greenroom.task.TaskId;
import greenroom.task.TaskStep;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every page in every state that is worth looking at, with made-up content. */
final class SamplePages {
  private static final Instant NOW = Instant.parse("2026-11-20T14:05:00Z");
  private static final StudyId STUDY_ID = StudyId.parse("0d8f2f5e-63a4-4f0e-9d1f-5a6f4c2b1e77");
  private static final RecordingId SESSION =
      RecordingId.parse("7b1e8a52-2f1c-4d5b-8f3e-0a9c6d2b4e11");
  private static final String DIGEST =
      "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

  static final Visitor NOBODY = new Visitor("token", Optional.empty());
  static final Visitor VOLUNTEER =
      new Visitor("token", Optional.of(new Person.Volunteer(VolunteerId.random(), STUDY_ID)));
  static final Person.Staff RESEARCHER =
      new Person.Staff(StaffId.random(), "rosalind", Set.of(Role.RESEARCHER));
  static final Person.Staff GUARDIAN =
      new Person.Staff(StaffId.random(), "gustav", Set.of(Role.GUARDIAN));
  static final Person.Staff OPERATOR =
      new Person.Staff(StaffId.random(), "olga", Set.of(Role.OPERATOR, Role.AUTHOR, Role.AUDITOR));

  private SamplePages() {}

  /** A page and who looks at it. */
  record Sample(Visitor visitor, Page page) {}

  static Map<String, Sample> all() {
    Map<String, Sample> all = new LinkedHashMap<>();
    all.put("front", nobody(new FrontPage()));
    all.put("join", nobody(join(Set.of(), "")));
    all.put("join-mistake", nobody(join(Set.of("research"), "One use is needed to take part.")));
    all.put("welcome", nobody(welcome()));
    all.put("return", nobody(new ReturnPage("")));
    all.put("return-mistake", nobody(new ReturnPage("That code is not one of ours.")));
    all.put("home", volunteer(home()));
    all.put("home-empty", volunteer(emptyHome()));
    all.put("receipts", volunteer(receipts()));
    all.put("accesses", volunteer(new AccessesPage(entries())));
    all.put("session", volunteer(session()));
    all.put("session-long", volunteer(longSession()));
    all.put("review-waiting", volunteer(review(false)));
    all.put("review", volunteer(review(true)));
    all.put("review-broken", volunteer(review(SessionProblem.DESKTOP_DIED.code(), true)));
    all.put("review-nothing", volunteer(review(StudioProblem.HOST_REFUSED.code(), false)));
    all.put("done", volunteer(done()));
    all.put("rule", nobody(new RulePage(List.of())));
    all.put("rule-broken", nobody(new RulePage(List.of("Table study.note has no rule."))));
    all.put("problem-denied", volunteer(denied()));
    all.put("problem-unavailable", volunteer(unavailable()));
    all.put("staff-sign-in", nobody(new StaffSignInPage("", "")));
    all.put("staff-welcome", nobody(new StaffWelcomePage("rosalind", Set.of(Role.RESEARCHER), "")));
    all.put("staff-researcher", staff(RESEARCHER, overview(RESEARCHER)));
    all.put("staff-operator", staff(OPERATOR, overview(OPERATOR)));
    all.put("staff-recordings", staff(RESEARCHER, recordings()));
    all.put("staff-requests", staff(GUARDIAN, new RequestsPage(true, grants())));
    all.put("staff-request-guardian", staff(GUARDIAN, request(waiting(), true, false)));
    all.put("staff-request-granted", staff(RESEARCHER, request(granted(), false, true)));
    all.put("staff-invitations", staff(RESEARCHER, invitations()));
    all.put("staff-words", staff(RESEARCHER, words(true, "")));
    all.put(
        "staff-words-mistake",
        staff(
            RESEARCHER,
            words(
                false,
                "Line 2 has more than 100 characters. Put one word or short phrase on a line.")));
    all.put("staff-tasks", staff(OPERATOR, tasks()));
    all.put("staff-status", staff(OPERATOR, status()));
    all.put("staff-status-down", staff(OPERATOR, statusDown()));
    all.put("staff-people", staff(OPERATOR, people()));
    all.put("staff-audit", staff(OPERATOR, new AuditPage(entries())));
    return all;
  }

  private static Sample nobody(Page page) {
    return new Sample(NOBODY, page);
  }

  private static Sample volunteer(Page page) {
    return new Sample(VOLUNTEER, page);
  }

  private static Sample staff(Person.Staff person, Page page) {
    return new Sample(new Visitor("token", Optional.of(person)), page);
  }

  private static Study study() {
    return new Study(
        STUDY_ID,
        "Everyday office work",
        "How do people do small office tasks on a computer? We collect examples so that assistants"
            + " can learn to help.",
        "the team of the study, team@study.test",
        new ConsentText(
            1,
            "en",
            "## What this is about\n\nThis study records how small office tasks are done.\n\n"
                + "## Your rights\n\nYou may stop at any time, without giving a reason.",
            DIGEST),
        List.of(
            new ConsentPurpose(
                "train-agents",
                "Training programs that use a computer",
                "Researchers of this study may use my submitted recordings to train and test them.",
                true),
            new ConsentPurpose(
                "research",
                "Research on how people work",
                "Researchers may publish findings in which nobody can be recognised.",
                false),
            new ConsentPurpose(
                "share",
                "Sharing with other universities",
                "Each of them has to ask two guardians, as everybody else.",
                false)),
        List.of(new TaskId("correct-a-workbook"), new TaskId("update-a-ticket")),
        new Money(1500, "USD"),
        365);
  }

  private static List<OfferedTask> offered() {
    return List.of(
        task(
            "correct-a-workbook",
            "Correct a workbook of travel costs",
            "${persona.name} has added up the travel costs of the spring and made two mistakes."
                + " Find them in the workbook on the desktop, correct them, and save it under the"
                + " same name.",
            450),
        task(
            "update-a-ticket",
            "Update a ticket at the help desk",
            "A customer has written again. Find the customer's ticket at the help desk, add the"
                + " answer, and set its state.",
            520),
        task(
            "ask-a-legacy-database",
            "Ask an old database a question",
            "How many orders were still open at the end of the year? Look it up and write the"
                + " number into a text file.",
            380));
  }

  private static OfferedTask task(String id, String title, String instruction, long cents) {
    return new OfferedTask(
        new TaskId(id),
        1,
        DIGEST,
        title,
        instruction,
        List.of(
            new TaskStep("open", "Open the workbook “Travel costs.ods” in Documents."),
            new TaskStep("find", "Find the two sums that are wrong."),
            new TaskStep("correct", "Correct both so that they add up the right cells."),
            new TaskStep("save", "Save the workbook under the same name.")),
        new Money(cents, "USD"),
        new Money(1500, "USD"),
        Duration.ofMinutes(20));
  }

  private static JoinPage join(Set<String> ticked, String mistake) {
    return new JoinPage(study(), ConsentBlock.of(study().text().body()), ticked, mistake);
  }

  private static Receipt receipt() {
    return new Receipt(
        "4c1d7e1a-9b1f-4f63-8c33-7f6f2f0e9a55",
        DIGEST,
        "{\"receipt\":\"4c1d7e1a\",\"purposes\":[\"train-agents\"],\"text\":\"" + DIGEST + "\"}",
        "Zm9yIHNob3cgb25seQ==",
        NOW,
        1,
        "en",
        DIGEST,
        List.of("train-agents"));
  }

  private static WelcomePage welcome() {
    return new WelcomePage(
        "quiet-heron-27",
        "K7QF-2MXA-9TWB-RD4E-HJ3C",
        receipt(),
        List.of("Training programs that use a computer"));
  }

  private static ReceiptsPage receipts() {
    return new ReceiptsPage(
        "quiet-heron-27",
        List.of(
            new ReceiptsPage.Shown(receipt(), List.of("Training programs that use a computer"))));
  }

  private static HomePage home() {
    return new HomePage(
        study().title(),
        offered(),
        new HomePage.Live(
            SESSION, "Update a ticket at the help desk", "Your desktop is where you left it."),
        List.of(
            row("Update a ticket at the help desk", "—", "open", "warm", "Go on", false),
            row(
                "Ask an old database a question",
                "$3.80",
                "waits for you",
                "warm",
                "Look at it",
                false),
            row("Correct a workbook of travel costs", "$4.50", "submitted", "", "Code", true),
            row(
                "Correct a workbook of travel costs",
                "$1.20",
                "thrown away",
                "dull",
                "Code",
                false)),
        new Money(950, "USD"),
        new Money(1240, "USD"),
        new Money(1500, "USD"));
  }

  private static HomePage emptyHome() {
    return new HomePage(
        study().title(),
        offered(),
        null,
        List.of(),
        new Money(0, "USD"),
        new Money(0, "USD"),
        new Money(1500, "USD"));
  }

  private static HomePage.Row row(
      String title, String earned, String state, String tone, String open, boolean withdraw) {
    return new HomePage.Row(
        SESSION, title, NOW, 724, earned, state, tone, open, "/sessions/" + SESSION, withdraw);
  }

  private static SessionPage session() {
    OfferedTask task = offered().getFirst();
    return new SessionPage(
        SESSION,
        new OfferedTask(
            task.id(),
            1,
            DIGEST,
            task.title(),
            task.instruction().replace("${persona.name}", "Mara Lindqvist"),
            task.steps(),
            task.price(),
            task.hourlyFloor(),
            task.activeLimit()),
        List.of());
  }

  /** As long as an author may make it, with words that do not break. */
  private static SessionPage longSession() {
    OfferedTask task = offered().getFirst();
    List<TaskStep> steps = new ArrayList<>();
    for (int step = 1; step <= 14; step++) {
      steps.add(
          new TaskStep(
              "step-" + step,
              "Open /home/volunteer/Documents/Donaudampfschifffahrtsgesellschaft/2026/"
                  + "invoices-of-the-second-quarter-"
                  + step
                  + ".ods and compare it."));
    }
    return new SessionPage(
        SESSION,
        new OfferedTask(
            task.id(),
            1,
            DIGEST,
            "Compare the Rechtsschutzversicherungsgesellschaften of the second quarter",
            (task.instruction() + "\n\n").repeat(6),
            steps,
            task.price(),
            task.hourlyFloor(),
            task.activeLimit()),
        List.of("step-1", "step-2"));
  }

  private static ReviewPage review(boolean ready) {
    return new ReviewPage(
        SESSION,
        "Correct a workbook of travel costs",
        ready,
        true,
        false,
        true,
        null,
        "You are still paid the full price.");
  }

  private static ReviewPage review(String problem, boolean recorded) {
    return new ReviewPage(
        SESSION,
        "Correct a workbook of travel costs",
        true,
        false,
        true,
        recorded,
        ProblemWords.ofEnd(problem),
        "You are still paid for your active time.");
  }

  private static DonePage done() {
    return new DonePage(
        SESSION,
        "Submitted. Thank you.",
        "Your recording is part of the study now. You see every access to it, and can take it back"
            + " at any time.",
        "$4.50",
        new Money(950, "USD"),
        "GR-8H2K-QX41",
        "everything is there",
        "",
        true);
  }

  private static ProblemPage denied() {
    return new ProblemPage(
        403,
        "You have no right to this",
        "There is no such session of yours.",
        Denied.RULE,
        "If you think that you should have it, check that you are signed in as the right person.",
        "Go to your own page",
        "/home");
  }

  private static ProblemPage unavailable() {
    return new ProblemPage(
        503,
        "Something that we need does not answer",
        "The machine that runs the desktops does not answer just now.",
        null,
        "Nothing is lost. Wait a moment and do the same again.",
        "Try again",
        "/home");
  }

  private static StaffOverviewPage overview(Person.Staff person) {
    return new StaffOverviewPage(person.name(), person.roles(), List.of(study()));
  }

  private static WordListPage words(boolean saved, String mistake) {
    String text = "Project Nightingale\nHarrowford\nMara Lindqvist\nVesper";
    return new WordListPage(
        List.of(
            new WordListPage.Shown(
                study(),
                mistake.isEmpty() ? text : text.replace("\n", "\n" + "a long story ".repeat(12)),
                4,
                saved,
                mistake)));
  }

  private static RecordingsPage recordings() {
    return new RecordingsPage(
        study(),
        List.of(
            new Grants.Offer("correct-a-workbook", 128, 97),
            new Grants.Offer("update-a-ticket", 64, 51)),
        Map.of(
            "correct-a-workbook", "Correct a workbook of travel costs",
            "update-a-ticket", "Update a ticket at the help desk"),
        new RecordingsPage.Draft(List.of(), "", "", true, "2026-12-20", ""),
        LocalDate.parse("2026-11-21"),
        "");
  }

  private static Request asked() {
    return new Request(
        STUDY_ID,
        List.of(new TaskId("correct-a-workbook")),
        "Train a model that predicts the next action in spreadsheets, and report its accuracy.",
        "train-agents",
        true,
        NOW.plus(Duration.ofDays(30)),
        "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p");
  }

  private static Grant grant(
      Grant.State state, List<Grant.Decision> decisions, List<RecordingId> recordings) {
    return new Grant(
        GrantId.parse("1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed"),
        asked(),
        RESEARCHER.id(),
        "rosalind",
        NOW,
        state,
        decisions,
        recordings);
  }

  private static Grant waiting() {
    return grant(
        Grant.State.WAITING,
        List.of(new Grant.Decision(StaffId.random(), "greta", true, NOW)),
        List.of());
  }

  private static Grant granted() {
    return grant(
        Grant.State.GRANTED,
        List.of(
            new Grant.Decision(StaffId.random(), "greta", true, NOW),
            new Grant.Decision(GUARDIAN.id(), "gustav", true, NOW)),
        List.of(SESSION));
  }

  private static List<Grant> grants() {
    return List.of(
        waiting(),
        granted(),
        grant(Grant.State.REFUSED, List.of(), List.of()),
        grant(Grant.State.EXPIRED, List.of(), List.of()));
  }

  private static RequestPage request(Grant grant, boolean canDecide, boolean holder) {
    return new RequestPage(
        grant,
        study().title(),
        "Training programs that use a computer",
        List.of("Correct a workbook of travel costs"),
        canDecide,
        null,
        holder);
  }

  private static InvitationsPage invitations() {
    return new InvitationsPage(
        List.of(study()),
        "http://localhost:8400/join/2vV6pXn3QkK0h4Jx8Yc1Rw7TzB5sLd9G",
        10,
        14,
        "");
  }

  private static TasksPage tasks() {
    return new TasksPage(
        offered(),
        List.of(
            new TasksPage.Broken(
                "sort-the-post",
                List.of(
                    "task.yaml, line 14, column 5, steps[2].txt: unknown field. Did you mean"
                        + " “text”?"))));
  }

  private static StatusPage status() {
    return new StatusPage(
        new StudioHealth.Report(
            null,
            null,
            new HostStatus(
                "3f2a9c4e7b",
                "MCowBQYDK2VwAyEA",
                2,
                2,
                1,
                Map.of("desktop", "ready", "tickets", "building")),
            1),
        List.of());
  }

  private static StatusPage statusDown() {
    return new StatusPage(
        new StudioHealth.Report(
            null, "It did not answer within two seconds at http://localhost:8401.", null, 3),
        List.of());
  }

  private static PeoplePage people() {
    return new PeoplePage(
        List.of(
            new StaffAccounts.Account(RESEARCHER, true, NOW),
            new StaffAccounts.Account(GUARDIAN, true, NOW),
            new StaffAccounts.Account(OPERATOR, false, NOW)),
        null,
        "",
        "");
  }

  private static List<AuditEntry> entries() {
    return List.of(
        entry(4, "rosalind", "EXPORT", Denied.RULE),
        entry(3, "you", "SUBMIT", "own_recording"),
        entry(2, "rosalind", "DENIED", Denied.RULE),
        entry(1, "you", "REVIEW_KEY", "own_recording"));
  }

  private static AuditEntry entry(long seq, String who, String act, String rule) {
    return new AuditEntry(
        seq, NOW, "staff:1", who, act, SESSION.toString(), STUDY_ID.toString(), rule, DIGEST);
  }
}
