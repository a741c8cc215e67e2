package greenroom.sandbox.cli;

/** Keeps libraries from talking between a command's own lines, whichever logger there is. */
final class Quiet {
  private Quiet() {}

  static void libraries() {
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    System.setProperty("logback.configurationFile", "greenroom/sandbox/cli/logback.xml");
  }
}
