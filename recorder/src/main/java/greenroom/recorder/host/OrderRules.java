package greenroom.recorder.host;

import greenroom.recorder.SessionOrder;
import greenroom.task.TaskSpec;
import java.net.URI;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What an order must be before anything is done for it. */
final class OrderRules {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern STUDY = Pattern.compile("[A-Za-z0-9-]{1,64}");

  private final Tasks tasks;
  private final Predicate<String> recipients;
  private final BooleanSupplier ocr;

  /**
   * @param recipients whether a text is an age recipient
   * @param ocr whether this host can read what a screen shows
   */
  OrderRules(Tasks tasks, Predicate<String> recipients, BooleanSupplier ocr) {
    this.tasks = tasks;
    this.recipients = recipients;
    this.ocr = ocr;
  }

  /**
   * The ordered task, with the session's persona filled in.
   *
   * @throws HostException naming what is wrong with the order
   */
  TaskSpec accept(SessionOrder order) {
    require(
        SHA256.matcher(order.consent()).matches(),
        "The order names no consent receipt; nothing is recorded without one.");
    require(STUDY.matcher(order.study()).matches(), "The order names no study.");
    require(
        recipients.test(order.recipient()),
        "The order's recipient is not an age recipient (age1…), so nothing could be sealed.");
    require(
        isOrigin(order.origin()), "The order's origin is not one, like https://studio.example.");
    TaskSpec task =
        tasks
            .find(order.task())
            .orElseThrow(
                () ->
                    HostException.badRequest(
                        "This recorder host has no valid task of that id. Compare the task"
                            + " folders of studio and host."));
    require(
        task.version() == order.taskVersion() && task.digest().equals(order.taskDigest()),
        "This recorder host's copy of the task is not the one that the volunteer was shown."
            + " Bring both task folders to the same state.");
    require(
        !task.recording().ocr() || ocr.getAsBoolean(),
        "This task wants what the screen shows to be read (recording.ocr), and this recorder host"
            + " has no Tesseract to do it with. Install it there: sudo apt-get install"
            + " tesseract-ocr tesseract-ocr-eng");
    return task.filledFor(task.persona(order.seed()));
  }

  private static void require(boolean so, String otherwise) {
    if (!so) {
      throw HostException.badRequest(otherwise);
    }
  }

  private static boolean isOrigin(String text) {
    try {
      URI uri = URI.create(text);
      String scheme = String.valueOf(uri.getScheme());
      return scheme.matches("https?")
          && uri.getHost() != null
          && text.equals(scheme + "://" + uri.getRawAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
