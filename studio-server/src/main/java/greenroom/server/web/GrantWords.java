package greenroom.server.web;

import greenroom.server.access.Grant;

/** Where a request stands, in words. */
public final class GrantWords {
  private GrantWords() {}

  public static String state(Grant grant) {
    return switch (grant.state()) {
      case WAITING ->
          grant.decisions().isEmpty() ? "waits for two guardians" : "waits for one guardian";
      case GRANTED -> "granted";
      case REFUSED -> "refused";
      case EXPIRED -> "expired";
    };
  }

  /** The pill's style. */
  public static String tone(Grant grant) {
    return switch (grant.state()) {
      case WAITING -> "warm";
      case GRANTED -> "";
      case REFUSED -> "grave";
      case EXPIRED -> "dull";
    };
  }
}
