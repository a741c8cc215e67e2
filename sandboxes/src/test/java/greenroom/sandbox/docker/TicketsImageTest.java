package greenroom.sandbox.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import greenroom.sandbox.ExecResult;
import greenroom.sandbox.Sandbox;
import greenroom.sandbox.SandboxSpec;
import greenroom.sandbox.testing.StagingPages;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The ticket desk in its container beside a desktop, used over HTTP the way its pages do. */
@Tag("docker")
class TicketsImageTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String SEED =
      """
      SELECT desk.queue('Orders', 'Orders and deliveries');
      SELECT desk.colleague('rowan.hale', 'Rowan Hale', 'rowan@tickets.test', 'kettle-ärger-42');
      SELECT desk.customer('nora@example.com', 'Nora O''Brien', 'Brien & Co');
      SELECT desk.ticket('Orders', 'Chairs are late', 'nora@example.com', 5.4,
        E'Where are the chairs?\\n\\nNora O''Brien', priority => 'Low');
      SELECT desk.comment('rowan.hale', 5.1, 'Asked the depot.');
      SELECT desk.ticket('Orders', 'Grey files', 'nora@example.com', 30, 'Sixty, please.',
        status => 'resolved', owner => 'rowan.hale');
      SELECT desk.ticket('Orders', 'A lamp', 'nora@example.com', 1, 'It flickers.', priority => 'Medium');
      """;

  private static TestHost host;
  private static Sandbox sandbox;

  @BeforeAll
  static void start() {
    host = TestHost.withoutBrowser();
    try (var engine = DockerEngine.connect()) {
      new ImageBuilder(engine, TestHost.images(), System.err::println).build("tickets");
    }
    sandbox = host.sandboxes().start(new SandboxSpec("desktop", 1280, 720));
    long began = System.nanoTime();
    sandbox.startStagingApp("tickets");
    System.err.println("tickets: answers after " + (System.nanoTime() - began) / 1_000_000 + " ms");
    ExecResult seeded = sandbox.execIn("tickets", List.of("seed"), SEED.getBytes(UTF_8), LIMIT);
    assertThat(new String(seeded.standardError(), UTF_8)).isEmpty();
    assertThat(seeded.exitCode()).isZero();
  }

  @AfterAll
  static void stop() {
    if (host != null) {
      host.close();
    }
  }

  @Test
  void seeded_tickets_are_those_that_request_tracker_itself_would_have_made() {
    ExecResult validated =
        sandbox.execIn("tickets", List.of("rt-validator-5", "--check"), new byte[0], LIMIT);

    assertThat(new String(validated.standardOutput(), UTF_8)).isEmpty();
    assertThat(validated.exitCode()).isZero();
    assertThat(
            query(
                "select subject, customer, status, owner, priority from desk.tickets"
                    + " where subject in ('Grey files', 'A lamp') order by id"))
        .containsExactly(
            "[\"Grey files\",\"Nora O'Brien\",\"resolved\",\"rowan.hale\",\"Low\"]",
            "[\"A lamp\",\"Nora O'Brien\",\"new\",\"Nobody\",\"Medium\"]");
  }

  @Test
  void a_ticket_is_found_by_its_customers_name_and_changed_through_the_web() {
    assertThat(web("/NoAuth/Login.html", "user=rowan.hale", "pass=wrong"))
        .contains("Your username or password is incorrect");
    web("/NoAuth/Login.html", "user=rowan.hale", "pass=kettle-ärger-42");
    assertThat(web("/")).contains("Logged in as", "Chairs are late");

    String id = query("select id from desk.tickets where subject = 'Chairs are late'").getFirst();
    id = id.replaceAll("[^0-9]", "");
    assertThat(web("/Search/Simple.html", "q=Nora O'Brien"))
        .contains("/Ticket/Display.html?id=" + id);

    web(
        "/Ticket/Modify.html",
        "id=" + id,
        "Status=open",
        "Owner=rowan.hale",
        "Priority=100",
        "SubmitTicket=1");
    web(
        "/Ticket/Update.html",
        "id=" + id,
        "Action=Comment",
        "UpdateType=private",
        "UpdateContent=Call back: früh – before ten",
        "SubmitTicket=Update Ticket");

    assertThat(query("select status, owner, priority, points from desk.tickets where id = " + id))
        .containsExactly("[\"open\",\"rowan.hale\",\"High\",\"100\"]");
    assertThat(query("select kind, author, text from desk.messages where ticket = " + id))
        .contains("[\"comment\",\"rowan.hale\",\"Call back: früh – before ten\"]");
  }

  @Test
  void a_query_changes_nothing_and_is_one_statement() {
    assertThat(failure("update tickets set priority = 100"))
        .isEqualTo("A query begins with SELECT, WITH or VALUES.");
    assertThat(failure("with gone as (delete from tickets returning id) select * from gone"))
        .isEqualTo("The query failed: cannot execute SELECT in a read-only transaction");
    assertThat(failure("select 1; delete from tickets"))
        .isEqualTo("The query failed: cannot insert multiple commands into a prepared statement");
    assertThat(query("select null, true, '?', ':a', 'ß'"))
        .containsExactly("[\"\",\"1\",\"?\",\":a\",\"ß\"]");
  }

  @Test
  void a_broken_seed_loads_nothing() {
    String broken =
        "SELECT desk.queue('Half', ''); SELECT desk.ticket('Half', 's', 'a@b.test', 1, 't');";

    ExecResult seeded = sandbox.execIn("tickets", List.of("seed"), broken.getBytes(UTF_8), LIMIT);

    assertThat(seeded.exitCode()).isNotZero();
    assertThat(new String(seeded.standardError(), UTF_8))
        .isEqualTo("The seed was not loaded: The seed names a person who was not added before\n");
    assertThat(query("select count(*) from queues where name = 'Half'")).containsExactly("[\"0\"]");
  }

  @Test
  void nothing_but_the_web_server_listens_and_it_has_no_rights() {
    // Local addresses of listening sockets, as the kernel writes them: 127.0.0.11, port 80.
    assertThat(inApp("awk '$4 == \"0A\" {print $2}' /proc/net/tcp /proc/net/tcp6"))
        .isEqualTo("0B00007F:0050");
    assertThat(inApp("id -u; awk '/^CapEff|^NoNewPrivs/ {print $2}' /proc/self/status"))
        .isEqualTo("64711\n0000000000000000\n1");
    assertThat(inApp("touch /opt/tickets/x 2>&1; ls /sys/class/net"))
        .isEqualTo("touch: cannot touch '/opt/tickets/x': Read-only file system\nlo");
  }

  private static String web(String path, String... fields) {
    return new StagingPages(sandbox, "tickets").page(path, fields);
  }

  private static List<String> query(String sql) {
    ExecResult result = ask(sql);
    assertThat(new String(result.standardError(), UTF_8)).isEmpty();
    return new String(result.standardOutput(), UTF_8).lines().toList();
  }

  private static String failure(String sql) {
    ExecResult result = ask(sql);
    assertThat(result.exitCode()).isNotZero();
    return new String(result.standardError(), UTF_8).strip();
  }

  private static ExecResult ask(String sql) {
    return sandbox.execIn("tickets", List.of("query"), sql.getBytes(UTF_8), LIMIT);
  }

  private static String inApp(String script) {
    ExecResult result = sandbox.execIn("tickets", List.of("sh", "-c", script), new byte[0], LIMIT);
    return new String(result.standardOutput(), UTF_8).strip();
  }
}
