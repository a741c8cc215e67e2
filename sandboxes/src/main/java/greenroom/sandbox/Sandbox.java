package greenroom.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One disposable desktop with its staging apps. Closing it removes all its containers and its
 * session directory; a sandbox that is not closed outlives the recorder host and is found again by
 * {@link Sandboxes#existing()}.
 */
public interface Sandbox extends AutoCloseable {

  SandboxId id();

  SandboxSpec spec();

  /** Whether the desktop's container still runs. */
  boolean running();

  /**
   * The RFB server's Unix socket on this host, checked (no symbolic link, right owner) at the time
   * of the call. Connect with {@link SandboxSocket#connect}, which checks who answers, too.
   */
  Path screenSocket();

  /**
   * The Unix socket on which the desktop's accessibility agent writes {@link ContextEvent} lines;
   * same check as the screen's.
   */
  Path contextSocket();

  /**
   * The Unix socket behind which the driver of the desktop's browser answers, once the browser was
   * started; same check as the screen's.
   */
  Path browserSocket();

  /**
   * Digests of the images that this sandbox runs, by container role ({@code desktop}, {@code
   * tickets}…).
   */
  Map<String, String> imageDigests();

  /**
   * Starts a staging app beside the desktop, in its network namespace, and waits until it answers.
   */
  void startStagingApp(String name);

  /**
   * Runs a program in the desktop as the desktop's user, with the desktop's display and session bus
   * in its environment.
   */
  ExecResult exec(List<String> command, byte[] standardInput, Duration limit);

  /** Starts a program in the desktop that goes on running; its output is discarded. */
  void launch(List<String> command);

  /** Runs a program in a staging app's container. */
  ExecResult execIn(String stagingApp, List<String> command, byte[] standardInput, Duration limit);

  /** Writes a file into the desktop, making its folders. */
  void copyIn(String path, byte[] content);

  /**
   * Reads a file from the desktop; empty if there is none. Throws {@link SandboxException} above
   * {@code maxBytes}.
   */
  Optional<byte[]> copyOut(String path, long maxBytes);

  /** The desktop's browser, started on first use. */
  SandboxBrowser browser();

  @Override
  void close();
}
