package greenroom.recorder.filter;

import greenroom.recorder.RecordedEvent.Box;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where elements show secrets, since when and until when. */
final class Places {
  /**
   * A place that must be black: the element's box, or, if it is null, more than that.
   *
   * @param certain whether nothing outside of the box shows the element's text
   */
  record Place(String key, @Nullable Box box, boolean certain, long from, long to) {
    boolean open() {
      return to == Filter.NEVER;
    }
  }

  private final List<Place> all = new ArrayList<>();

  void add(Place place) {
    all.add(place);
  }

  /** The element no longer shows it, or no longer there. */
  void end(String key, long t) {
    all.replaceAll(
        place ->
            place.open() && place.key().equals(key)
                ? new Place(
                    key, place.box(), place.certain(), place.from(), Math.max(t, place.from()))
                : place);
  }

  /** The places that are to be black in the picture shown at {@code t}. */
  List<Place> at(long t) {
    var at = new ArrayList<Place>();
    for (var place : all) {
      boolean ended = !place.open() && t >= place.to() + FieldBoxes.TRAIL;
      if (t >= place.from() - FieldBoxes.LEAD && !ended) {
        at.add(place);
      }
    }
    return at;
  }

  void forgetBefore(long t) {
    all.removeIf(place -> !place.open() && place.to() + FieldBoxes.TRAIL < t);
  }
}
