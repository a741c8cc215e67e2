package greenroom.recorder.bench.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is entered in a run: as many values of each kind, a twin for each, and near misses.
 *
 * @param kinds which kinds
 * @param ways which ways of entry
 * @param count how many secrets in all
 * @param seed makes the run repeatable; each entry depends only on it and its own number
 */
record Plan(Set<Kind> kinds, Set<Way> ways, int count, long seed) {
  private static final int NEAR_MISS_EVERY = 4;

  Plan {
    kinds = Set.copyOf(kinds);
    ways = Set.copyOf(ways);
  }

  List<Entry> entries() {
    var order = kinds.stream().sorted().toList();
    List<Entry> entries = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      var kind = order.get(number % order.size());
      entries.addAll(entries(kind, number, number / order.size() % NEAR_MISS_EVERY == 0));
    }
    return entries;
  }

  private List<Entry> entries(Kind kind, int number, boolean withNearMiss) {
    long own = seed * 1_000_003 + 31L * number + kind.word().hashCode();
    var dice = new Dice(own);
    var generator = new Generator(dice);
    List<Entry> entries = new ArrayList<>();
    var secret = generator.secret(kind);
    var way = way(secret, dice);
    entries.add(Entry.of(number, Entry.Role.SECRET, secret, way, own));
    entries.add(Entry.of(number, Entry.Role.TWIN, generator.twin(secret), way, own));
    if (withNearMiss) {
      var miss = generator.nearMiss(kind);
      var shown = kind == Kind.PEM || dice.chance(30) ? Way.PASTED : Way.TYPED;
      entries.add(Entry.of(number, Entry.Role.NEAR_MISS, miss, shown, own));
    }
    return entries;
  }

  private Way way(Value value, Dice dice) {
    List<Way> open = new ArrayList<>();
    for (var way : Way.values()) {
      if (ways.contains(way) && fits(value, way)) {
        open.add(way);
      }
    }
    if (open.isEmpty()) {
      return Way.PASTED;
    }
    // Nobody types hundreds of characters often.
    return value.longText() && open.contains(Way.PASTED) && dice.chance(85)
        ? Way.PASTED
        : dice.of(open);
  }

  private static boolean fits(Value value, Way way) {
    return switch (way) {
      case SPLIT -> value.kind().splits && value.text().length() > 8;
      case CORRECTED -> !value.longText() && value.text().length() > 6;
      case SENTENCE -> !value.longText();
      case TYPED, COMMITTED, PASTED, FILLED -> true;
    };
  }
}
