package greenroom.recorder.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import greenroom.sandbox.ExecResult;
import greenroom.sandbox.Sandbox;
import greenroom.sandbox.SandboxException;
import greenroom.task.Evidence;
import greenroom.task.EvidenceException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** A sandbox as the checks see it. */
final class SandboxEvidence implements Evidence {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration ONE_QUERY = Duration.ofSeconds(20);

  private final Sandbox sandbox;

  SandboxEvidence(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  @Override
  public Optional<byte[]> file(String path, long maxBytes) throws EvidenceException {
    return obtained("A file could not be read", () -> sandbox.copyOut(path, maxBytes));
  }

  @Override
  public List<List<String>> query(String stagingApp, String sql) throws EvidenceException {
    ExecResult result =
        obtained(
            "The database of " + stagingApp + " could not be asked",
            () ->
                sandbox.execIn(
                    stagingApp, List.of("query"), sql.getBytes(StandardCharsets.UTF_8), ONE_QUERY));
    if (result.exitCode() != 0) {
      throw new EvidenceException("The database of " + stagingApp + " refused a query");
    }
    return rows(new String(result.standardOutput(), StandardCharsets.UTF_8));
  }

  @Override
  public Output run(List<String> command, Duration limit) throws EvidenceException {
    ExecResult result =
        obtained("A program could not be run", () -> sandbox.exec(command, new byte[0], limit));
    return new Output(
        result.exitCode(), new String(result.standardOutput(), StandardCharsets.UTF_8));
  }

  @Override
  public List<Tab> tabs() throws EvidenceException {
    return obtained("The browser could not be asked", () -> sandbox.browser().tabs()).stream()
        .map(tab -> new Tab(tab.url(), tab.title()))
        .toList();
  }

  private static <T> T obtained(String otherwise, Callable<T> act) throws EvidenceException {
    try {
      return act.call();
    } catch (SandboxException e) {
      throw new EvidenceException(otherwise, e);
    } catch (Exception e) {
      throw new EvidenceException(otherwise + " (" + e.getClass().getSimpleName() + ")", e);
    }
  }

  /** Rows as the program {@code query} writes them: one JSON array of strings a line. */
  private static List<List<String>> rows(String lines) throws EvidenceException {
    try {
      List<List<String>> rows = new ArrayList<>();
      for (String line : lines.lines().toList()) {
        rows.add(List.of(JSON.readValue(line, String[].class)));
      }
      return rows;
    } catch (JsonProcessingException e) {
      throw new EvidenceException("The database's answer is not rows of text");
    }
  }
}
