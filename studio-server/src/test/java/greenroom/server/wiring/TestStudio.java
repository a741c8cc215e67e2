package greenroom.server.wiring;

import greenroom.server.Money;
import greenroom.server.OfferedTask;
import greenroom.server.Person;
import greenroom.server.StudyId;
import greenroom.server.Tasks;
import greenroom.server.consent.Joining;
import greenroom.server.identity.StaffAccounts;
import greenroom.server.study.Study;
import greenroom.task.TaskId;
import greenroom.task.TaskStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All rooms of a studio on a real, fresh database, with a recorder host that is moved by hand. */
final class TestStudio implements AutoCloseable {
  static final String PASSWORD = "correct horse battery";

  final FakeRecorderHosts hosts = new FakeRecorderHosts();
  final TestDatabase database = TestDatabase.fresh();
  final Rooms rooms;
  final StudioSettings settings;
  final Study study;
  final StudioKey key;

  TestStudio(Path data) {
    settings =
        StudioSettings.from(
            Map.of(
                "GREENROOM_DATA", data.toString(), "GREENROOM_STUDIO_URL", "http://studio.test"));
    key = StudioKey.in(settings.keys());
    rooms = rooms();
    rooms.firstStart.run();
    StudyId id =
        new greenroom.server.study.StudyRepository(database.as(DatabaseRole.APP)).all().getFirst();
    study = rooms.studies.find(id);
  }

  /** The rooms as a restarted studio has them: the same database and files, nothing in memory. */
  Rooms rooms() {
    return new Rooms(settings, database.database(), key, new OneTask(), hosts, Clock.systemUTC());
  }

  /** Joins with every purpose ticked. */
  Joining.Joined join() {
    return switch (rooms.joining.join(
        token("volunteer"),
        study.text().sha256(),
        Set.of("train-agents", "evaluate-agents", "research"))) {
      case Joining.Joined joined -> joined;
      case Joining.Refused refused -> throw new AssertionError(refused.sentence());
    };
  }

  /** Signs in by the one-time link of that name, as a person who sets the password. */
  Person.Staff staff(String name) {
    return switch (rooms.staffAccounts.accept(token(name), PASSWORD)) {
      case StaffAccounts.SignIn.SignedIn(Person.Staff person) -> person;
      case StaffAccounts.SignIn.Refused refused -> throw new AssertionError(refused.sentence());
    };
  }

  /** The token that {@code links.txt} shows in the line of that name. */
  String token(String name) {
    Matcher token =
        Pattern.compile("(?m)^ +" + name + " +\\S+/(?:join|welcome)/(\\S+)$").matcher(links());
    if (!token.find()) {
      throw new AssertionError("No link for " + name);
    }
    return token.group(1);
  }

  String links() {
    try {
      return Files.readString(settings.data().resolve("run/links.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    database.close();
  }

  /** Offers {@code correct-a-workbook}. */
  static final class OneTask implements Tasks {
    static final TaskId ID = new TaskId("correct-a-workbook");

    @Override
    public List<OfferedTask> all() {
      return List.of(
          new OfferedTask(
              ID,
              1,
              "0".repeat(64),
              "Correct a workbook",
              "Correct it.",
              List.of(new TaskStep("open", "Open it.")),
              new Money(350, "GBP"),
              new Money(1300, "GBP"),
              Duration.ofMinutes(20)));
    }

    @Override
    public Optional<OfferedTask> find(TaskId id) {
      return all().stream().filter(task -> task.id().equals(id)).findFirst();
    }

    @Override
    public Optional<OfferedTask> filled(TaskId id, long seed) {
      return find(id);
    }
  }
}
