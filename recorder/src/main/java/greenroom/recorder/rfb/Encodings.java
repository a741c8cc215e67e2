package greenroom.recorder.rfb;

import java.util.List;
import java.util.Set;

/** Numbers of encodings and pseudo-encodings (RFC 6143 section 7.6 and the rfbproto registry). */
public final class Encodings {
  public static final int RAW = 0;
  public static final int COPY_RECT = 1;
  public static final int HEXTILE = 5;
  public static final int TIGHT = 7;
  public static final int ZRLE = 16;
  public static final int DESKTOP_SIZE = -223;
  public static final int LAST_RECT = -224;
  public static final int CURSOR = -239;
  public static final int QEMU_EXTENDED_KEY = -258;
  public static final int LED_STATE = -261;
  public static final int DESKTOP_NAME = -307;
  public static final int FENCE = -312;
  public static final int CONTINUOUS_UPDATES = -313;
  public static final int EXTENDED_CLIPBOARD = 0xC0A1E5CE;

  /** What a browser may use: every message these lead to has one known form. */
  public static final Set<Integer> ALLOWED =
      Set.of(
          RAW,
          COPY_RECT,
          HEXTILE,
          TIGHT,
          ZRLE,
          LAST_RECT,
          CURSOR,
          QEMU_EXTENDED_KEY,
          LED_STATE,
          DESKTOP_NAME,
          FENCE,
          CONTINUOUS_UPDATES);

  private Encodings() {}

  /**
   * The allowed ones of these, in the client's order; at least Raw, which needs no offer.
   *
   * @param clipboard whether {@link #EXTENDED_CLIPBOARD} is allowed too
   */
  public static List<Integer> allowed(List<Integer> offered, boolean clipboard) {
    var kept =
        offered.stream()
            .filter(one -> ALLOWED.contains(one) || (clipboard && one == EXTENDED_CLIPBOARD))
            .toList();
    return kept.isEmpty() ? List.of(RAW) : kept;
  }
}
