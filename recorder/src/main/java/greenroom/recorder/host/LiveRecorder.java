package greenroom.recorder.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import greenroom.recorder.FilterRules;
import greenroom.recorder.FinishedPart;
import greenroom.recorder.PartKind;
import greenroom.recorder.PlantedSecret;
import greenroom.recorder.RecordedEvent;
import greenroom.recorder.RecordingClock;
import greenroom.recorder.RecordingCounts;
import greenroom.recorder.ResumePoint;
import greenroom.recorder.SessionOrder;
import greenroom.recorder.SessionProblem;
import greenroom.recorder.TroubleException;
import greenroom.recorder.gate.ClientChannel;
import greenroom.recorder.gate.Gate;
import greenroom.recorder.gate.GateConnection;
import greenroom.recorder.gate.GateRules;
import greenroom.recorder.pipeline.Recording;
import greenroom.recorder.pipeline.RecordingSettings;
import greenroom.recorder.store.RecordingStore;
import greenroom.sandbox.ContextEvent;
import greenroom.sandbox.Sandbox;
import greenroom.sandbox.SandboxException;
import greenroom.task.Planted;
import greenroom.task.RecordingRules;
import greenroom.task.TaskSpec;
import greenroom.task.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Joins gate, recording, context and store of one desktop. */
final class LiveRecorder implements SessionRecorder {
  private static final Duration LONGEST_WAIT_FOR_CONTEXT = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT_FOR_PICTURE = Duration.ofSeconds(2);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final LiveRecorders recorders;
  private final SessionOrder order;
  private final RecordingRules rules;
  private final FilterRules filterRules;
  private final Sandbox sandbox;
  private final Gate gate;
  private @Nullable RecordingClock clock;
  private @Nullable RecordingStore store;
  private @Nullable Recording run;
  private volatile @Nullable ContextFeed context;

  /** Whether the part log says that a run began, and not yet that it stopped. */
  private boolean begun;

  /** Whether a run that has ended masked something personal. */
  private boolean flaggedBefore;

  private volatile boolean troubled;

  LiveRecorder(LiveRecorders recorders, SessionOrder order, TaskSpec task, Sandbox sandbox) {
    this.recorders = recorders;
    this.order = order;
    this.rules = task.recording();
    this.filterRules = filterRules(order, task);
    this.sandbox = sandbox;
    this.gate =
        new Gate(sandbox.screenSocket(), new GateRules(rules.clipboard(), rules.clipboard()));
    sandbox.browser().context(this::browserSays);
  }

  @Override
  public GateConnection attach(ClientChannel page) {
    return gate.attach(page);
  }

  @Override
  public boolean clipboardPasses() {
    return rules.clipboard();
  }

  @Override
  public void record(RecordingClock recordingClock, Consumer<TroubleException> trouble) {
    clock = recordingClock;
    if (run != null && !troubled) {
      run.resume();
      return;
    }
    endRun();
    RecordingStore open = openStore();
    ResumePoint from = begun ? open.resumePoint() : begin(open);
    troubled = false;
    Recording started = start(recordingClock, from, open, trouble);
    run = started;
    // Until the agent is heard everything is masked: the light should not say "recording" before.
    ContextFeed listening = new ContextFeed(sandbox, recordingClock, started::context);
    context = listening;
    listening.awaitFound(LONGEST_WAIT_FOR_CONTEXT);
    started.awaitOpen(LONGEST_WAIT_FOR_PICTURE);
    listening.trees().take("start");
  }

  private Recording start(
      RecordingClock recordingClock,
      ResumePoint from,
      RecordingStore open,
      Consumer<TroubleException> trouble) {
    try {
      return Recording.start(
          settings(),
          recordingClock,
          from,
          sandbox.screenSocket(),
          gate,
          open,
          failure -> {
            troubled = true;
            trouble.accept(failure);
          });
    } catch (SandboxException e) {
      throw new TroubleException(
          SessionProblem.SCREEN_LOST,
          "The desktop's screen cannot be reached: " + e.getMessage(),
          e);
    }
  }

