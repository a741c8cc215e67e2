package greenroom.task;

/**
 * How a check, or a whole task, came out. A check that could not be carried out is undecided, never
 * failed.
 */
public enum Outcome {
  PASSED,
  FAILED,
  UNDECIDED
}
