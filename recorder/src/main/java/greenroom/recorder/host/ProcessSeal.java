package greenroom.recorder.host;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Asks the kernel to keep this process's memory to itself, whatever the flags and limits were that
 * it was started with: no core is written, neither to a file nor to a program that collects them,
 * and nobody but root may look into its memory or attach to it.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/PR_SET_DUMPABLE.2const.html">prctl(2),
 *     PR_SET_DUMPABLE</a>
 */
final class ProcessSeal {
  private static final int RLIMIT_CORE = 4;
  private static final int PR_SET_DUMPABLE = 4;
  private static final int PR_GET_DUMPABLE = 3;

  private ProcessSeal() {}

  /** Seals the process for the rest of its life; answers whether the kernel agreed. */
  static boolean close() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment none = arena.allocate(ValueLayout.JAVA_LONG, 2); // soft and hard limit: 0
      int limited = (int) function("setrlimit", INT_AND_POINTER).invokeExact(RLIMIT_CORE, none);
      int sealed = prctl(PR_SET_DUMPABLE);
      return limited == 0 && sealed == 0 && closed();
    } catch (Throwable e) {
      return false;
    }
  }

  /** Whether this process is sealed. */
  static boolean closed() {
    try {
      return prctl(PR_GET_DUMPABLE) == 0;
    } catch (Throwable e) {
      return false;
    }
  }

  private static int prctl(int option) throws Throwable {
    return (int) function("prctl", PRCTL).invokeExact(option, 0L, 0L, 0L, 0L);
  }

  private static final FunctionDescriptor INT_AND_POINTER =
      FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS);

  private static final FunctionDescriptor PRCTL =
      FunctionDescriptor.of(
          ValueLayout.JAVA_INT,
          ValueLayout.JAVA_INT,
          ValueLayout.JAVA_LONG,
          ValueLayout.JAVA_LONG,
          ValueLayout.JAVA_LONG,
          ValueLayout.JAVA_LONG);

  @SuppressWarnings("restricted") // the two functions have no equal in Java; see the class comment
  private static MethodHandle function(String name, FunctionDescriptor descriptor) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor);
  }
}
