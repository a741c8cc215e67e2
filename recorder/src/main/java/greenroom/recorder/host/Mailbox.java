package greenroom.recorder.host;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Acts on one thing, one after another, on a virtual thread. */
final class Mailbox {
  private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

  private final String name;
  private final ExecutorService acts;

  Mailbox(String name) {
    this.name = name;
    this.acts = Executors.newSingleThreadExecutor(Thread.ofVirtual().name(name).factory());
  }

  /** Does this when its turn comes; a failure is logged by kind and place, without its message. */
  void tell(Runnable act) {
    acts.execute(() -> guarded(act));
  }

  /**
   * Does this when its turn comes and answers with its result or its exception. Not from inside.
   */
  <T extends @org.jspecify.annotations.Nullable Object> T ask(Callable<T> act) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    acts.execute(
        () -> {
          try {
            answer.complete(act.call());
          } catch (Exception e) {
            answer.completeExceptionally(e);
          }
        });
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** Does this on a thread of its own. */
  void beside(Runnable work) {
    Thread.ofVirtual().name(name + "-work").start(() -> guarded(work));
  }

  private void guarded(Runnable act) {
    try {
      act.run();
    } catch (RuntimeException e) {
      LOG.error("act failed at={} cause={}", name, place(e));
    }
  }

  /** An exception's kind and place; its message may hold content. */
  static String place(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    String at = trace.length == 0 ? "" : " at " + trace[0];
    Throwable cause = failure.getCause();
    return failure.getClass().getName() + at + (cause == null ? "" : ", because " + place(cause));
  }
}
