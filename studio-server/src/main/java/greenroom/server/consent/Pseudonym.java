package greenroom.server.consent;

import java.util.List;
import java.util.random.RandomGenerator;

/** Names that say nothing about anybody, for example {@code quiet-heron-27}. */
final class Pseudonym {
  private static final List<String> QUALITIES =
      List.of(
          "amber", "brave", "bright", "calm", "clever", "gentle", "golden", "happy", "keen", "kind",
          "lively", "merry", "mild", "nimble", "patient", "quiet", "silver", "steady", "sunny",
          "warm");
  private static final List<String> BIRDS =
      List.of(
          "avocet", "bunting", "crane", "curlew", "dunlin", "falcon", "finch", "heron", "kestrel",
          "lapwing", "linnet", "magpie", "osprey", "pipit", "plover", "robin", "siskin", "swift",
          "thrush", "wren");

  private Pseudonym() {}

  static String fresh(RandomGenerator random) {
    return QUALITIES.get(random.nextInt(QUALITIES.size()))
        + "-"
        + BIRDS.get(random.nextInt(BIRDS.size()))
        + "-"
        + (10 + random.nextInt(990));
  }
}
