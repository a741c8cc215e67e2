package greenroom.sandbox.browser;

import greenroom.sandbox.ContextEvent;
import greenroom.sandbox.ContextLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.bidi.Command;
import org.openqa.selenium.bidi.Connection;
import org.openqa.selenium.bidi.Event;
import org.openqa.selenium.remote.http.ClientConfig;
import org.openqa.selenium.remote.http.HttpClient;

/**
 * Hears what happens in every page of one browser session.
 *
 * <p>A script in a world of its own, which pages cannot see, queues what it has to say; once its
 * world exists it is handed a channel. (A preload script that takes the channel as its argument
 * silently loses its messages.)
 *
 * @see <a href="https://www.w3.org/TR/webdriver-bidi/">WebDriver BiDi</a>
 */
final class PageWatch implements AutoCloseable {
  private static final String WORLD = "greenroom";
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int MOST_ENDED = 1_000;
  private static final int LINE_LIMIT = 16 * 1024;
  private static final String TOO_LONG = "{}";
  private static final long OLDEST_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final String SCRIPT = script();
  private static final Pattern NUMBERED = Pattern.compile("(\\d{1,15}) (.*)", Pattern.DOTALL);
  private static final String HAND_OVER = "(send) => globalThis.greenroom.open(send)";

  private final HttpClient client;
  private final Connection connection;
  private final Consumer<ContextEvent> listener;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("page-watch").factory());
  private final Map<String, MessageOrder> orders = new ConcurrentHashMap<>();

  /** What is still on its way from a page that is gone must not bring its fields back. */
  private final Set<String> endedRealms =
      Collections.synchronizedSet(
          Collections.newSetFromMap(
              new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                  return size() > MOST_ENDED;
                }
              }));

  private final Map<String, Set<String>> shownFields = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> shownTexts = new ConcurrentHashMap<>();

  PageWatch(int port, String session, Consumer<ContextEvent> listener) {
    this.listener = listener;
    var address = URI.create("ws://localhost:" + port + "/session/" + session);
    client =
        HttpClient.Factory.createDefault()
            .createClient(ClientConfig.defaultConfig().baseUri(address).readTimeout(LIMIT));
    connection = new Connection(client, address.toString());
    begin();
  }

  /** Whether the browser still answers. */
  boolean alive() {
    try {
      send("session.status", Map.of());
      return true;
    } catch (WebDriverException gone) {
      return false;
    }
  }

  @Override
  public void close() {
    worker.shutdownNow();
    shownFields.keySet().forEach(this::hideFields);
    shownTexts.keySet().forEach(this::hideFields);
    connection.close();
    client.close();
  }

  private void begin() {
    connection.addListener("realms", event("script.realmCreated"), this::onRealm);
    connection.addListener("ends", event("script.realmDestroyed"), this::onRealmEnd);
    connection.addListener("messages", event("script.message"), this::onMessage);
    send(
        "session.subscribe",
        Map.of(
            "events", List.of("script.realmCreated", "script.realmDestroyed", "script.message")));
    send("script.addPreloadScript", Map.of("functionDeclaration", SCRIPT, "sandbox", WORLD));
    for (Object context : list(send("browsingContext.getTree", Map.of()), "contexts")) {
      installIn(context);
    }
  }

  /** Pages that were open before: their frames, too. */
  private void installIn(Object context) {
    if (context instanceof Map<?, ?> page) {
      Map<String, Object> target = Map.of("context", text(page, "context"), "sandbox", WORLD);
      worker.execute(
          () -> {
            call(SCRIPT, target, List.of());
            handOver(target);
          });
      list(page, "children").forEach(this::installIn);
    }
  }

  private void onRealm(Map<?, ?> realm) {
    if (WORLD.equals(realm.get("sandbox"))) {
      // Not on the listener's thread: it would wait for its own answer.
      worker.execute(() -> handOver(Map.of("realm", text(realm, "realm"))));
    }
  }

  private void onRealmEnd(Map<?, ?> realm) {
    String ended = text(realm, "realm");
    endedRealms.add(ended);
    orders.remove(ended);
    hideFields(ended);
  }

  private void handOver(Map<String, Object> target) {
    call(HAND_OVER, target, List.of(Map.of("type", "channel", "value", Map.of("channel", WORLD))));
  }

  private void call(String function, Map<String, Object> target, List<Object> arguments) {
    try {
      send(
          "script.callFunction",
          Map.of(
              "functionDeclaration", function,
              "awaitPromise", false,
              "target", target,
              "arguments", arguments));
    } catch (WebDriverException pageIsGone) {
      // It was left before it could be asked; there is nothing to hear from it.
      return;
    }
  }

  private void onMessage(Map<?, ?> message) {
    if (!(message.get("data") instanceof Map<?, ?> data)
        || !(data.get("value") instanceof String line)) {
      return;
    }
    Matcher numbered = NUMBERED.matcher(line);
    String realm = message.get("source") instanceof Map<?, ?> source ? text(source, "realm") : "";
    if (numbered.matches() && !endedRealms.contains(realm)) {
      orders
          .computeIfAbsent(realm, any -> new MessageOrder(next -> read(realm, next)))
          .arrived(Long.parseLong(numbered.group(1)), bounded(numbered.group(2)));
    }
  }

  /** What is too long is not looked at, but has its place: nothing must wait for it. */
  private static String bounded(String line) {
    return line.length() > LINE_LIMIT ? TOO_LONG : line;
  }

  private void read(String realm, String line) {
    long now = System.nanoTime();
    ContextLine.read(line, "browser")
        .map(event -> event.at(monotonic(event.nanos(), now)))
        .ifPresent(event -> deliver(realm, event));
  }

  private void deliver(String realm, ContextEvent event) {
    if (event instanceof ContextEvent.PasswordField field) {
      Set<String> fields = shownFields.computeIfAbsent(realm, any -> ConcurrentHashMap.newKeySet());
      remember(fields, field.key(), field.shown());
    } else if (event instanceof ContextEvent.Text text) {
      Set<String> texts = shownTexts.computeIfAbsent(realm, any -> ConcurrentHashMap.newKeySet());
      remember(texts, text.key(), text.shown());
    }
    listener.accept(event);
  }

  private static void remember(Set<String> keys, String key, boolean shown) {
    if (shown) {
      keys.add(key);
    } else {
      keys.remove(key);
    }
  }

  /** A page that is left takes its fields with it, though nobody says so. */
  private void hideFields(String realm) {
    Set<String> fields = shownFields.remove(realm);
    if (fields != null) {
      long now = System.nanoTime();
      new HashSet<>(fields)
          .forEach(key -> listener.accept(new ContextEvent.PasswordField(now, key, false, null)));
    }
    Set<String> texts = shownTexts.remove(realm);
    if (texts != null) {
      long now = System.nanoTime();
      new HashSet<>(texts)
          .forEach(
              key ->
                  listener.accept(
                      new ContextEvent.Text(now, key, "", false, null, true, true, "")));
    }
  }

  /** Pages tell wall-clock milliseconds; one that makes no sense becomes the time of arrival. */
  private static long monotonic(long wallMillis, long now) {
    long age = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis() - wallMillis);
    return age >= 0 && age <= OLDEST_NANOS ? now - age : now;
  }

  private Map<?, ?> send(String method, Map<String, Object> parameters) {
    var members = new HashMap<String, @Nullable Object>(parameters);
    Map<?, ?> answer =
        connection.sendAndWait(new Command<Map<?, ?>>(method, members, Map.class), LIMIT);
    return answer == null ? Map.of() : answer;
  }

  private static Event<Map<?, ?>> event(String method) {
    return new Event<>(method, parameters -> parameters);
  }

  private static List<?> list(Map<?, ?> map, String name) {
    return map.get(name) instanceof List<?> list ? list : List.of();
  }

  private static String text(Map<?, ?> map, String name) {
    return map.get(name) instanceof String text ? text : "";
  }

  private static String script() {
    try (InputStream in = PageWatch.class.getResourceAsStream("page-watch.js")) {
      return new String(
          Objects.requireNonNull(in, "page-watch.js").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
