package greenroom.recorder.bench.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How much processor time a process and its descendants have used, from {@code /proc}. */
public final class ProcessCpu {
  /** What the kernel counts in ({@code sysconf(_SC_CLK_TCK)} on every Linux that we run on). */
  private static final double TICKS_PER_SECOND = 100;

  private ProcessCpu() {}

  /** Seconds on a processor so far: every thread of the process and of its living descendants. */
  public static double seconds(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants())
        .mapToDouble(each -> own(each.pid()))
        .sum();
  }

  /** See {@code proc(5)}: fields 14 and 15, counted after the command's closing parenthesis. */
  private static double own(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 15);
      return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    } catch (IOException e) {
      return 0; // it has ended; what it used is not counted any more
    }
  }
}
