package greenroom.recorder.proving;

import greenroom.recorder.Manifest.ClockError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.random.RandomGenerator;

/**
 * Measures a desktop's clock error: a program in the desktop flips a patch of the screen at each
 * press of a key, and says when it got the key and when the patch was drawn; keys come at random
 * moments.
 */
public final class ScreenFlips implements ProofPart {
  /** Control_R: does nothing by itself, whoever gets it. */
  static final int KEYSYM = 0xffe4;

  private static final Duration SET_UP = Duration.ofSeconds(20);

  private final int count;
  private final int leastGap;
  private final int mostGap;
  private final RandomGenerator random;
  private List<Flip> flips = List.of();

  /**
   * @param count how many flips
   * @param leastGap shortest time between two keys, milliseconds
   * @param mostGap longest
   */
  public ScreenFlips(int count, int leastGap, int mostGap, RandomGenerator random) {
    this.count = count;
    this.leastGap = leastGap;
    this.mostGap = mostGap;
    this.random = random;
  }

  /** Few enough for some seconds, many enough to know a broken clock. */
  public static ScreenFlips ofPreamble(RandomGenerator random) {
    return new ScreenFlips(25, 40, 200, random);
  }

  @Override
  public void act(DesktopToProve desktop, Hands hands) {
    var limit = SET_UP.plusMillis((long) count * mostGap);
    var program =
        CompletableFuture.supplyAsync(
            () -> desktop.run(List.of("python3", "-", Integer.toString(count)), script(), limit),
            task -> Thread.ofVirtual().name("screen-flips").start(task));
    // Keys before the program listens reach a desktop that does not mind.
    while (!program.isDone()) {
      hands.press(KEYSYM);
      hands.rest(random.nextInt(leastGap, mostGap + 1));
    }
    try {
      flips = read(new String(program.join(), StandardCharsets.US_ASCII));
    } catch (CompletionException e) {
      throw new ProvingException("The program that flips the screen failed.", e);
    }
  }

  @Override
  public Proof judge(OpenedProof stored, Proof before) {
    var delays = delays(stored);
    return before.withClockError(
        new ClockError(delays.length, Percentile.of(delays, 50), Percentile.of(delays, 99)));
  }

  /**
   * For each flip the nanoseconds from the key's recorded time, plus the program's own delay, to
   * the first stored picture that shows it; sorted.
   *
   * @throws ProvingException if a flip was not recorded
   */
  public long[] delays(OpenedProof stored) {
    return FlipMatch.delays(flips, stored);
  }

  /** Reads what the program printed. */
  public static List<Flip> read(String lines) {
    var read = new ArrayList<Flip>();
    for (var line : lines.lines().toList()) {
      var words = line.split(" ", -1);
      read.add(
          new Flip(Integer.parseInt(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2])));
    }
    return List.copyOf(read);
  }

  /**
   * The program, for {@code python3 - <count>}; with two more numbers it flips by itself, at gaps
   * of that many milliseconds at least and at most.
   */
  public static byte[] script() {
    try (InputStream script = ScreenFlips.class.getResourceAsStream("flips.py")) {
      return Objects.requireNonNull(script, "flips.py").readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
