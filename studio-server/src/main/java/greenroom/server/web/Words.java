package greenroom.server.web;

import greenroom.server.Audit;
import greenroom.server.Money;
import greenroom.server.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Numbers, times and names as people write them. Times are in UTC and say so. */
public final class Words {
  private static final Map<String, String> SIGNS = Map.of("USD", "$", "EUR", "€", "GBP", "£");
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Words() {}

  /** For example {@code $4.50} or {@code 4.50 CHF}. */
  public static String money(Money money) {
    String sign = SIGNS.get(money.currency());
    if (sign == null) {
      return money.toString();
    }
    String amount = money.toString();
    return sign + amount.substring(0, amount.indexOf(' '));
  }

  /** For example {@code 12 minutes} or {@code 1 h 05 min}. */
  public static String minutes(Duration duration) {
    long minutes = Math.max(1, Math.round(duration.toSeconds() / 60.0));
    if (minutes >= 60) {
      return "%d h %02d min".formatted(minutes / 60, minutes % 60);
    }
    return minutes == 1 ? "1 minute" : minutes + " minutes";
  }

  /** For example {@code 3:07}. */
  public static String clock(long seconds) {
    return seconds >= 3600
        ? "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60)
        : "%d:%02d".formatted(seconds / 60, seconds % 60);
  }

  public static String date(Instant instant) {
    return DATE.format(instant);
  }

  public static String moment(Instant instant) {
    return MOMENT.format(instant);
  }

  /** For example {@code 1.4 MB}. */
  public static String bytes(long bytes) {
    if (bytes < 1_000) {
      return bytes + " bytes";
    }
    if (bytes < 1_000_000) {
      return Math.round(bytes / 1e3) + " KB";
    }
    return "%.1f MB".formatted(bytes / 1e6);
  }

  /** {@code one recording}, {@code 3 recordings}. */
  public static String count(long number, String one, String many) {
    return number == 1 ? "one " + one : number + " " + many;
  }

  public static String roles(Collection<Role> roles) {
    return roles.stream()
        .map(role -> role.name().toLowerCase(Locale.ROOT))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** An act of the audit log, as it reads after the name of who did it. */
  public static String act(String name) {
    return Arrays.stream(Audit.Act.values())
        .filter(act -> act.name().equals(name))
        .findFirst()
        .map(Words::act)
        .orElseGet(() -> name.toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  private static String act(Audit.Act act) {
    return switch (act) {
      case JOIN -> "took part";
      case CONSENT -> "gave consent";
      case SIGN_IN -> "signed in";
      case SESSION_START -> "started a task";
      case STREAM_TICKET -> "connected to the desktop";
      case REVIEW_KEY -> "opened the recording to look at it";
      case SUBMIT -> "submitted the recording";
      case DISCARD -> "threw the recording away";
      case WITHDRAW -> "took the recording back";
      case REQUEST -> "asked for recordings";
      case APPROVE -> "approved a request";
      case REFUSE -> "refused a request";
      case EXPORT -> "downloaded a bundle";
      case EXPORT_KEY -> "was given the recording’s key";
      case DENIED -> "was denied";
      case INVITE -> "made an invitation";
      case WORD_LIST -> "changed a study’s word list";
      case STAFF_ACCOUNT -> "made a sign-in link";
    };
  }

  /** The first eight characters of an id: enough to tell things apart on a page. */
  public static String shortId(Object id) {
    String text = id.toString();
    return text.length() <= 8 ? text : text.substring(0, 8);
  }
}
