package greenroom.recorder.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.regex.Pattern;

/** What the volunteer's page asks of its session, as text beside the desktop's binary stream. */
sealed interface ControlMessage {
  ObjectMapper JSON = new ObjectMapper();
  Pattern STEP = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  int LONGEST_DELETION_MINUTES = 24 * 60;
  int LONGEST_NOTE = 4000;

  /** The first message: lets the page in. */
  record Open(String ticket) implements ControlMessage {
    /** Hides the ticket. */
    @Override
    public String toString() {
      return "Open[]";
    }
  }

  /** Cover the desktop: no input passes, nothing is captured. */
  record Pause() implements ControlMessage {}

  /** Go on after a pause, or try again after trouble. */
  record Resume() implements ControlMessage {}

  /** A step is ticked off, or not any more. */
  record Mark(String step, boolean done) implements ControlMessage {}

  /** Forget the last minutes. */
  record DeleteLast(Duration time) implements ControlMessage {}

  /** The volunteer says that they are done: run the checks. */
  record Finish() implements ControlMessage {}

  /** Back to work after the checks. */
  record Continue() implements ControlMessage {}

  /** End the session. The note is content. */
  record Stop(StopReason reason, String note) implements ControlMessage {
    /** Hides the note. */
    @Override
    public String toString() {
      return "Stop[" + reason + "]";
    }
  }

  /**
   * Reads one message.
   *
   * @throws IllegalArgumentException if it is none; the message quotes nothing of it
   */
  static ControlMessage parse(String text) {
    JsonNode message = tree(text);
    return switch (message.path("type").asText()) {
      case "open" -> new Open(message.path("ticket").asText());
      case "pause" -> new Pause();
      case "resume" -> new Resume();
      case "mark" -> new Mark(step(message), message.path("done").asBoolean(true));
      case "delete-last" -> new DeleteLast(minutes(message));
      case "finish" -> new Finish();
      case "continue" -> new Continue();
      case "stop" -> new Stop(StopReason.parse(message.path("reason").asText()), note(message));
      default -> throw new IllegalArgumentException("The page sent a message of no known type.");
    };
  }

  private static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      e.clearLocation(); // it may quote the text
      throw new IllegalArgumentException("The page sent a message that is not JSON.");
    }
  }

  private static String step(JsonNode message) {
    String step = message.path("step").asText();
    if (!STEP.matcher(step).matches()) {
      throw new IllegalArgumentException("The page marked something that is not a step's id.");
    }
    return step;
  }

  private static Duration minutes(JsonNode message) {
    int minutes = message.path("minutes").asInt(0);
    if (minutes < 1 || minutes > LONGEST_DELETION_MINUTES) {
      throw new IllegalArgumentException("The page can delete 1 to 1440 minutes.");
    }
    return Duration.ofMinutes(minutes);
  }

  private static String note(JsonNode message) {
    String note = message.path("note").asText("");
    if (note.length() > LONGEST_NOTE) {
      throw new IllegalArgumentException("A note has at most " + LONGEST_NOTE + " characters.");
    }
    return note;
  }
}
