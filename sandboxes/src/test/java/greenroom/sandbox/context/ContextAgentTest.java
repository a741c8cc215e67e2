package greenroom.sandbox.context;

import static org.assertj.core.api.Assertions.assertThat;

import greenroom.sandbox.ContextEvent;
import greenroom.sandbox.ContextEvent.Box;
import greenroom.sandbox.Sandbox;
import greenroom.sandbox.SandboxSpec;
import greenroom.sandbox.docker.TestHost;
import greenroom.sandbox.testing.FakeBrowser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The accessibility agent inside a real desktop. */
@Tag("docker")
class ContextAgentTest {
  private static final String WINDOW =
      """
      import gi
      gi.require_version("Gtk", "3.0")
      from gi.repository import Gtk
      window = Gtk.Window(title="Sign in")
      window.set_default_size(400, 200)
      column = Gtk.Box(orientation=Gtk.Orientation.VERTICAL)
      user = Gtk.Entry()
      secret = Gtk.Entry()
      secret.set_visibility(False)
      button = Gtk.Button(label="Go on")
      for widget in (user, secret, button):
          column.pack_start(widget, True, True, 4)
      window.add(column)
      window.connect("destroy", Gtk.main_quit)
      button.connect("clicked", lambda _: window.destroy())
      window.show_all()
      Gtk.main()
      """;

  private final BlockingQueue<ContextEvent> heard = new LinkedBlockingQueue<>();

  @Test
  void tells_focus_windows_clicks_and_password_fields() throws Exception {
    try (var host = new TestHost(any -> new FakeBrowser());
        Sandbox sandbox = host.sandboxes().start(new SandboxSpec("desktop", 1280, 720));
        var reader = new ContextReader(sandbox::contextSocket, heard::add)) {
      openWindow(sandbox);
      var field =
          (ContextEvent.PasswordField)
              await(e -> e instanceof ContextEvent.PasswordField f && f.shown());
      Box place = boxOf(field);
      assertThat(place.width()).isGreaterThan(100);

      long before = System.nanoTime();
      run(sandbox, "xdotool key Tab");
      var focus =
          (ContextEvent.Focus)
              await(e -> e instanceof ContextEvent.Focus f && f.element().password());
      assertThat(focus.element().box()).isEqualTo(place);
      assertThat(focus.nanos()).isBetween(before, System.nanoTime());

      run(sandbox, click(place.x() + 30, place.y() + place.height() + 20));
      var pressed =
          (ContextEvent.Element)
              await(
                  e ->
                      e instanceof ContextEvent.Element f
                          && f.element().role().equals("push button"));
      assertThat(pressed.element().name()).isEqualTo("Go on");

      await(e -> e instanceof ContextEvent.PasswordField f && !f.shown());
      tellsWhatAllWindowsShow(sandbox, reader);
      assertThat(reader.dropped()).isZero();
    }
  }

  @Test
  void tells_what_an_editor_shows_however_it_came_there_and_when_it_is_gone() throws Exception {
    try (var host = new TestHost(any -> new FakeBrowser());
        Sandbox sandbox = host.sandboxes().start(new SandboxSpec("desktop", 1280, 720));
        var reader = new ContextReader(sandbox::contextSocket, heard::add)) {
      sandbox.launch(List.of("mousepad"));
      var empty = awaitText(text -> text.shown() && text.text().isEmpty());
      run(sandbox, "xdotool type hello");
      var typed = awaitText(text -> text.text().equals("hello"));
      assertThat(typed.key()).isEqualTo(empty.key());
      assertThat(typed.certain()).isTrue();
      Box box = typed.box();
      assertThat(box).isNotNull();
      assertThat(box.width()).isGreaterThan(100);

      sandbox.exec(
          List.of("xclip", "-selection", "clipboard"),
          " and pasted".getBytes(StandardCharsets.UTF_8),
          Duration.ofSeconds(10));
      run(sandbox, "xdotool key ctrl+v");
      awaitText(text -> text.text().equals("hello and pasted"));

      run(sandbox, "pkill -x mousepad");
      awaitText(text -> text.key().equals(typed.key()) && !text.shown());
      assertThat(reader.dropped()).isZero();
    }
  }

  @Test
  void a_window_whose_program_is_killed_goes_by_the_name_that_it_had_last() throws Exception {
    try (var host = new TestHost(any -> new FakeBrowser());
        Sandbox sandbox = host.sandboxes().start(new SandboxSpec("desktop", 1280, 720));
        var reader = new ContextReader(sandbox::contextSocket, heard::add)) {
      openWindow(sandbox);
      run(sandbox, "pkill -KILL -f [w]indow.py");
      await(
          e ->
              e instanceof ContextEvent.Window w
                  && w.change().equals("destroy")
                  && w.title().equals("Sign in"));
      assertThat(reader.dropped()).isZero();
    }
  }

  private ContextEvent.Text awaitText(Predicate<ContextEvent.Text> wanted)
      throws InterruptedException {
    return (ContextEvent.Text) await(e -> e instanceof ContextEvent.Text text && wanted.test(text));
  }

  /** Opens the window and waits for it; an earlier one of its name may still be going. */
  private void openWindow(Sandbox sandbox) throws InterruptedException {
    sandbox.copyIn("/home/volunteer/window.py", WINDOW.getBytes(StandardCharsets.UTF_8));
    sandbox.launch(List.of("python3", "/home/volunteer/window.py"));
    await(
        e ->
            e instanceof ContextEvent.Window w
                && w.change().equals("activate")
                && w.title().equals("Sign in"));
  }

  private void tellsWhatAllWindowsShow(Sandbox sandbox, ContextReader reader)
      throws InterruptedException {
    openWindow(sandbox);
    assertThat(reader.ask("demand-1")).isTrue();
    assertThat(reader.ask("demand-2")).isTrue();
    for (String request : List.of("demand-1", "demand-2")) {
      var tree =
          (ContextEvent.Tree)
              await(
                  e ->
                      e instanceof ContextEvent.Tree t
                          && t.request().equals(request)
                          && t.title().equals("Sign in"));
      assertThat(tree.whole()).isTrue();
      assertThat(tree.nodes().getFirst().role()).isEqualTo("frame");
      assertThat(tree.nodes())
          .filteredOn(node -> node.role().equals("push button"))
          .singleElement()
          .satisfies(
              node -> {
                assertThat(node.name()).isEqualTo("Go on");
                assertThat(node.box()).isNotNull();
                assertThat(node.parent()).isPositive();
              });
      assertThat(tree.nodes()).anyMatch(node -> node.role().equals("password text"));
    }
  }

  private static Box boxOf(ContextEvent.PasswordField field) {
    Box box = field.box();
    assertThat(box).isNotNull();
    return box;
  }

  private static String click(int x, int y) {
    return "xdotool mousemove " + x + " " + y + " mousedown 1 sleep 0.2 mouseup 1";
  }

  private static void run(Sandbox sandbox, String command) {
    sandbox.exec(List.of(command.split(" ")), new byte[0], Duration.ofSeconds(10));
  }

  private ContextEvent await(Predicate<ContextEvent> wanted) throws InterruptedException {
    @Nullable ContextEvent event = heard.poll(15, TimeUnit.SECONDS);
    while (event != null && !wanted.test(event)) {
      event = heard.poll(15, TimeUnit.SECONDS);
    }
    assertThat(event).isNotNull();
    return event;
  }
}
