package greenroom.sandbox.docker;

import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Volume;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What every container of a sandbox must not be able to do. */
final class Hardening {
  /** Nobody on the host: a dedicated number, so that no user's files or processes are near. */
  static final int USER = 64711;

  /**
   * The engine's default profile for a container without capabilities, except that {@code clone}
   * may make user, process and network namespaces, {@code unshare} a user namespace, and {@code
   * chroot} may be called in them (Chromium's own sandbox); and without {@code ptrace} and its kin.
   */
  private static final String DESKTOP_SECCOMP = resource("seccomp-desktop.json");

  private Hardening() {}

  /** For a desktop: no network, the names of the staging apps, one mount for its sockets. */
  static void desktop(
      HostConfig host, DockerSettings settings, Path sessionDirectory, List<StagingApp> apps) {
    container(host, settings.memoryMegabytes(), settings.processors(), settings.processes());
    String owner = ",uid=" + USER + ",gid=" + USER;
    host.withNetworkMode("none")
        .withSecurityOpts(List.of("no-new-privileges", "seccomp=" + DESKTOP_SECCOMP))
        .withTmpFs(
            Map.of(
                "/tmp", "rw,nosuid,nodev,noexec,mode=1777,size=512m",
                "/run", "rw,nosuid,nodev,noexec,mode=0755,size=16m" + owner,
                "/home/volunteer", "rw,nosuid,nodev,noexec,mode=0700,size=768m" + owner))
        .withExtraHosts(
            apps.stream().map(app -> app.hostName() + ":" + app.address()).toArray(String[]::new))
        .withBinds(new Bind(sessionDirectory.toString(), new Volume("/session"), AccessMode.rw));
  }

  /** For a staging app: the network of its desktop, the engine's default seccomp profile. */
  static void stagingApp(HostConfig host, StagingApp app, String desktopContainer) {
    container(host, app.memoryMegabytes(), 1.0, 500);
    var tmpfs = new HashMap<>(app.tmpfs());
    tmpfs.putIfAbsent("/tmp", "rw,nosuid,nodev,noexec,mode=1777,size=256m");
    tmpfs.putIfAbsent("/run", "rw,nosuid,nodev,noexec,mode=1777,size=16m");
    host.withNetworkMode("container:" + desktopContainer)
        .withSecurityOpts(List.of("no-new-privileges"))
        .withTmpFs(tmpfs);
  }

  private static void container(HostConfig host, int megabytes, double processors, int processes) {
    long memory = megabytes * 1024L * 1024L;
    host.withCapDrop(Capability.ALL)
        .withReadonlyRootfs(true)
        .withMemory(memory)
        .withMemorySwap(memory)
        .withNanoCPUs((long) (processors * 1_000_000_000L))
        .withPidsLimit((long) processes)
        .withShmSize(256L * 1024 * 1024)
        .withIpcMode("private")
        .withCgroupnsMode("private")
        .withLogConfig(new LogConfig(LogConfig.LoggingType.NONE));
  }

  private static String resource(String name) {
    try (InputStream in = Hardening.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
