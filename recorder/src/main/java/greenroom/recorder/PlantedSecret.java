package greenroom.recorder;

/**
 * A secret that the task itself put there for the volunteer to type.
 *
 * @param ref its name in the task, which may be recorded
 * @param value what is typed
 */
public record PlantedSecret(String ref, String value) {
  public PlantedSecret {
    if (ref.isBlank() || value.isEmpty()) {
      throw new IllegalArgumentException("A planted secret needs a name and a value: " + ref);
    }
  }

  /** Hides the value. */
  @Override
  public String toString() {
    return "PlantedSecret[" + ref + "]";
  }
}
