package greenroom.recorder.host;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the host's memory, which holds content, off the disk.
 *
 * <p>The launcher starts the host with {@code ulimit -c 0} and {@code @sealed.options}. This class
 * refuses to run with a flag that would write memory to a file, whoever set it, and without those
 * that keep the virtual machine from doing so by itself when it crashes. {@link ProcessSeal} adds
 * what only the kernel can keep.
 */
final class JvmGuard {
  private static final List<String> WRITES_MEMORY =
      List.of(
          "-XX:+HeapDumpOnOutOfMemoryError",
          "-XX:+HeapDumpBeforeFullGC",
          "-XX:+HeapDumpAfterFullGC",
          "-XX:+CreateCoredumpOnCrash",
          "-XX:+CrashOnOutOfMemoryError",
          "-XX:+ErrorFileToStdout",
          "-XX:+ErrorFileToStderr",
          "-XX:+ReplayCompiles",
          "-XX:+PerfDataSaveToFile",
          "-XX:OnOutOfMemoryError",
          "-XX:OnError",
          "-XX:StartFlightRecording",
          "-agentlib:",
          "-agentpath:",
          "-Xrunjdwp",
          "-Xdebug");

  /** By default the virtual machine writes each of these files where it runs. */
  private static final List<String> NEEDED =
      List.of(
          "-XX:ErrorFile=/dev/null", "-XX:-DumpReplayDataOnError", "-XX:-CreateCoredumpOnCrash");

  private JvmGuard() {}

  /** The flag of this process that would let its memory out, as one sentence for people. */
  static Optional<String> objection() {
    return objection(ManagementFactory.getRuntimeMXBean().getInputArguments());
  }

  static Optional<String> objection(List<String> flags) {
    return flags.stream()
        .filter(flag -> WRITES_MEMORY.stream().anyMatch(flag::startsWith))
        .findFirst()
        .map(
            flag ->
                "The recorder host does not run with "
                    + flag
                    + ", which could write what volunteers type to a file. Remove that flag"
                    + " (look at JAVA_TOOL_OPTIONS, too) and start again.")
        .or(() -> missing(flags));
  }

  private static Optional<String> missing(List<String> flags) {
    return NEEDED.stream()
        .filter(flag -> !flags.contains(flag))
        .findFirst()
        .map(
            flag ->
                "The recorder host does not run without "
                    + flag
                    + ": a crash could write what volunteers type to a file. Start it with"
                    + " ./greenroom up, or give java the flags of sealed.options.");
  }

  /** Whether the machine may swap memory out to a disk. */
  static boolean swapIsOn() {
    return swapIsOn(Path.of("/proc/swaps"));
  }

  static boolean swapIsOn(Path swaps) {
    try (var lines = Files.lines(swaps)) {
      return lines.skip(1).anyMatch(line -> !line.isBlank() && !line.startsWith("/dev/zram"));
    } catch (IOException e) {
      return false;
    }
  }
}
