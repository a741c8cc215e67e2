package greenroom.recorder.video;

/**
 * Which pictures, by their hashes, the decoder still has: the last one that was encoded, and one
 * before it that came back (a caret that blinks, a menu that opens and closes) and is therefore
 * kept.
 */
final class ShownPictures {
  /** Where libvpx, in one pass, keeps what it encoded last, and what it is told to keep. */
  static final int LAST = 0;

  static final int GOLDEN = 1;

  private boolean known;
  private long last;
  private long golden;
  private long shown;
  private long shownBefore;

  /** The slot that holds this picture, or −1. */
  int slotOf(long hash) {
    if (known && hash == last) {
      return LAST;
    }
    return known && hash == golden ? GOLDEN : -1;
  }

  /** Whether this picture, which must be encoded, was seen just before the one that is shown. */
  boolean worthKeeping(long hash) {
    return known && hash == shownBefore;
  }

  /** A picture was encoded; a key frame fills every slot. */
  void encoded(long hash, boolean key) {
    if (key || worthKeeping(hash)) {
      golden = hash;
    }
    last = hash;
    known = true;
  }

  /** A picture is shown from now on. */
  void shows(long hash) {
    if (hash != shown) {
      shownBefore = shown;
      shown = hash;
    }
  }

  void forget() {
    known = false;
  }
}
