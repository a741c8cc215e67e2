package greenroom.recorder.bench.filter;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

/** JSON web tokens, private keys and the keys that clouds and services give out. */
final class Tokens {
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
  private static final String BASE64 = Dice.ALPHANUMERIC + "+/";
  private static final String BASE64_URL = Dice.ALPHANUMERIC + "-_";

  private Tokens() {}

  /** RFC 7519 in the compact form of RFC 7515. */
  static Value jwt(Dice dice, String label) {
    var header = dice.of("HS256", "RS256", "ES256");
    var payload =
        "{\"sub\":\"%s\",\"name\":\"%s\",\"iat\":%d}"
            .formatted(
                dice.digits(10),
                dice.from(Dice.LOWER, 8),
                dice.between(1_600_000_000, 1_799_999_999));
    int signature = header.equals("HS256") ? 32 : header.equals("ES256") ? 64 : 128;
    var core = encoded(payload) + "." + URL.encodeToString(dice.bytes(signature));
    var text = encoded("{\"alg\":\"" + header + "\",\"typ\":\"JWT\"}") + "." + core;
    return new Value(Kind.JWT, header.toLowerCase(Locale.ROOT), label, text, core);
  }

  /** Three dotted parts whose first is no header. */
  static Value nearlyJwt(Dice dice, String label) {
    var text =
        dice.of(
            "com.example." + dice.from(Dice.LOWER, 9) + "." + dice.from(Dice.LOWER, 6),
            dice.from(Dice.LOWER, 9) + "." + dice.from(Dice.LOWER, 12) + ".properties",
            encoded("hello " + dice.from(Dice.LOWER, 4)) + "." + encoded("world"));
    return Value.of(Kind.JWT, "no-header", label, text);
  }

  private static String encoded(String text) {
    return URL.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** RFC 7468 with the labels that private keys have. */
  static Value pem(Dice dice, String label) {
    var form = dice.of("EC PRIVATE KEY", "PRIVATE KEY", "RSA PRIVATE KEY", "OPENSSH PRIVATE KEY");
    int bytes = form.startsWith("RSA") || form.startsWith("OPENSSH") ? 270 : 120;
    var body = Groups.of(Base64.getEncoder().encodeToString(dice.bytes(bytes)), "\n", 64);
    return new Value(
        Kind.PEM,
        form.toLowerCase(Locale.ROOT).replace(' ', '-'),
        label,
        armoured(form, body),
        body);
  }

  /** What is public by nature. */
  static Value nearlyPem(Dice dice, String label) {
    var body = Groups.of(Base64.getEncoder().encodeToString(dice.bytes(90)), "\n", 64);
    var form = dice.of("CERTIFICATE", "PUBLIC KEY");
    return new Value(Kind.PEM, "public", label, armoured(form, body), body);
  }

  private static String armoured(String form, String body) {
    return "-----BEGIN " + form + "-----\n" + body + "\n-----END " + form + "-----";
  }

  /** Prefixes, lengths and alphabets as the services document them. */
  static Value key(Dice dice, String label) {
    return switch (dice.below(17)) {
      case 0 -> key("aws-id", label, "AKIA" + dice.from(Dice.UPPER + "234567", 16));
      case 1 -> key("aws-secret", "aws_secret_access_key", dice.from(BASE64, 40));
      case 2 -> key("github", label, github(dice));
      case 3 ->
          key(
              "github-fine",
              label,
              "github_pat_"
                  + dice.from(Dice.ALPHANUMERIC, 22)
                  + "_"
                  + dice.from(Dice.ALPHANUMERIC, 59));
      case 4 -> key("gitlab", label, "glpat-" + dice.from(BASE64_URL, 20));
      case 5 ->
          key(
              "slack",
              label,
              "xoxb-"
                  + dice.digits(12)
                  + "-"
                  + dice.digits(12)
                  + "-"
                  + dice.from(Dice.ALPHANUMERIC, 24));
      case 6 -> key("stripe", label, "sk_live_" + dice.from(Dice.ALPHANUMERIC, 24));
      case 7 -> key("google", label, "AIza" + dice.from(BASE64_URL, 35));
      case 8 ->
          key(
              "openai",
              label,
              "sk-proj-" + dice.from(BASE64_URL, 74) + "T3BlbkFJ" + dice.from(BASE64_URL, 74));
      case 9 -> key("anthropic", label, "sk-ant-api03-" + dice.from(BASE64_URL, 93) + "AA");
      case 10 ->
          key(
              "sendgrid",
              label,
              "SG." + dice.from(BASE64_URL, 22) + "." + dice.from(BASE64_URL, 43));
      case 11 -> key("twilio", label, "SK" + dice.from(Dice.HEX, 32));
      case 12 -> key("npm", label, "npm_" + dice.from(Dice.ALPHANUMERIC, 36));
      case 13 -> key("pypi", label, "pypi-AgEIcHlwaS5vcmc" + dice.from(BASE64_URL, 120));
      case 14 -> key("hugging-face", label, "hf_" + dice.from(Dice.UPPER + Dice.LOWER, 34));
      case 15 -> key("digital-ocean", label, "dop_v1_" + dice.from(Dice.HEX, 64));
      default ->
          key("azure-storage", "AccountKey", dice.from(BASE64, 85) + dice.from("AQgw", 1) + "==");
    };
  }

  private static Value key(String form, String label, String text) {
    return Value.of(Kind.KEY, form, label, text);
  }

  /** The last six characters are the CRC-32 of the random part in base 62. */
  private static String github(Dice dice) {
    var random = dice.from(Dice.ALPHANUMERIC, 30);
    var crc = new CRC32();
    crc.update(random.getBytes(StandardCharsets.US_ASCII));
    long rest = crc.getValue();
    var check = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      check.insert(0, Dice.ALPHANUMERIC.charAt((int) (rest % 62)));
      rest /= 62;
    }
    return dice.of("ghp_", "gho_", "ghs_") + random + check;
  }

  /** The prefix alone, or cut short, or a word that only begins alike. */
  static Value nearlyKey(Dice dice, String label) {
    var text =
        dice.of(
            List.of(
                "AKIA-" + dice.digits(4),
                "ghp_short",
                "sk_" + dice.from(Dice.LOWER, 5),
                "xoxb channel " + dice.digits(2),
                "npm_config_" + dice.from(Dice.LOWER, 6),
                "SG.report." + dice.digits(4),
                "hf_" + dice.from(Dice.LOWER, 6)));
    return Value.of(Kind.KEY, "too-short", label, text);
  }
}
