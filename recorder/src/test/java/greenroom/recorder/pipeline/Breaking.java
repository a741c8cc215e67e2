package greenroom.recorder.pipeline;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Stands in front of a real stage, does exactly what it does, and from a moment on fails or hangs
 * in its place.
 */
final class Breaking {
  /** These let go of things; a broken stage can still be let go of. */
  private static final Set<String> HARMLESS = Set.of("close", "discard", "toString", "resumePoint");

  private final CountDownLatch released = new CountDownLatch(1);
  private final AtomicLong failedAt = new AtomicLong();
  private volatile boolean broken;
  private volatile boolean hangs;
  private volatile Supplier<RuntimeException> failure = IllegalStateException::new;

  /** From now on each call throws this. */
  void fail(Supplier<RuntimeException> with) {
    failure = with;
    broken = true;
  }

  /** From now on each call hangs, until {@link #release}. */
  void hang() {
    hangs = true;
    broken = true;
  }

  /** Everything works again. */
  void release() {
    broken = false;
    released.countDown();
  }

  /** When the first call failed or began to hang; 0 if none did yet. */
  long failedAt() {
    return failedAt.get();
  }

  <T> T before(Class<T> port, T real) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (broken && !HARMLESS.contains(method.getName())) {
            failedAt.compareAndSet(0, System.nanoTime());
            if (!hangs) {
              throw failure.get();
            }
            released.await();
          }
          try {
            return method.invoke(real, arguments);
          } catch (InvocationTargetException e) {
            throw Objects.requireNonNull(e.getCause());
          }
        };
    return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
  }
}
