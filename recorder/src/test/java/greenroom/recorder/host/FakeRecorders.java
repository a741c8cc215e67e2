package greenroom.recorder.host;

import greenroom.recorder.Cut;
import greenroom.recorder.RecordingClock;
import greenroom.recorder.RecordingId;
import greenroom.recorder.SessionOrder;
import greenroom.recorder.TroubleException;
import greenroom.recorder.gate.ClientChannel;
import greenroom.recorder.gate.GateConnection;
import greenroom.sandbox.Sandbox;
import greenroom.task.TaskSpec;
import greenroom.task.Verdict;
import io.netty.buffer.Unpooled;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Recorders that write down what they were told; their desktop echoes what a page sends. */
final class FakeRecorders implements SessionRecorders {
  final List<String> acts = new CopyOnWriteArrayList<>();
  volatile @Nullable TroubleException atNextStart;
  volatile @Nullable Consumer<TroubleException> trouble;
  volatile long bytes;

  @Override
  public SessionRecorder open(SessionOrder order, TaskSpec task, Sandbox sandbox) {
    acts.add("open");
    return new Recorder();
  }

  @Override
  public SessionRecorder.Tally finish(SessionRecord session, List<String> reasons) {
    acts.add("finish without desktop");
    return new SessionRecorder.Tally(1, bytes, false, !reasons.isEmpty());
  }

  @Override
  public void mend(RecordingId recording) {
    acts.add("mend");
  }

  @Override
  public SessionRecorder.Tally cut(RecordingId recording, List<Cut> cuts) {
    acts.add("cut " + cuts.size());
    return tally();
  }

  private SessionRecorder.Tally tally() {
    return new SessionRecorder.Tally(1, bytes, false, false);
  }

  private final class Recorder implements SessionRecorder {
    @Override
    public boolean clipboardPasses() {
      return false;
    }

    @Override
    public void takeTrees() {
      acts.add("trees");
    }

    @Override
    public GateConnection attach(ClientChannel page) {
      var connection =
          new GateConnection() {
            @Override
            public void receive(byte[] bytes) {
              page.send(Unpooled.wrappedBuffer(bytes));
              page.flush();
            }

            @Override
            public void disconnected() {
              acts.add("disconnected");
            }
          };
      page.connected(connection);
      acts.add("attach"); // from here on the page is heard
      return connection;
    }

    @Override
    public void record(RecordingClock clock, Consumer<TroubleException> listener) {
      TroubleException failure = atNextStart;
      if (failure != null) {
        atNextStart = null;
        throw failure;
      }
      trouble = listener;
      acts.add("record");
    }

    @Override
    public void pause() {
      acts.add("pause");
    }

    @Override
    public void mark(String step, boolean done) {
      acts.add("mark " + step + " " + done);
    }

    @Override
    public void deleteLast(Duration time) {
      acts.add("delete " + time.toMinutes());
    }

    @Override
    public void keepNote(String note) {
      acts.add("note");
    }

    @Override
    public void keepVerdict(Verdict verdict) {
      acts.add("verdict " + verdict.outcome());
    }

    @Override
    public Tally tally() {
      return FakeRecorders.this.tally();
    }

    @Override
    public Tally finish(SessionRecord session, List<String> reasons) {
      acts.add("finish");
      return new Tally(1, bytes, false, !reasons.isEmpty());
    }

    @Override
    public void close() {
      acts.add("close");
    }
  }
}