  @Override
  public void pause() {
    if (run != null) {
      run.pause();
    }
  }

  @Override
  public void takeTrees() {
    ContextFeed listening = context;
    if (run != null && listening != null) {
      listening.trees().take("demand");
    }
  }

  @Override
  public void mark(String step, boolean done) {
    if (run != null) {
      run.mark(step, done);
      ContextFeed listening = context;
      if (listening != null) {
        listening.trees().takeAroundMark();
      }
    }
  }

  @Override
  public void deleteLast(Duration time) {
    if (run != null) {
      run.deleteLast(time);
    } else if (clock != null) {
      openStore().removeSince(Math.max(0, clock.now() - time.toNanos()));
    }
  }

  @Override
  public void keepNote(String note) {
    keep(PartKind.NOTE, note.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void keepVerdict(Verdict verdict) {
    try {
      keep(PartKind.VERDICT, JSON.writeValueAsBytes(Messages.VerdictMessage.of(verdict)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A verdict can always be written as JSON");
    }
  }

  private void keep(PartKind kind, byte[] content) {
    RecordingStore open = openStore();
    if (!begun) {
      begin(open);
    }
    long now = Objects.requireNonNull(clock).now();
    int segment = Math.max(0, open.resumePoint().segment() - 1);
    open.store(new FinishedPart(kind, now, now, false, segment, 0, 0, content));
  }

  @Override
  public Tally tally() {
    return store == null ? Tally.NOTHING : LiveRecorders.tally(store, flagged(), false);
  }

  @Override
  public Tally finish(SessionRecord session, List<String> reasons) {
    clock = Objects.requireNonNull(session.clock()).clock();
    endRun();
    RecordingStore open = openStore();
    if (begun || open.log().entries().isEmpty()) {
      stopped(open, RecordingCounts.NONE);
    }
    return recorders.finish(open, session, session.status().flagged() || flagged(), reasons);
  }

  @Override
  public void close() {
    try {
      endRun();
      if (store != null && begun) {
        stopped(store, RecordingCounts.NONE);
      }
    } finally {
      gate.close();
      if (store != null) {
        store.close();
        store = null;
      }
    }
  }

  /** Stops capturing; what was held passes the filters and is stored. */
  private void endRun() {
    Recording ending = run;
    if (ending == null) {
      return;
    }
    RecordingCounts counts = ending.stop();
    run = null;
    flaggedBefore |= ending.flagged();
    ContextFeed listening = context;
    if (listening != null) {
      context = null;
      listening.close();
    }
    if (store != null) {
      stopped(store, counts);
    }
  }

  private ResumePoint begin(RecordingStore open) {
    ResumePoint point = open.resume(Objects.requireNonNull(clock).now());
    begun = true;
    return point;
  }

  private void stopped(RecordingStore open, RecordingCounts counts) {
    open.stopped(counts);
    begun = false;
  }

  private RecordingStore openStore() {
    RecordingStore open = store;
    if (open == null) {
      open = recorders.store(order);
      store = open;
    }
    return open;
  }

  private boolean flagged() {
    return flaggedBefore || (run != null && run.flagged());
  }

  private void browserSays(ContextEvent event) {
    ContextFeed listening = context;
    if (listening != null) {
      listening.hear(event);
    }
  }

  private RecordingSettings settings() {
    return RecordingSettings.DEFAULT.withHold(rules.hold()).withRules(filterRules);
  }

  /** What the task and the study's list say together. */
  static FilterRules filterRules(SessionOrder order, TaskSpec task) {
    RecordingRules rules = task.recording();
    Planted planted = task.planted(task.persona(order.seed()));
    return new FilterRules(
        rules.secrets().stream()
            .map(secret -> new PlantedSecret(secret.ref(), secret.value()))
            .toList(),
        planted::holds,
        Stream.concat(rules.words().stream(), order.words().entries().stream()).toList(),
        rules.masks().stream()
            .map(m -> new RecordedEvent.Box(m.x(), m.y(), m.width(), m.height()))
            .toList(),
        rules.ocr());
  }
}
