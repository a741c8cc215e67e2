package greenroom.recorder.pipeline;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Lets the calling thread stand back where processors are scarce: what it does has seconds of time,
 * and what the volunteer does has not.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/setpriority.2.html">setpriority(2)</a>: on
 *     Linux a thread has a priority of its own
 */
final class BackgroundThread {
  /** A third of a busy neighbour's share: it waits for a moment, and is never starved. */
  private static final int NICE = 5;

  private static final int PRIO_PROCESS = 0;
  private static final int THIS_THREAD = 0;

  private BackgroundThread() {}

  /** Lowers the calling thread's priority for good; without effect where that is not possible. */
  static void standBack() {
    try {
      int _ = (int) setpriority().invokeExact(PRIO_PROCESS, THIS_THREAD, NICE);
    } catch (Throwable e) {
      // Then it competes like any other thread: slower for the volunteer, and nothing else.
    }
  }

  private static MethodHandle setpriority() {
    return KernelCall.of(
        "setpriority",
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT,
            ValueLayout.JAVA_INT,
            ValueLayout.JAVA_INT,
            ValueLayout.JAVA_INT));
  }
}
