package greenroom.task.yaml;

import greenroom.task.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Turns YAML text into a {@link Tree}. Works on the parser's events, so that nothing is built
 * before it was found to be within the limits; anchors, aliases and tags are refused altogether.
 */
final class TreeParser {
  static final int MAX_CHARACTERS = 256 * 1024;
  static final int MAX_DEPTH = 24;
  static final int MAX_VALUES = 10_000;

  private final String file;
  private final Iterator<Event> events;
  private int values;

  private TreeParser(String file, String text) {
    this.file = file;
    var settings = LoadSettings.builder().setLabel(file).setCodePointLimit(MAX_CHARACTERS).build();
    this.events = new Parse(settings).parseString(text).iterator();
  }

  /**
   * The document in this text.
   *
   * @throws Refused with the one problem that ends the reading
   */
  static Tree parse(String file, String text) throws Refused {
    if (text.length() > MAX_CHARACTERS) {
      throw new Refused(
          new Problem(
              file,
              0,
              0,
              "",
              "The file has more than " + MAX_CHARACTERS + " characters.",
              "Move long texts into files beside it."));
    }
    try {
      return new TreeParser(file, text).document();
    } catch (MarkedYamlEngineException notYaml) {
      throw new Refused(
          problem(
              file,
              place(notYaml.getProblemMark()),
              "",
              "This is not YAML: " + notYaml.getProblem() + ".",
              "Check indentation, quotes and colons here and in the line above."));
    } catch (YamlEngineException notYaml) {
      throw new Refused(
          problem(
              file,
              Tree.Place.WHOLE_FILE,
              "",
              "This is not YAML: " + notYaml.getMessage() + ".",
              "Save the file as UTF-8 text."));
    }
  }

  private Tree document() throws Refused {
    expect(Event.ID.StreamStart);
    if (events.next().getEventId() == Event.ID.StreamEnd) {
      throw new Refused(
          problem(
              file,
              Tree.Place.WHOLE_FILE,
              "",
              "The file is empty.",
              "Start from what \"task new\" writes."));
    }
    var tree = value(events.next(), "", 1);
    expect(Event.ID.DocumentEnd);
    var next = events.next();
    if (next.getEventId() != Event.ID.StreamEnd) {
      throw refused(next, "", "A second document begins here.", "Keep one task in one file.");
    }
    return tree;
  }

  private Tree value(Event event, String path, int depth) throws Refused {
    if (++values > MAX_VALUES) {
      throw refused(event, path, "The file has more than " + MAX_VALUES + " values.", "");
    }
    if (depth > MAX_DEPTH) {
      throw refused(event, path, "This is nested more than " + MAX_DEPTH + " levels deep.", "");
    }
    refuseExtras(event, path);
    return switch (event.getEventId()) {
      case Scalar -> scalar((ScalarEvent) event);
      case SequenceStart -> sequence(event, path, depth);
      case MappingStart -> mapping(event, path, depth);
      case Alias,
          Comment,
          DocumentEnd,
          DocumentStart,
          MappingEnd,
          SequenceEnd,
          StreamEnd,
          StreamStart ->
          throw refused(event, path, "A value is missing here.", "");
    };
  }

  private static Tree.Scalar scalar(ScalarEvent event) {
    return new Tree.Scalar(
        place(event.getStartMark()), event.getValue(), event.getScalarStyle() == ScalarStyle.PLAIN);
  }

  private Tree.Sequence sequence(Event start, String path, int depth) throws Refused {
    var items = new ArrayList<Tree>();
    for (var event = events.next();
        event.getEventId() != Event.ID.SequenceEnd;
        event = events.next()) {
      items.add(value(event, path + "[" + items.size() + "]", depth + 1));
    }
    return new Tree.Sequence(place(start.getStartMark()), items);
  }

  private Tree.Mapping mapping(Event start, String path, int depth) throws Refused {
    var entries = new ArrayList<Tree.Entry>();
    var keys = new HashSet<String>();
    for (var event = events.next();
        event.getEventId() != Event.ID.MappingEnd;
        event = events.next()) {
      if (!(value(event, path, depth + 1) instanceof Tree.Scalar key)) {
        throw refused(event, path, "A field's name must be a word, not a list or a map.", "");
      }
      var field = FieldPath.field(path, key.text());
      if (!keys.add(key.text())) {
        throw refused(event, field, "This field is here twice.", "Keep one of the two.");
      }
      entries.add(new Tree.Entry(key.place(), key.text(), value(events.next(), field, depth + 1)));
    }
    return new Tree.Mapping(place(start.getStartMark()), entries);
  }

  private void refuseExtras(Event event, String path) throws Refused {
    if (event instanceof AliasEvent
        || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
      throw refused(
          event,
          path,
          "Anchors (&) and aliases (*) are not used in task files.",
          "Write the value out, or put it in quotes if it begins with & or *.");
    }
    Optional<String> tag =
        switch (event) {
          case ScalarEvent scalar -> scalar.getTag();
          case CollectionStartEvent collection -> collection.getTag();
          default -> Optional.empty();
        };
    if (tag.isPresent()) {
      throw refused(
          event,
          path,
          "Tags (!) are not used in task files.",
          "Leave the tag out, or put the value in quotes if it begins with !.");
    }
  }

  private void expect(Event.ID expected) throws Refused {
    var event = events.next();
    if (event.getEventId() != expected) {
      throw refused(event, "", "This is not where a task file goes on.", "");
    }
  }

  private Refused refused(Event event, String path, String message, String suggestion) {
    return new Refused(problem(file, place(event.getStartMark()), path, message, suggestion));
  }

  private static Problem problem(
      String file, Tree.Place place, String path, String message, String suggestion) {
    return new Problem(file, place.line(), place.column(), path, message, suggestion);
  }

  private static Tree.Place place(Optional<Mark> mark) {
    return mark.map(at -> new Tree.Place(at.getLine() + 1, at.getColumn() + 1))
        .orElse(Tree.Place.WHOLE_FILE);
  }
}
