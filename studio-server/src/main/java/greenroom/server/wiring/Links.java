package greenroom.server.wiring;

import greenroom.server.Person;
import greenroom.server.PrivateFiles;
import greenroom.server.Purpose;
import greenroom.server.Role;
import greenroom.server.StudyId;
import greenroom.server.identity.StaffAccounts;
import greenroom.server.identity.StaffRepository;
import greenroom.server.study.Invitation;
import greenroom.server.study.InvitationRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The links that a person needs to try the studio, in a file that only this user may read and that
 * the launcher prints. A link that can still be used stays as it is; one that was used up is made
 * anew, a one-time link whose password is set is not needed any more.
 */
final class Links {
  private static final Duration VALID = Duration.ofDays(30);
  private static final int TRIES = 100;
  private static final Pattern TOKEN = Pattern.compile("/(?:join|welcome)/([A-Za-z0-9_-]+)");
  private static final Map<String, Role> FIRST_STAFF = new LinkedHashMap<>();

  static {
    FIRST_STAFF.put("researcher", Role.RESEARCHER);
    FIRST_STAFF.put("guardian-1", Role.GUARDIAN);
    FIRST_STAFF.put("guardian-2", Role.GUARDIAN);
    FIRST_STAFF.put("operator", Role.OPERATOR);
  }

  private final Path file;
  private final URI studio;
  private final InvitationRepository invitations;
  private final StaffRepository staff;
  private final StaffAccounts accounts;

  Links(
      Path file,
      URI studio,
      InvitationRepository invitations,
      StaffRepository staff,
      StaffAccounts accounts) {
    this.file = file;
    this.studio = studio;
    this.invitations = invitations;
    this.staff = staff;
    this.accounts = accounts;
  }

  /** Writes the file. */
  void write(StudyId study) {
    Map<String, String> known = known();
    StringBuilder text = new StringBuilder();
    text.append("The studio is at  ").append(studio).append("\n\n");
    text.append("Try it as a volunteer:\n");
    line(text, "volunteer", studio + "/join/" + invitation(study, known.get("volunteer")));
    text.append("\nSign in as staff (each link sets a password and works once):\n");
    FIRST_STAFF.forEach(
        (name, role) ->
            line(
                text,
                name,
                welcome(study, name, role, known.get(name))
                    .map(token -> studio + "/welcome/" + token)
                    .orElse(studio + "/staff (password is set)")));
    PrivateFiles.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void line(StringBuilder text, String name, String link) {
    text.append("  %-12s %s%n".formatted(name, link));
  }

  private String invitation(StudyId study, @org.jspecify.annotations.Nullable String known) {
    return known != null && invitations.look(known) instanceof Invitation.Open
        ? known
        : invitations.createAtStart(study, TRIES, VALID).token();
  }

  private Optional<String> welcome(
      StudyId study, String name, Role role, @org.jspecify.annotations.Nullable String known) {
    if (known != null && accounts.look(known) instanceof StaffAccounts.Link.Open) {
      return Optional.of(known);
    }
    return staff.hasPassword(name)
        ? Optional.empty()
        : Optional.of(
            staff.link(new Person.Studio(), Purpose.SET_UP, name, study, Set.of(role), VALID));
  }

  /** Tokens by name, as the file of the last start has them. */
  private Map<String, String> known() {
    Map<String, String> tokens = new LinkedHashMap<>();
    try {
      if (Files.exists(file)) {
        for (String line : Files.readAllLines(file)) {
          Matcher token = TOKEN.matcher(line);
          if (token.find()) {
            tokens.put(line.strip().split(" ", 2)[0], token.group(1));
          }
        }
      }
      return tokens;
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + file + " could not be read", e);
    }
  }
}
