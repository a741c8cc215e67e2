package greenroom.recorder.filter.detect;

import java.util.function.Consumer;

/** IPv4 (RFC 791), IPv6 (RFC 4291) and hardware addresses (IEEE 802), whole ones only. */
final class InternetAddress implements Detector {
  static final String RULE = "ip-address";
  static final String HARDWARE_RULE = "mac-address";
  private static final int LONGEST = 64;
  private static final Labels VERSIONS = new Labels("v", "version", "release", "build", "ver");

  @Override
  public void find(CharSequence text, Consumer<Found> found) {
    int at = 0;
    while (at < text.length()) {
      if (!member(text.charAt(at))) {
        at++;
        continue;
      }
      int end = at;
      while (end < text.length() && member(text.charAt(end))) {
        end++;
      }
      boolean apart = (at == 0 || !Glyphs.word(text.charAt(at - 1))) && Glyphs.ends(text, end);
      if (apart && end - at <= LONGEST) {
        token(text, at, end, found);
      }
      at = end;
    }
  }

  private static boolean member(char c) {
    return Glyphs.hex(c) || c == ':' || c == '.' || c == '-';
  }

  private static void token(CharSequence text, int begin, int stop, Consumer<Found> found) {
    int from = begin;
    int to = stop;
    while (to > from && !Glyphs.hex(text.charAt(to - 1)) && !endsOpen(text, from, to)) {
      to--;
    }
    while (from < to && !Glyphs.hex(text.charAt(from)) && text.charAt(from) != ':') {
      from++;
    }
    var token = text.subSequence(from, to).toString();
    if (hardware(token)) {
      found.accept(new Found(HARDWARE_RULE, from, to));
    } else if ((four(token) && !version(text, from)) || six(token)) {
      found.accept(new Found(RULE, from, to));
    }
  }

  /** An IPv6 prefix may end in two colons. */
  private static boolean endsOpen(CharSequence text, int from, int to) {
    return to - from > 2 && text.charAt(to - 1) == ':' && text.charAt(to - 2) == ':';
  }

  private static boolean version(CharSequence text, int from) {
    int begin = Math.max(0, from - 10);
    return VERSIONS.in(text.subSequence(begin, from).toString().toLowerCase(java.util.Locale.ROOT));
  }

  private static boolean four(String token) {
    var parts = token.split("\\.", -1);
    if (parts.length != 4) {
      return false;
    }
    for (var part : parts) {
      if (part.isEmpty()
          || part.length() > 3
          || !part.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return false;
      }
      if (Integer.parseInt(part) > 255 || (part.length() > 1 && part.startsWith("0"))) {
        return false;
      }
    }
    int first = Integer.parseInt(parts[0]);
    return first != 127 && first != 0 && !token.startsWith("255.255.");
  }

  private static boolean six(String token) {
    int open = token.indexOf("::");
    if (open >= 0 && token.indexOf("::", open + 1) >= 0) {
      return false;
    }
    int dot = token.indexOf('.');
    var plain = token;
    if (dot >= 0) {
      int tail = token.lastIndexOf(':') + 1;
      if (tail == 0 || !four(token.substring(tail))) {
        return false;
      }
      plain = token.substring(0, tail) + "0:0";
    }
    int groups = 0;
    for (var part : plain.split(":", -1)) {
      if (part.length() > 4 || !part.chars().allMatch(c -> Glyphs.hex((char) c))) {
        return false;
      }
      groups += part.isEmpty() ? 0 : 1;
    }
    boolean digit = token.chars().anyMatch(c -> c >= '0' && c <= '9');
    return open >= 0
        ? groups >= 2 && groups <= 7 && (digit || groups >= 4)
        : groups == 8 && plain.chars().filter(c -> c == ':').count() == 7;
  }

  private static boolean hardware(String token) {
    if (token.length() == 14 && token.charAt(4) == '.' && token.charAt(9) == '.') {
      return hexGroups(token.split("\\.", -1), 3, 4);
    }
    if (token.length() != 17) {
      return false;
    }
    char parted = token.charAt(2);
    return (parted == ':' || parted == '-')
        && hexGroups(token.split(String.valueOf(parted), -1), 6, 2);
  }

  private static boolean hexGroups(String[] groups, int count, int length) {
    if (groups.length != count) {
      return false;
    }
    for (var group : groups) {
      if (group.length() != length || !group.chars().allMatch(c -> Glyphs.hex((char) c))) {
        return false;
      }
    }
    return true;
  }
}
