package greenroom.task.testing;

import greenroom.task.Evidence;
import greenroom.task.EvidenceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sandbox that is only told about: it shows what a test says, and is empty where it says nothing.
 */
public final class FakeEvidence implements Evidence {
  private record Query(String stagingApp, String sql) {}

  private final Map<String, byte[]> files = new HashMap<>();
  private final Map<Query, List<List<String>>> answers = new HashMap<>();
  private final Map<List<String>, Output> programs = new HashMap<>();
  private final List<Tab> tabs = new ArrayList<>();
  private Optional<String> trouble = Optional.empty();

  public FakeEvidence withFile(String path, byte[] content) {
    files.put(path, content.clone());
    return this;
  }

  public FakeEvidence withAnswer(String stagingApp, String sql, List<List<String>> rows) {
    answers.put(new Query(stagingApp, sql), List.copyOf(rows));
    return this;
  }

  public FakeEvidence withProgram(List<String> command, int exitCode, String standardOutput) {
    programs.put(List.copyOf(command), new Output(exitCode, standardOutput));
    return this;
  }

  public FakeEvidence withTab(String url, String title) {
    tabs.add(new Tab(url, title));
    return this;
  }

  /** From now on nothing can be found out, for this reason. */
  public FakeEvidence inTrouble(String reason) {
    trouble = Optional.of(reason);
    return this;
  }

  @Override
  public Optional<byte[]> file(String path, long maxBytes) throws EvidenceException {
    mustWork();
    var content = files.get(path);
    if (content != null && content.length > maxBytes) {
      throw new EvidenceException("the file is larger than " + maxBytes + " bytes");
    }
    return Optional.ofNullable(content).map(byte[]::clone);
  }

  @Override
  public List<List<String>> query(String stagingApp, String sql) throws EvidenceException {
    mustWork();
    return answers.getOrDefault(new Query(stagingApp, sql), List.of());
  }

  @Override
  public Output run(List<String> command, Duration limit) throws EvidenceException {
    mustWork();
    return programs.getOrDefault(List.copyOf(command), new Output(127, ""));
  }

  @Override
  public List<Tab> tabs() throws EvidenceException {
    mustWork();
    return List.copyOf(tabs);
  }

  private void mustWork() throws EvidenceException {
    if (trouble.isPresent()) {
      throw new EvidenceException(trouble.get());
    }
  }
}
