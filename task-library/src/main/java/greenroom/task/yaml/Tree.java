package greenroom.task.yaml;

import java.util.List;
import java.util.Optional;

/** A YAML document, reduced to what a task file may hold, with each value's place in the file. */
sealed interface Tree {

  Place place();

  /** Line and column, counted from 1. */
  record Place(int line, int column) {
    static final Place WHOLE_FILE = new Place(0, 0);
  }

  /** One value; {@code plain} if it was written without quotes and not as a block. */
  record Scalar(Place place, String text, boolean plain) implements Tree {

    ScalarKind kind() {
      return plain ? ScalarKind.of(text) : ScalarKind.TEXT;
    }
  }

  record Sequence(Place place, List<Tree> items) implements Tree {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  record Mapping(Place place, List<Entry> entries) implements Tree {
    public Mapping {
      entries = List.copyOf(entries);
    }

    Optional<Tree> value(String key) {
      return entries.stream()
          .filter(entry -> entry.key().equals(key))
          .map(Entry::value)
          .findFirst();
    }

    boolean has(String key) {
      return value(key).isPresent();
    }
  }

  record Entry(Place place, String key, Tree value) {}
}
