package greenroom.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import greenroom.recorder.RecordingId;
import greenroom.recorder.SessionState;
import greenroom.server.Person;
import greenroom.server.web.Look;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * The studio's pages as people use them: a real browser, the real studio on a real PostgreSQL; only
 * the recorder host is moved by hand. Every page is looked at in two widths.
 */
@Tag("browser")
class StudioInBrowserTest {
  private static final String PASSWORD = "four unrelated words";
  private static final String RECIPIENT =
      "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

  @TempDir Path data;
  private final List<String> complaints = new ArrayList<>();
  private TestStudio studio;
  private EmbeddedServer server;
  private Look look;
  private String address;

  @BeforeEach
  void start() throws IOException {
    studio = new TestStudio(data);
    int port = freePort();
    address = "http://localhost:" + port;
    server =
        ApplicationContext.builder()
            .banner(false)
            .singletons(studio.rooms)
            .properties(Studio.webProperties(port, URI.create(address), URI.create(address)))
            .start()
            .getBean(EmbeddedServer.class)
            .start();
    look = new Look();
    look.playHost();
  }

  @AfterEach
  void stop() {
    look.close();
    server.getApplicationContext().close();
    studio.close();
  }

  @Test
  void a_volunteer_goes_from_the_invitation_to_the_completion_code() throws IOException {
    go("/join/" + studio.token("volunteer"));
    inspect("studio-join");
    assertThat(all("input[name=purpose]:checked")).as("pre-ticked purposes").isEmpty();
    all("input[name=purpose]").forEach(WebElement::click);
    press("I take part");
    inspect("studio-welcome");
    String recoveryCode = text("#recovery-code");
    follow("Show me the tasks");
    inspect("studio-home-new");

    press("Start");
    RecordingId session = sessionId();
    await("return document.documentElement.dataset.firstFrameMs !== undefined");
    studio.hosts.says(session, SessionState.RECORDING, 12, null);
    run("window.fakeHost.change('RECORDING')");
    await("return document.querySelector('[data-part=light]').dataset.light === 'recording'");
    inspect("studio-session");

    studio.hosts.says(session, SessionState.CLOSED, 300, "passed");
    run("window.fakeHost.say({type: 'closed', state: 'CLOSED'})");
    await("return location.pathname.endsWith('/review') && document.querySelector('video')");
    await("return document.documentElement.dataset.events !== undefined");
    inspect("studio-review");
    press("Submit the recording");
    inspect("studio-done");
    assertThat(text("#completion-code")).isNotBlank();
    assertThat(text("[data-owed]")).isNotBlank();

    follow("Back to the tasks");
    inspect("studio-home");
    go("/home/receipt");
    inspect("studio-receipt");
    go("/home/accesses");
    inspect("studio-accesses");
    assertThat(text("main")).contains("opened the recording", "submitted the recording");

    press("Sign out");
    go("/return");
    inspect("studio-return");
    browser("#code").sendKeys(recoveryCode);
    press("Come back");
    assertThat(path()).isEqualTo("/home");
    allIsWell();
  }

  @Test
  void a_recording_is_taken_back_in_two_clicks() throws IOException {
    RecordingId session = submitted();
    go("/home");
    browser("details.meant summary").click();
    press("Yes, take it back");
    assertThat(text("h1")).isEqualTo("Taken back");
    assertThat(studio.hosts.hasFilesOf(session)).isFalse();
  }

  @Test
  void a_recording_is_thrown_away_before_it_is_given() throws IOException {
    RecordingId session = reviewing();
    browser("details.meant summary").click();
    press("Yes, throw it away");
    assertThat(text("h1")).isEqualTo("Thrown away");
    assertThat(studio.hosts.hasFilesOf(session)).isFalse();
  }

  @Test
  void a_researcher_asks_two_guardians_approve_and_nobody_alone() throws IOException {
    submitted();
    press("Sign out");
    signInFirst("researcher");
    inspect("studio-staff");
    go("/staff/recordings");
    browser("input[name=task]").click();
    browser("#purpose").sendKeys("Train an agent that corrects workbooks, and measure it.");
    browser("#recipient").sendKeys(RECIPIENT);
    inspect("studio-recordings");
    press("Ask for these recordings");
    String request = path();
    inspect("studio-request-asked");
    assertThat(all("button[value=approve]")).as("the requester cannot decide").isEmpty();
    go("/staff/invitations");
    press("Make a link");
    inspect("studio-invitations");
    press("Sign out");

    signInFirst("guardian-1");
    go("/staff/requests");
    inspect("studio-requests");
    follow("Open");
    inspect("studio-request-guardian");
    leaveBy(browser("button[value=approve]"));
    assertThat(all("button[value=approve]")).as("nobody decides twice").isEmpty();
    go("/staff/audit");
    inspect("studio-audit");
    press("Sign out");

    signInFirst("guardian-2");
    go(request);
    leaveBy(browser("button[value=approve]"));
    assertThat(text(".pill")).isEqualTo("granted");
    press("Sign out");

    go("/staff");
    inspect("studio-sign-in");
    browser("#name").sendKeys("researcher");
    browser("#password").sendKeys(PASSWORD);
    press("Sign in");
    go(request);
    inspect("studio-request-granted");
    assertThat(text("main")).contains("Download the bundle");
    allIsWell();
  }

