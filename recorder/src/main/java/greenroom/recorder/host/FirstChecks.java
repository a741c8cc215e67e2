package greenroom.recorder.host;

import greenroom.task.Asset;
import greenroom.task.Evidence;
import greenroom.task.EvidenceException;
import greenroom.task.TaskSpec;
import greenroom.task.check.Checks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs each task's checks once over the task's own assets and throws the verdict away. What reads
 * documents is large, and the first to use it in a process waits for seconds: this way that is no
 * volunteer.
 */
final class FirstChecks implements Evidence {
  private static final String NOTHING_THERE = "There is no sandbox yet.";

  private static final Logger LOG = LoggerFactory.getLogger(FirstChecks.class);

  private final TaskSpec task;

  private FirstChecks(TaskSpec task) {
    this.task = task;
  }

  /** Takes as long as the first checks take. */
  static void run(List<TaskSpec> tasks) {
    for (TaskSpec task : tasks) {
      try {
        var filled = task.filledFor(task.persona(0));
        var _ = Checks.judge(filled.checks(), new FirstChecks(filled));
      } catch (RuntimeException e) {
        LOG.warn("first checks failed task={} cause={}", task.id(), Mailbox.place(e));
      }
    }
  }

  /** The first asset of the same kind, whatever the path. */
  @Override
  public Optional<byte[]> file(String path, long maxBytes) {
    String kind = path.substring(path.lastIndexOf('.') + 1);
    return task.assets().stream()
        .map(Asset::path)
        .filter(asset -> asset.endsWith("." + kind))
        .findFirst()
        .map(task::asset)
        .filter(bytes -> bytes.length <= maxBytes);
  }

  @Override
  public List<List<String>> query(String stagingApp, String sql) throws EvidenceException {
    throw new EvidenceException(NOTHING_THERE);
  }

  @Override
  public Output run(List<String> command, Duration limit) throws EvidenceException {
    throw new EvidenceException(NOTHING_THERE);
  }

  @Override
  public List<Tab> tabs() throws EvidenceException {
    throw new EvidenceException(NOTHING_THERE);
  }
}
