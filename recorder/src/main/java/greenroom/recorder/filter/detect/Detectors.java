package greenroom.recorder.filter.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All detectors together. Immutable; may be used by any thread. */
public final class Detectors {
  /** What ends in the middle of being typed; see {@link Opening}. */
  public static final String UNFINISHED = "unfinished";

  /** Parts a field's label from its text in what is handed to {@link #find}. */
  public static final char LABEL_END = '\u0003';

  private final List<Detector> all;

  private Detectors(List<Detector> all) {
    this.all = List.copyOf(all);
  }

  /**
   * @param words what a study does not want stored besides: names, code words, places
   */
  public static Detectors with(List<String> words) {
    return new Detectors(
        List.of(
            new PrivateKey(),
            new WebToken(),
            new CryptoAddress(),
            new Card(),
            new Iban(),
            new Email(),
            new SocialSecurity(),
            new NationalNumber(),
            new NationalCode(),
            new Document(),
            new Phone(),
            new InternetAddress(),
            new ApiKey(),
            new ListedWords(words)));
  }

  /** What in this text must not be stored, in order; nothing overlaps. */
  public List<Found> find(CharSequence text) {
    return merged(all(text));
  }

  /** All that each detector finds. */
  public List<Found> all(CharSequence text) {
    var found = new ArrayList<Found>();
    for (var detector : all) {
      detector.find(text, found::add);
    }
    if (!found.isEmpty()) {
      for (var armour : Armour.in(text.toString())) {
        // A certificate's lines look as disordered as a key's.
        found.removeIf(
            each -> !armour.secret() && each.rule().equals(ApiKey.RULE) && armour.holds(each));
      }
    }
    return found;
  }

  /**
   * Finds in order, without overlaps. Of two that do overlap, the one that begins first counts (of
   * two that begin together, the longer one, or else the more special), and reaches to the end of
   * both.
   */
  public static List<Found> merged(List<Found> all) {
    if (all.size() < 2) {
      return all;
    }
    var found = new ArrayList<>(all);
    found.sort(Comparator.comparingInt(Found::from).thenComparingInt(f -> -f.to()));
    var merged = new ArrayList<Found>();
    for (var next : found) {
      var last = merged.isEmpty() ? null : merged.getLast();
      if (last == null || next.from() >= last.to()) {
        merged.add(next);
      } else if (next.to() > last.to()) {
        merged.set(merged.size() - 1, new Found(last.rule(), last.from(), next.to()));
      }
    }
    return merged;
  }
}
