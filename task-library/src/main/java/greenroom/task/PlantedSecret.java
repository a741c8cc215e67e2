package greenroom.task;

/**
 * A secret that the task gives the volunteer to type into a password field. A field that received
 * exactly this leaves only {@code ref} in the recording.
 */
public record PlantedSecret(String ref, String value) {

  /** Hides the value. */
  @Override
  public String toString() {
    return "PlantedSecret[ref=" + ref + "]";
  }
}
