package greenroom.recorder.filter.ocr;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads with the stock {@code tesseract} command, a process a picture: the picture goes in through
 * its standard input and the words come out of its standard output. The kernel refuses it any file
 * to write to, a core included, and more memory than is set here.
 *
 * @see <a href="https://tesseract-ocr.github.io/tessdoc/Command-Line-Usage.html">its manual</a>
 */
public final class Tesseract implements TextReader {
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int MOST_OUTPUT = 4 << 20;

  private static final List<String> LIMITS =
      List.of("prlimit", "--core=0", "--fsize=0", "--as=2147483648");

  /** Sparse text in any order; no dictionary, which would make words of numbers. */
  private static final List<String> COMMAND =
      List.of(
          "tesseract",
          "stdin",
          "stdout",
          "--psm",
          "11",
          "--dpi",
          "150",
          "-l",
          "eng",
          "-c",
          "load_system_dawg=0",
          "-c",
          "load_freq_dawg=0",
          "tsv");

  private final List<String> command;
  private final Duration limit;
  private volatile @Nullable Process running;
  private volatile boolean closed;

  public Tesseract() {
    this(COMMAND, LONGEST);
  }

  /**
   * @param command what reads in its place
   * @param limit after this a reading is ended
   */
  Tesseract(List<String> command, Duration limit) {
    this.command = command;
    this.limit = limit;
  }

  /** Whether the command and its English data are on this machine. */
  public static boolean available() {
    try {
      var process = start(List.of("tesseract", "--list-langs"));
      process.getOutputStream().close();
      var languages = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 && languages.lines().anyMatch("eng"::equals);
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Process start(List<String> command) throws IOException {
    var limited = new java.util.ArrayList<>(LIMITS);
    limited.addAll(command);
    var builder = new ProcessBuilder(limited).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("OMP_THREAD_LIMIT", "1"); // more threads than one only wait
    return builder.start();
  }

  @Override
  public List<Word> read(GreyPicture picture) {
    try {
      var process = start(command);
      running = process;
      if (closed) {
        process.destroyForcibly();
      }
      var watch = Thread.ofVirtual().name("ocr-watch").start(() -> endInTime(process));
      try {
        return read(picture, process);
      } finally {
        process.destroyForcibly();
        watch.interrupt();
      }
    } catch (IOException e) {
      throw new ReadingException("tesseract does not run on this machine.");
    }
  }

  private List<Word> read(GreyPicture picture, Process process) throws IOException {
    Thread.ofVirtual().name("ocr-feed").start(() -> feed(process, picture));
    byte[] table = process.getInputStream().readNBytes(MOST_OUTPUT + 1);
    if (table.length > MOST_OUTPUT) {
      throw new ReadingException("tesseract wrote more than a picture can hold.");
    }
    if (exitCode(process) != 0) {
      throw new ReadingException("tesseract failed, or took longer than it may.");
    }
    return WordTable.read(new String(table, StandardCharsets.UTF_8), picture);
  }

  private static void feed(Process process, GreyPicture picture) {
    try (OutputStream input = new BufferedOutputStream(process.getOutputStream(), 1 << 16)) {
      Doubled.write(picture, input);
    } catch (IOException e) {
      return; // it has ended already, which its exit code or its output says
    }
  }

  private void endInTime(Process process) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int exitCode(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ReadingException("The reading was interrupted.");
    }
  }

  @Override
  public void close() {
    closed = true;
    var process = running;
    if (process != null) {
      process.destroyForcibly();
    }
  }
}
