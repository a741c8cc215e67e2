package greenroom.recorder.bench.capture;

import greenroom.recorder.rfb.ClientMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The {@link RecorderProcess}, started as the launcher starts the recorder host. */
final class Greenroom implements AutoCloseable {
  /** As in the launcher, {@code start recorder-host}. */
  private static final List<String> JVM =
      List.of(
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-XX:-CreateCoredumpOnCrash",
          "-XX:+DisableAttachMechanism",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:AsyncDeflationInterval=10000",
          "-Xmx1g");

  private final Path socket;
  private final Process process;
  private final PrintWriter out;
  private final BufferedReader in;
  private @Nullable SocketChannel hands;

  Greenroom(Path desktop, Path folder, List<String> more) {
    socket = folder.resolve("hands.sock");
    var command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
    command.addAll(JVM);
    command.addAll(more);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            RecorderProcess.class.getName(),
            desktop.toString(),
            socket.toString()));
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out =
        new PrintWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8), true);
    in =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Begins to record; answers the clock's start. */
  long start(Path folder, String recipient) {
    out.println(folder + " " + recipient);
    long started = Long.parseLong(answer("started").split(" ", -1)[1]);
    try {
      var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
      channel.connect(UnixDomainSocketAddress.of(socket));
      hands = channel;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    act(new ClientMessage.Version());
    act(new ClientMessage.SecurityChoice());
    act(new ClientMessage.Init());
    act(new ClientMessage.SetEncodings(List.of()));
    return started;
  }

  /** An input through the gate. */
  void act(ClientMessage message) {
    var bytes = ByteBuffer.wrap(message.encode());
    try {
      while (bytes.hasRemaining()) {
        Objects.requireNonNull(hands).write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the recording when all is stored; answers whether everything adds up, and the counts. */
  String stop() {
    out.println();
    return answer("stopped").substring("stopped ".length());
  }

  private String answer(String word) {
    try {
      var line = Objects.requireNonNull(in.readLine(), "The recorder's process has ended");
      if (!line.startsWith(word)) {
        throw new IllegalStateException("The recorder said: " + line);
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Seconds of processor time of the whole process so far: compiler, collector and all. */
  double cpu() {
    try {
      return CpuTime.of(Files.readString(Path.of("/proc/" + process.pid() + "/stat")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Seconds of processor time so far by thread name, of the threads that live. */
  Map<String, Double> cpuByThread() {
    var seconds = new TreeMap<String, Double>();
    try (var tasks = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
      for (var task : tasks.toList()) {
        var stat = Files.readString(task.resolve("stat"));
        var name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
        seconds.merge(name.replaceAll("[-#0-9]+$", ""), CpuTime.of(stat), Double::sum);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return seconds;
  }

  @Override
  public void close() {
    out.close();
    process.destroy();
  }
}
