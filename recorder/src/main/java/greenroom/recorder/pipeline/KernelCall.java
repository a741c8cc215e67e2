package greenroom.recorder.pipeline;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;

/** Functions of the C library that have no equal in Java. */
final class KernelCall {
  private KernelCall() {}

  // Every start of the host enables native access, which its encoder needs as well.
  @SuppressWarnings("restricted")
  static MethodHandle of(String name, FunctionDescriptor descriptor) {
    var linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor);
  }
}
