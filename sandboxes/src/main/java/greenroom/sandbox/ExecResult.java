package greenroom.sandbox;

/** What a program left in a sandbox: its exit code and its output, each cut at one mebibyte. */
public record ExecResult(int exitCode, byte[] standardOutput, byte[] standardError) {
  /** Hides the output: it may hold content. */
  @Override
  public String toString() {
    return "ExecResult[exitCode=" + exitCode + "]";
  }
}
