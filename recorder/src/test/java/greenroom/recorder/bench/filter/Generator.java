package greenroom.recorder.bench.filter;

import java.util.List;

/** Makes values of every kind, and near misses, from a seed. */
final class Generator {
  /** What fields are called that say nothing about what is in them. */
  private static final List<String> NEUTRAL =
      List.of("Entry", "Details", "Value", "Remark", "Text", "Content", "Field", "Data");

  private final Dice dice;

  Generator(Dice dice) {
    this.dice = dice;
  }

  /** A value that must not be stored. */
  Value secret(Kind kind) {
    var label = dice.of(NEUTRAL);
    return switch (kind) {
      case CARD -> Cards.any(dice, label);
      case IBAN -> BankAccounts.any(dice, label);
      case SSN -> People.ssn(dice, label);
      case PHONE -> People.phone(dice, label);
      case EMAIL -> People.email(dice, label);
      case IPV4 -> Network.ipv4(dice, label);
      case IPV6 -> Network.ipv6(dice, label);
      case MAC -> Network.mac(dice, label);
      case JWT -> Tokens.jwt(dice, label);
      case PEM -> Tokens.pem(dice, label);
      case KEY -> Tokens.key(dice, label);
      case CRYPTO -> CryptoAddresses.any(dice, label);
      case NATIONAL -> NationalIds.any(dice, label);
      case PASSPORT -> People.passport(dice, label);
    };
  }

  /** Another value of the same kind and form, for the control. */
  Value twin(Value of) {
    while (true) {
      var twin = secret(of.kind());
      if (twin.form().equals(of.form()) && !twin.text().equals(of.text())) {
        return new Value(twin.kind(), twin.form(), of.label(), twin.text(), twin.core());
      }
    }
  }

  /** A value that looks alike and is none: its check digits are wrong, or its shape is. */
  Value nearMiss(Kind kind) {
    var label = dice.of(NEUTRAL);
    return switch (kind) {
      case CARD -> Cards.nearly(dice, label);
      case IBAN -> BankAccounts.nearly(dice, label);
      case SSN -> People.nearlySsn(dice, label);
      case PHONE -> People.nearlyPhone(dice, label);
      case EMAIL -> People.nearlyEmail(dice, label);
      case IPV4 -> Network.nearlyIpv4(dice, label);
      case IPV6 -> Network.nearlyIpv6(dice, label);
      case MAC -> Network.nearlyMac(dice, label);
      case JWT -> Tokens.nearlyJwt(dice, label);
      case PEM -> Tokens.nearlyPem(dice, label);
      case KEY -> Tokens.nearlyKey(dice, label);
      case CRYPTO -> CryptoAddresses.nearly(dice, label);
      case NATIONAL -> NationalIds.nearly(dice, label);
      case PASSPORT -> People.nearlyPassport(dice, label);
    };
  }
}
