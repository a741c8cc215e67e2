package greenroom.recorder.bench.filter;

import java.util.Locale;

/** The kinds of personal values and secrets that are planted. */
enum Kind {
  CARD(true, "payment cards"),
  IBAN(true, "bank accounts (IBAN)"),
  SSN(true, "US social security numbers"),
  PHONE(true, "phone numbers"),
  EMAIL(true, "e-mail addresses"),
  IPV4(true, "IPv4 addresses"),
  IPV6(false, "IPv6 addresses"),
  MAC(true, "MAC addresses"),
  JWT(false, "JSON web tokens"),
  PEM(false, "private keys in PEM"),
  KEY(false, "cloud and API keys"),
  CRYPTO(false, "crypto addresses and keys"),
  NATIONAL(true, "national ids"),
  PASSPORT(false, "passports and licences");

  /** Whether forms of real applications ask for it in several fields. */
  final boolean splits;

  final String title;

  Kind(boolean splits, String title) {
    this.splits = splits;
    this.title = title;
  }

  /** What it is called on the command line. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
