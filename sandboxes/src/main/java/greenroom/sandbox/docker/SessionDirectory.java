package greenroom.sandbox.docker;

import greenroom.sandbox.SandboxException;
import greenroom.sandbox.SandboxId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The one directory that a desktop and its host share: it holds Unix sockets and nothing else.
 *
 * <p>The desktop's user can write there, so it is a size-limited tmpfs where the host may mount
 * one, and a socket is looked at before each use: a socket file of the desktop's own user, reached
 * through no symbolic link. The run directory above it is closed to everybody else.
 */
final class SessionDirectory {
  private static final int TYPE_MASK = 0170000;
  private static final int SOCKET = 0140000;
  private static final String SIZE = "size=1m,nr_inodes=64,mode=0700,nosuid,nodev,noexec";

  private final Path path;

  private SessionDirectory(Path path) {
    this.path = path;
  }

  /** The directory of a sandbox that may or may not exist yet. */
  static SessionDirectory of(Path runDirectory, SandboxId id) {
    return new SessionDirectory(runDirectory.resolve(id.value()));
  }

  static List<Path> all(Path runDirectory) {
    if (!Files.isDirectory(runDirectory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(runDirectory)) {
      return entries.filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)).toList();
    } catch (IOException e) {
      throw new SandboxException("The run directory " + runDirectory + " cannot be listed.", e);
    }
  }

  Path path() {
    return path;
  }

  /** Whether this process may give files away, and so can keep sockets closed to all others. */
  static boolean privileged() {
    return "root".equals(System.getProperty("user.name"));
  }

  void create() {
    try {
      Files.createDirectories(
          path.getParent(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Files.createDirectory(path);
      if (privileged()) {
        mountTmpfs();
        Files.setAttribute(path, "unix:uid", Hardening.USER, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:gid", Hardening.USER, LinkOption.NOFOLLOW_LINKS);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
      } else {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
      }
    } catch (IOException e) {
      throw new SandboxException(
          "The session directory " + path + " cannot be made: " + e.getMessage(), e);
    }
  }

  /** The path of a socket in it, looked at just now. */
  Path socket(String name) {
    Path socket = path.resolve(name);
    Map<String, Object> file;
    try {
      file = Files.readAttributes(socket, "unix:mode,uid", LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      throw new SandboxException("The sandbox " + path.getFileName() + " has no " + name + ".", e);
    }
    boolean isSocket = file.get("mode") instanceof Integer mode && (mode & TYPE_MASK) == SOCKET;
    if (!isSocket || !Integer.valueOf(Hardening.USER).equals(file.get("uid"))) {
      throw new SandboxException(
          "The file "
              + name
              + " of sandbox "
              + path.getFileName()
              + " is not a socket of the desktop's own user. It is not used; end this session.");
    }
    return socket;
  }

  boolean hasSocket(String name) {
    return Files.exists(path.resolve(name), LinkOption.NOFOLLOW_LINKS);
  }

  /** Unmounts and removes it. Safe to call again. */
  void remove() {
    if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (privileged() && mounted()) {
      run(List.of("umount", "--lazy", path.toString()));
    }
    try (Stream<Path> entries = Files.list(path)) {
      for (Path entry : entries.toList()) {
        Files.deleteIfExists(entry);
      }
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new SandboxException("The session directory " + path + " cannot be removed.", e);
    }
  }

  private void mountTmpfs() {
    // Without the right to mount (a root inside a container, say) a plain directory must do.
    run(List.of("mount", "-t", "tmpfs", "-o", SIZE, "greenroom", path.toString()));
  }

  private boolean mounted() {
    try {
      return !Files.getFileStore(path).equals(Files.getFileStore(path.getParent()));
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
