package greenroom.recorder.filter.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Keys and tokens of services: a known prefix with the characters and the length that its keys
 * have, or, behind a label or in a long mixed token, as much disorder as only a random key has.
 *
 * @see <a
 *     href="https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns">published
 *     key formats</a>
 */
final class ApiKey implements Detector {
  static final String RULE = "api-key";
  static final String PASSWORD_RULE = "credential";
  private static final int LONGEST = 4_096;
  private static final int SHORTEST_RANDOM = 20;

  /** Bits a character; English words and identifiers stay below. */
  private static final double DISORDER = 3.6;

  private static final double HEX_DISORDER = 3.0;

  /** What a key's rest is made of. */
  private enum Alphabet {
    DIGITS,
    HEX,
    CAPITALS,
    BASE62,
    BASE64,
    URL;

    boolean has(char c) {
      return switch (this) {
        case DIGITS -> c >= '0' && c <= '9';
        case HEX -> Glyphs.hex(c);
        case CAPITALS -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        case BASE62 -> Glyphs.letter(c) || (c >= '0' && c <= '9');
        case BASE64 -> BASE62.has(c) || c == '+' || c == '/' || c == '=';
        case URL -> BASE62.has(c) || c == '-' || c == '_' || c == '.';
      };
    }
  }

  private record Form(String prefix, Alphabet alphabet, int least, int most) {}

  private static final Map<Character, List<Form>> FORMS =
      forms(
          """
          AKIA CAPITALS 16 16
          ASIA CAPITALS 16 16
          ABIA CAPITALS 16 16
          ACCA CAPITALS 16 16
          ghp_ BASE62 36 255
          gho_ BASE62 36 255
          ghu_ BASE62 36 255
          ghs_ URL 36 1000
          ghr_ BASE62 36 255
          github_pat_ URL 60 255
          glpat- URL 20 300
          gldt- URL 20 300
          glrt- URL 20 300
          glptt- URL 20 300
          xoxb- URL 20 255
          xoxp- URL 20 255
          xoxa- URL 20 255
          xoxr- URL 20 255
          xoxs- URL 20 255
          xoxe- URL 20 255
          xapp- URL 20 255
          sk_live_ BASE62 16 255
          sk_test_ BASE62 16 255
          rk_live_ BASE62 16 255
          rk_test_ BASE62 16 255
          pk_live_ BASE62 16 255
          pk_test_ BASE62 16 255
          whsec_ BASE64 24 100
          AIza URL 35 39
          GOCSPX- URL 24 40
          ya29. URL 20 1000
          1// URL 40 255
          sk-ant- URL 32 255
          sk-proj- URL 32 255
          sk-svcacct- URL 32 255
          sk-or- URL 32 255
          sk- BASE62 32 255
          gsk_ BASE62 40 80
          xai- BASE62 40 120
          pplx- BASE62 32 80
          r8_ BASE62 30 60
          hf_ BASE62 30 60
          api_org_ BASE62 30 60
          npm_ BASE62 36 36
          pypi- URL 50 300
          rubygems_ HEX 48 48
          dckr_pat_ URL 20 60
          SG. URL 40 90
          SK HEX 32 32
          AC HEX 32 32
          key- HEX 32 32
          dop_v1_ HEX 64 64
          doo_v1_ HEX 64 64
          dor_v1_ HEX 64 64
          shpat_ HEX 32 32
          shpca_ HEX 32 32
          shppa_ HEX 32 32
          shpss_ HEX 32 32
          sq0atp- URL 22 60
          sq0csp- URL 43 60
          EAAA URL 56 80
          lin_api_ BASE62 32 60
          secret_ BASE62 40 60
          ntn_ BASE62 40 60
          dapi HEX 32 40
          hvs. URL 24 255
          hvb. URL 24 255
          dp.pt. BASE62 40 50
          ATATT3 URL 100 300
          ATCTT3 URL 100 300
          nfp_ BASE62 36 60
          figd_ URL 40 60
          PMAK- URL 50 70
          rdme_ BASE62 60 80
          sntrys_ BASE64 40 255
          sntryu_ HEX 64 64
          glsa_ URL 32 60
          glc_ BASE64 32 400
          NRAK- CAPITALS 27 27
          pul- HEX 40 40
          tfp_ BASE62 40 70
          patM URL 12 100
          AGE-SECRET-KEY-1 CAPITALS 58 58
          AccountKey= BASE64 86 90
          SharedAccessKey= BASE64 40 90
          vercel_ BASE62 20 60
          sbp_ HEX 40 40
          CFPAT- URL 40 60
          EAACEdEose0cBA BASE62 20 300
          AAAA BASE64 150 200
          """);

