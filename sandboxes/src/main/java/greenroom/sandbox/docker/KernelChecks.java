package greenroom.sandbox.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Switches of the kernel that decide whether the desktop's browser can have its own sandbox. */
final class KernelChecks {
  private KernelChecks() {}

  /** Sentences for people, empty when all is well. */
  static List<String> problems(Path sysctl, Path swaps) {
    var problems = new ArrayList<String>();
    if (is("0", sysctl.resolve("kernel/unprivileged_userns_clone"))) {
      problems.add(
          "Unprivileged user namespaces are off, so the desktop's browser cannot start with its own"
              + " sandbox. Switch them on: sysctl -w kernel.unprivileged_userns_clone=1");
    }
    if (is("1", sysctl.resolve("kernel/apparmor_restrict_unprivileged_userns"))) {
      problems.add(
          "AppArmor restricts unprivileged user namespaces, so the desktop's browser cannot start"
              + " with its own sandbox. Lift it:"
              + " sysctl -w kernel.apparmor_restrict_unprivileged_userns=0");
    }
    if (is("0", sysctl.resolve("user/max_user_namespaces"))) {
      problems.add(
          "This kernel allows no user namespaces. Allow some:"
              + " sysctl -w user.max_user_namespaces=10000");
    }
    if (read(swaps).map(text -> text.lines().count() > 1).orElse(false)) {
      problems.add(
          "Swap is on: what is only in memory could be written to it. Use encrypted swap, or switch"
              + " it off: swapoff -a");
    }
    return problems;
  }

  private static boolean is(String value, Path file) {
    return read(file).map(text -> text.strip().equals(value)).orElse(false);
  }

  private static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException noSuchSwitch) {
      return Optional.empty();
    }
  }
}
