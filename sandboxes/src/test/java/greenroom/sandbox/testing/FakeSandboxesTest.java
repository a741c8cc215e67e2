package greenroom.sandbox.testing;

import greenroom.sandbox.Sandboxes;
import greenroom.sandbox.SandboxesContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class FakeSandboxesTest extends SandboxesContract {
  private FakeSandboxes sandboxes;

  @BeforeEach
  void makeHost(@TempDir Path directory) {
    sandboxes = new FakeSandboxes(directory);
  }

  @AfterEach
  void removeAll() {
    sandboxes.close();
  }

  @Override
  protected Sandboxes sandboxes() {
    return sandboxes;
  }
}