  @Test
  void a_researcher_writes_down_what_is_never_stored() throws Exception {
    signInFirst("researcher");
    go("/staff");
    follow("Edit the list");
    inspect("studio-words-new");
    browser("textarea").sendKeys("Mara Lindqvist\n\n<b>Vesper</b> & \u201cSons\u201d\n---\n");
    press("Save the list");
    inspect("studio-words-mistake");
    assertThat(text(".note")).contains("Not saved. Line 4 has no letter and no digit");

    browser("textarea").clear();
    browser("textarea").sendKeys("Mara Lindqvist\n\n<b>Vesper</b> & \u201cSons\u201d\n");
    press("Save the list");
    inspect("studio-words");
    assertThat(text(".note")).startsWith("Saved: 2 entries.");
    go("/staff/words");
    assertThat(browser("textarea").getDomProperty("value"))
        .isEqualTo("Mara Lindqvist\n<b>Vesper</b> & \u201cSons\u201d");
    press("Sign out");

    signInFirst("guardian-1");
    go("/staff/audit");
    inspect("studio-words-audit");
    assertThat(text("main"))
        .contains("changed a study\u2019s word list", "(entries: 2)")
        .doesNotContain("Lindqvist", "Vesper");
    go("/staff/words");
    assertThat(text("h1")).isEqualTo("You have no right to this");
    // The browser itself notes in its console what was answered.
    complaints.removeIf(complaint -> complaint.contains("status of 4"));
    allIsWell();
  }

  @Test
  void an_operator_sees_states_and_counts_and_makes_a_link_for_an_author() throws IOException {
    signInFirst("operator");
    go("/staff/status");
    inspect("studio-status");
    go("/staff/people");
    browser("#name").sendKeys("anna");
    browser("input[value=AUTHOR]").click();
    press("Make a link");
    inspect("studio-people");
    String link = text("#staff-link");
    press("Sign out");
    go(URI.create(link).getPath());
    inspect("studio-staff-welcome");
    setPassword();
    go("/staff/tasks");
    inspect("studio-tasks");
    go("/staff/people");
    inspect("studio-denied");
    assertThat(text("h1")).isEqualTo("You have no right to this");
    assertThat(text(".rule-name")).isNotBlank();
    // The browser itself notes the denial's status in its console.
    complaints.removeIf(complaint -> complaint.contains("status of 403"));
    allIsWell();
  }

  @Test
  void errors_are_said_in_plain_words() throws IOException {
    go("/rule");
    inspect("studio-rule");
    go("/");
    inspect("studio-front");
    go("/join/forged");
    inspect("studio-join-forged");
    assertThat(text("h1")).isEqualTo("This invitation does not work");
    go("/no/such/page");
    assertThat(text("h1")).isEqualTo("There is no such page");
    joined();
    studio.hosts.reachable = false;
    press("Start");
    inspect("studio-host-away");
  }

  @Test
  void a_form_from_elsewhere_changes_nothing() throws Exception {
    String join = "/join/" + studio.token("volunteer");
    HttpResponse<String> withoutToken = post(join, "purpose=train-agents");
    assertThat(withoutToken.statusCode()).isEqualTo(403);
    assertThat(withoutToken.body()).contains("own_pages_only");
    go(join);
    assertThat(text("h1")).isEqualTo(studio.study.title());
  }

  @Test
  void a_form_that_is_too_long_says_so() throws Exception {
    HttpResponse<String> answer = post("/staff/words", "words=" + "a%0A".repeat(70_000));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("more text than fits. Go back, shorten it");
  }

