package greenroom.sandbox.docker;

import greenroom.sandbox.SandboxException;
import greenroom.sandbox.SandboxId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a desktop and its host share: a directory of Unix sockets, and nothing else.
 *
 * <p>The inner directory is mounted into the desktop, whose user can do there what it likes: so it
 * is part of a size-limited tmpfs where the host may mount one, and a socket in it is never used by
 * its path. It is looked at (a socket file of the desktop's own user, through no symbolic link) and
 * then given a second name, a hard link, in the outer directory that only the host can write. What
 * happens to the first name afterwards changes nothing.
 */
final class SessionDirectory {
  static final String SCREEN = "rfb.sock";
  static final String CONTEXT = "context.sock";
  static final String BROWSER = "webdriver.sock";

  private static final int TYPE_MASK = 0170000;
  private static final int SOCKET = 0140000;
  private static final String TMPFS = "size=1m,nr_inodes=64,mode=0700,nosuid,nodev,noexec";

  private final Path outer;
  private final Path inner;

  private SessionDirectory(Path outer) {
    this.outer = outer;
    this.inner = outer.resolve("s");
  }

  /** The directory of a sandbox that may or may not exist yet. */
  static SessionDirectory of(Path runDirectory, SandboxId id) {
    return new SessionDirectory(runDirectory.resolve(id.value()));
  }

  /** All that are there; whatever else lies in the run directory is not touched. */
  static List<SessionDirectory> all(Path runDirectory) {
    if (!Files.isDirectory(runDirectory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(runDirectory)) {
      return entries
          .filter(entry -> SandboxId.isValid(String.valueOf(entry.getFileName())))
          .map(SessionDirectory::new)
          .filter(directory -> Files.isDirectory(directory.inner, LinkOption.NOFOLLOW_LINKS))
          .toList();
    } catch (IOException e) {
      throw new SandboxException("The run directory " + runDirectory + " cannot be listed.", e);
    }
  }

  /** Whether this process may give files away, and so can keep sockets closed to all others. */
  static boolean privileged() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** The name of the sandbox that it belongs to. */
  String sandbox() {
    return String.valueOf(outer.getFileName());
  }

  /** The part that the desktop sees. */
  Path inner() {
    return inner;
  }

  void create() {
    try {
      var ownerOnly =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
      Files.createDirectories(outer.getParent(), ownerOnly);
      Files.createDirectory(outer, ownerOnly);
      if (privileged()) {
        // Without the right to mount (a root inside a container, say) a plain directory must do.
        run(List.of("mount", "-t", "tmpfs", "-o", TMPFS, "greenroom", outer.toString()));
        Files.createDirectory(inner, ownerOnly);
        Files.setAttribute(inner, "unix:uid", Hardening.USER, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(inner, "unix:gid", Hardening.USER, LinkOption.NOFOLLOW_LINKS);
      } else {
        Files.createDirectory(inner);
        Files.setPosixFilePermissions(inner, PosixFilePermissions.fromString("rwxrwxrwx"));
      }
    } catch (IOException e) {
      throw new SandboxException(
          "The session directory " + outer + " cannot be made: " + e.getMessage(), e);
    }
  }

  /** Whether the desktop has put something there under this name. */
  boolean offers(String name) {
    return Files.exists(inner.resolve(name), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * The screen's socket. It was given its second name when the desktop started, before anybody was
   * let in, and no other ever takes its place.
   */
  Path screen() {
    Path pinned = outer.resolve(SCREEN);
    return privileged() && isDesktopsSocket(pinned) ? pinned : socket(SCREEN);
  }

  /** A socket that the desktop opens when it likes, and may open anew. */
  Path socket(String name) {
    Path offered = inner.resolve(name);
    if (!offers(name)) {
      throw new SandboxException("The sandbox " + outer.getFileName() + " has no " + name + ".");
    }
    if (!isDesktopsSocket(offered)) {
      throw notASocket(name);
    }
    return privileged() ? pin(offered, name) : offered;
  }

  /** Unmounts and removes it. Safe to call again. */
  void remove() {
    if (!Files.isDirectory(outer, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (privileged() && mounted()) {
      run(List.of("umount", "--lazy", outer.toString()));
    }
    try {
      deleteAll(inner);
      deleteAll(outer);
    } catch (IOException e) {
      throw new SandboxException("The session directory " + outer + " cannot be removed.", e);
    }
  }

  private synchronized Path pin(Path offered, String name) {
    Path pinned = outer.resolve(name);
    try {
      if (!sameFile(offered, pinned)) {
        Path fresh = outer.resolve(name + ".new");
        Files.deleteIfExists(fresh);
        Files.createLink(fresh, offered);
        // Looked at again under a name that the desktop cannot change.
        if (!isDesktopsSocket(fresh)) {
          Files.delete(fresh);
          throw notASocket(name);
        }
        Files.move(fresh, pinned, StandardCopyOption.ATOMIC_MOVE);
      }
      return pinned;
    } catch (IOException e) {
      throw new SandboxException(
          "The socket " + name + " of sandbox " + outer.getFileName() + " cannot be reached.", e);
    }
  }

  private static boolean sameFile(Path one, Path other) throws IOException {
    return Files.exists(other, LinkOption.NOFOLLOW_LINKS)
        && Objects.equals(attributes(one).get("ino"), attributes(other).get("ino"));
  }

  private static boolean isDesktopsSocket(Path file) {
    try {
      Map<String, Object> attributes = attributes(file);
      return attributes.get("mode") instanceof Integer mode
          && (mode & TYPE_MASK) == SOCKET
          && Integer.valueOf(Hardening.USER).equals(attributes.get("uid"));
    } catch (IOException none) {
      return false;
    }
  }

  private static Map<String, Object> attributes(Path file) throws IOException {
    return Files.readAttributes(file, "unix:mode,uid,ino", LinkOption.NOFOLLOW_LINKS);
  }

  private SandboxException notASocket(String name) {
    return new SandboxException(
        "The file "
            + name
            + " of sandbox "
            + outer.getFileName()
            + " is not a socket of the desktop's own user. It is not used; end this session.");
  }

  private static void deleteAll(Path directory) throws IOException {
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> entries = Files.list(directory)) {
      for (Path entry : entries.toList()) {
        Files.deleteIfExists(entry);
      }
    }
    Files.deleteIfExists(directory);
  }

  private boolean mounted() {
    try {
      return !Files.getFileStore(outer).equals(Files.getFileStore(outer.getParent()));
    } catch (IOException e) {
      return false;
    }
  }

  private static void run(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      // No such program: as if it had failed.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("Interrupted while preparing a session directory.", e);
    }
  }
}
