package greenroom.task;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What checks may look at: the sandbox as the volunteer left it. The sandbox is under the
 * volunteer's hands, so everything read here is bounded and treated as untrusted. Implemented by
 * the recorder host; {@code greenroom.task.testing} ships a fake.
 *
 * <p>Every method throws {@link EvidenceException} when the evidence could not be obtained, which
 * makes a check undecided.
 */
public interface Evidence {

  /**
   * The bytes of a file in the desktop, or empty if there is none. Refuses files above {@code
   * maxBytes}.
   */
  Optional<byte[]> file(String path, long maxBytes) throws EvidenceException;

  /**
   * The rows that a query returns on a staging app's own database, each value as text ({@code NULL}
   * as "").
   */
  List<List<String>> query(String stagingApp, String sql) throws EvidenceException;

  /** Runs a program in the desktop as its user and gives its exit code and bounded output. */
  Output run(List<String> command, Duration limit) throws EvidenceException;

  /** The open browser tabs, in order. */
  List<Tab> tabs() throws EvidenceException;

  /** What a program left: exit code and standard output, as UTF-8 text. */
  record Output(int exitCode, String standardOutput) {

    /** Hides what was written. */
    @Override
    public String toString() {
      return "Output[exitCode=" + exitCode + "]";
    }
  }

  /** One open tab of the sandbox's browser. */
  record Tab(String url, String title) {

    /** Hides what is open. */
    @Override
    public String toString() {
      return "Tab[]";
    }
  }
}