  private static final Labels NAMES =
      new Labels(
          "api key",
          "apikey",
          "api_key",
          "api-key",
          "access key",
          "access_key",
          "secret key",
          "secret_key",
          "secret",
          "token",
          "access token",
          "auth token",
          "bearer",
          "private key",
          "client secret",
          "client_secret",
          "aws_secret_access_key",
          "authorization",
          "key");

  private static final Labels PASSWORDS =
      new Labels(
          "password",
          "passwd",
          "pwd",
          "passwort",
          "kennwort",
          "passphrase",
          "mot de passe",
          "contraseña",
          "senha",
          "wachtwoord",
          "hasło",
          "pin code",
          "password is");

  @Override
  public void find(CharSequence text, Consumer<Found> found) {
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) <= ' ') {
        at++;
        continue;
      }
      int end = at;
      while (end < text.length() && text.charAt(end) > ' ') {
        end++;
      }
      token(text, at, end, found);
      at = end;
    }
  }

  private static void token(CharSequence text, int begin, int end, Consumer<Found> found) {
    if (end - begin < 6) {
      return;
    }
    int at = begin;
    while (at < end) {
      boolean starts = at == begin || !Glyphs.word(text.charAt(at - 1));
      int to = starts ? known(text, at, end) : -1;
      if (to > 0) {
        found.accept(new Found(RULE, at, to));
        at = to;
      } else {
        at++;
      }
    }
    unknown(text, begin, end, found);
  }

  /** Where a key of a known form that begins here ends, or −1. */
  private static int known(CharSequence text, int at, int end) {
    for (var form : FORMS.getOrDefault(text.charAt(at), List.of())) {
      if (startsWith(text, at, end, form.prefix())) {
        int from = at + form.prefix().length();
        int to = from;
        while (to < end && to - from <= form.most() && form.alphabet().has(text.charAt(to))) {
          to++;
        }
        while (to > from && text.charAt(to - 1) == '.') {
          to--; // a sentence ends
        }
        boolean whole = to >= end || !Glyphs.word(text.charAt(to));
        boolean long1 = to - from >= form.least() && to - from <= form.most() && whole;
        if (long1 && disorder(text, from, to) >= (form.alphabet() == Alphabet.HEX ? 2.2 : 2.6)) {
          return to;
        }
      }
    }
    return botToken(text, at, end);
  }

  /** A messenger bot's: its number, a colon, 35 characters. */
  private static int botToken(CharSequence text, int at, int end) {
    int digits = at;
    while (digits < end && digits - at < 11 && Alphabet.DIGITS.has(text.charAt(digits))) {
      digits++;
    }
    if (digits - at < 8 || digits >= end || text.charAt(digits) != ':') {
      return -1;
    }
    int to = digits + 1;
    while (to < end && to - digits < 40 && Alphabet.URL.has(text.charAt(to))) {
      to++;
    }
    return to - digits == 36 ? to : -1;
  }

  /** A token of no known form, told by its label or by its disorder. */
  private static void unknown(CharSequence text, int begin, int stop, Consumer<Found> found) {
    int from = begin;
    int equals = lastAssignment(text, begin, stop);
    from = equals >= 0 ? equals + 1 : from;
    int to = stop;
    while (from < to && "\"'`<([{,;:".indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && "\"'`>)]},;.".indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    int length = to - from;
    if (length < 6 || length > LONGEST) {
      return;
    }
    var label = label(text, from);
    if (PASSWORDS.in(label) && assigned(label) && likePassword(text, from, to)) {
      found.accept(new Found(PASSWORD_RULE, from, to));
    } else if (length >= SHORTEST_RANDOM && random(text, from, to, NAMES.in(label))) {
      found.accept(new Found(RULE, from, to));
    }
  }

  private static int lastAssignment(CharSequence text, int begin, int end) {
    for (int i = Math.min(end - 1, begin + 64); i > begin; i--) {
      char c = text.charAt(i);
      if ((c == '=' || c == ':') && i < end - 6) {
        return i;
      }
    }
    return -1;
  }

  private static String label(CharSequence text, int from) {
    int begin = from;
    while (begin > 0 && from - begin < 40 && text.charAt(begin - 1) != '\n') {
      begin--;
    }
    return text.subSequence(begin, from).toString().toLowerCase(Locale.ROOT);
  }

  /** "password: x", "password=x", "password is x"; not "password reset". */
  private static boolean assigned(String label) {
    var end = label.stripTrailing();
    return end.endsWith(":")
        || end.endsWith("=")
        || end.endsWith(" is")
        || end.endsWith(String.valueOf(Detectors.LABEL_END));
  }

  /** A word in small letters is a sentence that goes on: "password is required". */
  private static boolean likePassword(CharSequence text, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      char c = text.charAt(i);
      if (!Character.isLowerCase(c)) {
        return true;
      }
    }
    return false;
  }

  private static boolean random(CharSequence text, int from, int to, boolean labelled) {
    int digits = 0;
    int capitals = 0;
    int small = 0;
    int hex = 0;
    int other = 0;
    int runs = 0;
    int kind = -1;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      int now = c >= '0' && c <= '9' ? 0 : c >= 'A' && c <= 'Z' ? 1 : c >= 'a' && c <= 'z' ? 2 : 3;
      digits += now == 0 ? 1 : 0;
      capitals += now == 1 ? 1 : 0;
      small += now == 2 ? 1 : 0;
      boolean allowed = c == '+' || c == '/' || c == '=' || c == '_' || c == '-' || c == '.';
      other += now == 3 && !allowed ? 1 : 0;
      hex += Glyphs.hex(c) ? 1 : 0;
      runs += now == kind ? 0 : 1;
      kind = now;
    }
    int length = to - from;
    boolean number = text.charAt(from) == '0' && text.charAt(from + 1) == 'x';
    if (other > 0 || number) {
      return false;
    }
    if (hex == length) {
      return labelled && length >= 32 && disorder(text, from, to) >= HEX_DISORDER;
    }
    boolean mixed = digits > 0 && capitals > 0 && small > 0 && 3 * runs >= length;
    boolean disorderly = disorder(text, from, to) >= DISORDER;
    return mixed && disorderly && (labelled || length >= 32);
  }

  /** Shannon's entropy in bits a character. */
  private static double disorder(CharSequence text, int from, int to) {
    var counts = new int[128];
    int counted = Math.min(to, from + 256);
    for (int i = from; i < counted; i++) {
      counts[text.charAt(i) & 127]++;
    }
    double length = counted - from;
    double bits = 0;
    for (int count : counts) {
      if (count > 0) {
        bits -= count / length * Math.log(count / length) / Math.log(2);
      }
    }
    return bits;
  }

  private static boolean startsWith(CharSequence text, int at, int end, String prefix) {
    if (end - at < prefix.length()) {
      return false;
    }
    for (int i = 0; i < prefix.length(); i++) {
      if (text.charAt(at + i) != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static Map<Character, List<Form>> forms(String table) {
    var forms = new HashMap<Character, List<Form>>();
    for (var line : table.strip().split("\n")) {
      var fields = line.strip().split(" ");
      var form =
          new Form(
              fields[0],
              Alphabet.valueOf(fields[1]),
              Integer.parseInt(fields[2]),
              Integer.parseInt(fields[3]));
      forms.computeIfAbsent(fields[0].charAt(0), any -> new ArrayList<>()).add(form);
    }
    return forms;
  }
}
