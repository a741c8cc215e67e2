package greenroom.recorder.filter;

import greenroom.recorder.RecordedEvent;
import greenroom.recorder.RecordedEvent.Box;
import greenroom.recorder.RecordedEvent.Redacted;
import greenroom.recorder.filter.Unread.Patch;
import greenroom.recorder.filter.detect.Detectors;
import greenroom.recorder.filter.detect.Found;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;

/** Secrets that were read on the screen: where, since when and until when. */
final class DrawnSecrets {
  private static final int MOST_KNOWN = 256;

  /** A secret that the screen shows. */
  private static final class Drawn {
    final String rule;
    final String compact;
    final Box box;
    final long from;
    long to = Filter.NEVER;

    /** Whether it was looked at while it was shown. */
    boolean lookedAt;

    Drawn(String rule, String compact, Box box, long from) {
      this.rule = rule;
      this.compact = compact;
      this.box = box;
      this.from = from;
    }

    boolean open() {
      return to == Filter.NEVER;
    }
  }

  private final PersonalData data;
  private final List<Drawn> all = new ArrayList<>();

  /** What was told of already. */
  private final Set<String> known = new LinkedHashSet<>();

  DrawnSecrets(PersonalData data) {
    this.data = data;
  }

  /** Where secrets were read last that these changes may have changed. */
  List<Box> touched(List<Patch> patches) {
    return all.stream().filter(each -> touched(each, patches)).map(each -> each.box).toList();
  }

  private static boolean touched(Drawn drawn, List<Patch> patches) {
    return drawn.open() && patches.stream().anyMatch(patch -> patch.box().meets(drawn.box));
  }

  /**
   * Takes what was read where the screen had changed. What was read there before and was not any
   * more is black until then, or goes on if only a character or two look different; what nothing
   * changed is still there, whatever was read.
   *
   * @param until when the last of these changes had arrived
   */
  void read(List<TextLine> lines, List<Patch> patches, long until) {
    for (var drawn : all) {
      if (touched(drawn, patches)
          && lines.stream()
              .noneMatch(line -> Slip.of(line.at(drawn.box), List.of(drawn.compact)))) {
        drawn.to = until;
      }
    }
    for (var line : lines) {
      var text = line.text();
      for (var found : secrets(text)) {
        var box = line.box(found);
        if (all.stream()
            .noneMatch(each -> each.open() && FieldBoxes.widened(each.box).covers(box))) {
          var compact = Compact.of(text.substring(found.from(), found.to()));
          all.add(new Drawn(found.rule(), compact, box, since(box, patches)));
        }
      }
    }
  }

  /** What must not be seen of it, as it was read or as it may be meant. */
  private List<Found> secrets(String text) {
    var read = data.find(text);
    var meant = data.find(Lookalikes.meant(text));
    var secrets = new ArrayList<Found>();
    read.secrets().stream().filter(each -> beside(each, meant)).forEach(secrets::add);
    meant.secrets().stream().filter(each -> beside(each, read)).forEach(secrets::add);
    return Detectors.merged(secrets);
  }

  /** Whether it is nothing that the other way to read it shows to be the task's own. */
  private static boolean beside(Found found, PersonalData.Finds other) {
    return other.planted().stream().noneMatch(own -> own.holds(found));
  }

  /** Since when it may have been there: what no change touched was misread until now. */
  private static long since(Box box, List<Patch> patches) {
    return patches.stream()
        .filter(patch -> patch.box().meets(box))
        .mapToLong(patch -> patch.from() - FieldBoxes.LEAD)
        .min()
        .orElse(Long.MIN_VALUE);
  }

  List<Box> at(long t) {
    return all.stream()
        .filter(each -> t >= each.from && (each.open() || t < each.to + FieldBoxes.TRAIL))
        .map(each -> FieldBoxes.widened(each.box))
        .toList();
  }

  /**
   * What is to be stored for those that are shown at {@code t}, once for each secret; nothing for
   * those that are black anyway.
   */
  List<RecordedEvent> tell(long t, LongFunction<Mask> blackAnyway) {
    var told = new ArrayList<RecordedEvent>();
    for (var each : all) {
      if (each.from > t || known.contains(each.compact)) {
        continue;
      }
      boolean over = t >= each.to;
      if (over ? !each.lookedAt : !blackAnyway.apply(t).covers(each.box)) {
        know(each.compact);
        told.add(new Redacted(t, Redacted.READ + each.rule));
      }
      each.lookedAt |= !over;
    }
    return told;
  }

  private void know(String compact) {
    known.add(compact);
    if (known.size() > MOST_KNOWN) {
      known.remove(known.iterator().next());
    }
  }

  void forgetBefore(long t) {
    all.removeIf(each -> !each.open() && each.to + FieldBoxes.TRAIL < t);
  }

  @Override
  public String toString() {
    return "DrawnSecrets[" + all.size() + "]";
  }
}