  @Test
  void a_page_elsewhere_is_told_why_it_may_change_nothing() throws Exception {
    HttpRequest.Builder foreign =
        HttpRequest.newBuilder(URI.create(address + "/sessions"))
            .header("Origin", "https://elsewhere.example")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("task=correct-a-workbook"));
    HttpResponse<String> page = send(foreign.build());
    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.body())
        .contains("That did not come from one of our pages", "https://elsewhere.example");

    HttpResponse<String> problem = send(foreign.header("Accept", "application/json").build());
    assertThat(problem.statusCode()).isEqualTo(403);
    assertThat(problem.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(problem.body()).contains("own_pages_only", "Open the studio there");
  }

  @Test
  void an_invitation_that_is_used_up_or_expired_says_so_and_stores_nothing() throws Exception {
    Person.Staff operator = studio.staff("operator");
    var once = studio.rooms.invitations.create(operator, studio.study.id(), 1, Duration.ofDays(1));
    studio.rooms.joining.join(once.token(), studio.study.text().sha256(), Set.of("train-agents"));
    var past = studio.rooms.invitations.create(operator, studio.study.id(), 1, Duration.ZERO);

    for (var closed : Map.of(once, "used as often as it may be", past, "expired on").entrySet()) {
      HttpResponse<String> answer = get("/join/" + closed.getKey().token());
      assertThat(answer.statusCode()).isEqualTo(410);
      assertThat(answer.body())
          .contains("This invitation does not work", closed.getValue(), "Nothing was stored")
          .doesNotContain("Exception", "\tat ");
    }
  }

  @Test
  void every_answer_carries_a_strict_policy() throws Exception {
    for (String path : List.of("/", "/no/such/page", "/rule")) {
      HttpResponse<String> response = get(path);
      assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
          .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
    }
  }

  private void joined() {
    go("/join/" + studio.token("volunteer"));
    all("input[name=purpose]").forEach(WebElement::click);
    press("I take part");
    follow("Show me the tasks");
  }

  private RecordingId reviewing() {
    joined();
    press("Start");
    RecordingId session = sessionId();
    studio.hosts.says(session, SessionState.CLOSED, 300, "passed");
    go("/sessions/" + session + "/review");
    await("return document.documentElement.dataset.events !== undefined");
    return session;
  }

  private RecordingId submitted() {
    RecordingId session = reviewing();
    press("Submit the recording");
    return session;
  }

  private void signInFirst(String name) {
    go("/welcome/" + studio.token(name));
    setPassword();
  }

  private void setPassword() {
    browser("#password").sendKeys(PASSWORD);
    browser("#again").sendKeys(PASSWORD);
    press("Set password and sign in");
    assertThat(path()).isEqualTo("/staff");
  }

  /** Looks at the page that is shown in both widths; keeps pictures. */
  private void inspect(String name) throws IOException {
    for (int width : new int[] {1920, 1280}) {
      look.width(width);
      look.picture(name + "-" + width);
      look.complaints().forEach(text -> complaints.add(name + " " + width + ": " + text));
    }
    look.consoleErrors().forEach(text -> complaints.add(name + " console: " + text));
  }

  private void allIsWell() {
    assertThat(complaints).isEmpty();
  }

  private void go(String path) {
    look.browser().get(address + path);
  }

  private String path() {
    return URI.create(String.valueOf(look.browser().getCurrentUrl())).getPath();
  }

  private RecordingId sessionId() {
    await("return /^.sessions.[0-9a-f-]{36}/.test(location.pathname)");
    return RecordingId.parse(path().split("/")[2]);
  }

  private void press(String label) {
    leaveBy(
        look.browser()
            .findElement(
                By.xpath("(//main | //header)//button[contains(., '%s')]".formatted(label))));
  }

  private void follow(String label) {
    leaveBy(look.browser().findElement(By.partialLinkText(label)));
  }

  /** Clicks what leads to another page, and waits for that page. */
  private void leaveBy(WebElement element) {
    run("window.stillHere = true");
    element.click();
    await("return !window.stillHere && document.readyState === 'complete'");
  }

  private WebElement browser(String selector) {
    return look.browser().findElement(By.cssSelector(selector));
  }

  private List<WebElement> all(String selector) {
    return look.browser().findElements(By.cssSelector(selector));
  }

  private String text(String selector) {
    return browser(selector).getText();
  }

  private void run(String script) {
    look.run(script);
  }

  private void await(String script) {
    new WebDriverWait(look.browser(), Duration.ofSeconds(20))
        .until(
            browser -> {
              Object answer = look.run(script);
              return answer != null && !Boolean.FALSE.equals(answer);
            });
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(address + path)).build());
  }

  private HttpResponse<String> post(String path, String form)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build());
  }

  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString());
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
