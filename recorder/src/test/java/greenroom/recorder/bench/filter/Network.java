package greenroom.recorder.bench.filter;

import java.util.ArrayList;
import java.util.List;

/** Addresses of machines. */
final class Network {
  /** First bytes of public IPv4 ranges that are in use. */
  private static final List<Integer> PUBLIC =
      List.of(5, 23, 46, 62, 77, 81, 93, 109, 151, 188, 203);

  private Network() {}

  static Value ipv4(Dice dice, String label) {
    var text = dice.of(PUBLIC) + "." + dice.below(256) + "." + dice.below(256);
    return Value.of(Kind.IPV4, "public", label, text + "." + dice.between(1, 254));
  }

  static Value nearlyIpv4(Dice dice, String label) {
    var text =
        dice.of(
            dice.between(260, 999) + "." + dice.below(256) + "." + dice.below(256) + ".7",
            dice.between(1, 30) + "." + dice.below(20) + "." + dice.below(20),
            dice.below(256) + "." + dice.below(256) + "." + dice.between(300, 999) + ".1",
            "§ " + dice.between(1, 30) + "." + dice.below(20));
    return Value.of(Kind.IPV4, "no-address", label, text);
  }

  static Value ipv6(Dice dice, String label) {
    var start = dice.of("2a02:", "2607:", "2001:41d0:", "2a01:4f8:");
    if (dice.chance(50)) {
      int groups = start.chars().filter(c -> c == ':').count() == 1 ? 7 : 6;
      return Value.of(Kind.IPV6, "full", label, start + groups(dice, groups));
    }
    return Value.of(
        Kind.IPV6, "compressed", label, start + groups(dice, 2) + "::" + groups(dice, 2));
  }

  static Value nearlyIpv6(Dice dice, String label) {
    var text =
        dice.of(
            "%02d:%02d:%02d".formatted(dice.below(24), dice.below(60), dice.below(60)),
            "ratio " + dice.between(2, 9) + ":" + dice.between(2, 9),
            groups(dice, 9) + ":zz",
            "row " + dice.between(2, 9) + ": col " + dice.between(2, 9));
    return Value.of(Kind.IPV6, "no-address", label, text);
  }

  private static String groups(Dice dice, int count) {
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      groups.add(dice.from("123456789abcdef", 1) + dice.from(Dice.HEX, dice.between(2, 3)));
    }
    return String.join(":", groups);
  }

  static Value mac(Dice dice, String label) {
    var hex = dice.from(Dice.HEX, 1) + dice.from("02468ace", 1) + dice.from(Dice.HEX, 10);
    var text =
        switch (dice.below(4)) {
          case 0 -> Groups.of(hex, ":", 2);
          case 1 -> Groups.of(hex.toUpperCase(java.util.Locale.ROOT), "-", 2);
          case 2 -> Groups.of(hex.toUpperCase(java.util.Locale.ROOT), ":", 2);
          default -> Groups.of(hex, ".", 4);
        };
    return Value.of(Kind.MAC, "address", label, text);
  }

  static Value nearlyMac(Dice dice, String label) {
    var text =
        dice.of(
            Groups.of(dice.from(Dice.HEX, 10), ":", 2),
            Groups.of(dice.from("ghkmpqrstuvwxyz", 12), ":", 2),
            Groups.of(dice.from(Dice.HEX, 8), "-", 2));
    return Value.of(Kind.MAC, "no-address", label, text);
  }
}
