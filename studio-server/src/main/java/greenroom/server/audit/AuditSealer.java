package greenroom.server.audit;

import greenroom.server.StudioSignature;
import greenroom.server.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals the audit log outside the database about once a minute: new entries go into the archive,
 * and a signed checkpoint over them. An entry of the database that does not follow on what was
 * sealed is not sealed, and is said.
 */
public final class AuditSealer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AuditSealer.class);
  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final int BATCH = 1000;

  private final AuditRepository log;
  private final AuditArchive archive;
  private final StudioSignature signature;
  private final Clock clock;
  private final Semaphore closed = new Semaphore(0);

  public AuditSealer(
      AuditRepository log, AuditArchive archive, StudioSignature signature, Clock clock) {
    this.log = log;
    this.archive = archive;
    this.signature = signature;
    this.clock = clock;
  }

  /** Begins, in the background. */
  public void start() {
    Thread.ofVirtual().name("audit-sealer").start(this::run);
  }

  private void run() {
    try {
      do {
        lookAgain();
      } while (!closed.tryAcquire(EVERY.toSeconds(), TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookAgain() {
    try {
      seal().ifPresent(broken -> LOG.error("audit log not sealed: {}", broken));
    } catch (Unavailable e) {
      LOG.debug("No look at the audit log: {}", e.what());
    } catch (RuntimeException e) {
      LOG.error("audit log not sealed: {}", e.getMessage());
    }
  }

  /**
   * Seals what is new.
   *
   * @return what is wrong with the log in the database, in one sentence; empty if all is well
   */
  public synchronized Optional<String> seal() {
    Optional<AuditLine> newest = archive.newest();
    long seq = newest.map(AuditLine::seq).orElse(0L);
    String hash = newest.map(AuditLine::hash).orElse(AuditLine.BEGINNING);
    if (newest.isPresent() && !log.lines(seq, 1).equals(List.of(newest.get()))) {
      return Optional.of(
          "Entry "
              + seq
              + " of the database is not the one that was sealed. The log was changed or replaced;"
              + " compare it with the archive.");
    }
    for (List<AuditLine> lines = log.lines(seq + 1, BATCH);
        !lines.isEmpty();
        lines = log.lines(seq + 1, BATCH)) {
      for (AuditLine line : lines) {
        if (!line.follows(seq, hash)) {
          return Optional.of(
              "Entry " + line.seq() + " of the database does not follow on entry " + seq + ".");
        }
        seq = line.seq();
        hash = line.hash();
      }
      archive.append(lines);
    }
    if (!archive.complete()) {
      archive.checkpoint(signature, clock.instant());
    }
    return Optional.empty();
  }

  /** Seals what is new for the last time. */
  @Override
  public void close() {
    closed.release();
    lookAgain();
  }
}
