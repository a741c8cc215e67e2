package greenroom.recorder.filter;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Addresses of pages, which hide what they say behind escapes. */
final class Addresses {
  private Addresses() {}

  /** Without escapes, if they are well-formed. */
  static String decoded(String address) {
    try {
      return URLDecoder.decode(address, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return address;
    }
  }
}
