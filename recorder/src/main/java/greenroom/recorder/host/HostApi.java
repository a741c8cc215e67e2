package greenroom.recorder.host;

import greenroom.recorder.Cut;
import greenroom.recorder.HostStatus;
import greenroom.recorder.RecordingId;
import greenroom.recorder.SessionOrder;
import greenroom.recorder.SessionStatus;
import greenroom.recorder.host.RecordingFiles.FileEntry;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;

/** What the studio may ask of this host. Ids, states, counts and sealed bytes only. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class HostApi {
  private final Sessions sessions;
  private final RecordingFiles recordings;
  private final HostReport report;

  HostApi(Sessions sessions, RecordingFiles recordings, HostReport report) {
    this.sessions = sessions;
    this.recordings = recordings;
    this.report = report;
  }

  /** A request to end a session. */
  record StopRequest(String reason) {}

  /** A request to hand a recording in. */
  record SubmitRequest(List<Cut> cuts) {
    SubmitRequest {
      cuts = List.copyOf(cuts);
    }
  }

  @Get("/health")
  Map<String, String> health() {
    return Map.of("status", "live", "host", report.host());
  }

  @Get("/api/host")
  HostStatus host() {
    return report.status();
  }

  @Put("/api/sessions/{id}")
  SessionStatus order(@PathVariable String id, @Body SessionOrder order) {
    if (!order.session().equals(id(id))) {
      throw HostException.badRequest("The order is for another session than its address says.");
    }
    return sessions.order(order);
  }

  @Get("/api/sessions/{id}")
  SessionStatus session(@PathVariable String id) {
    return sessions.get(id(id)).status();
  }

  @Post("/api/sessions/{id}/stop")
  SessionStatus stop(@PathVariable String id, @Body StopRequest request) {
    return sessions.get(id(id)).stop(StopReason.parse(request.reason()));
  }

  /** Has what all windows show recorded as trees; they are content and come with the recording. */
  @Post("/api/sessions/{id}/trees")
  SessionStatus takeTrees(@PathVariable String id) {
    return sessions.get(id(id)).takeTrees();
  }

  @Get("/api/recordings/{id}/files")
  List<FileEntry> files(@PathVariable String id) {
    return recordings.list(id(id));
  }

  @Get("/api/recordings/{id}/files/{+name}")
  StreamedFile file(@PathVariable String id, @PathVariable String name) {
    return new StreamedFile(recordings.open(id(id), name), MediaType.APPLICATION_OCTET_STREAM_TYPE);
  }

  @Post("/api/recordings/{id}/submit")
  SessionStatus submit(@PathVariable String id, @Body SubmitRequest request) {
    return sessions.get(id(id)).submit(request.cuts());
  }

  @Delete("/api/recordings/{id}")
  @Status(HttpStatus.NO_CONTENT)
  void delete(@PathVariable String id) {
    sessions.forget(id(id));
  }

  private static RecordingId id(String text) {
    try {
      return RecordingId.parse(text);
    } catch (IllegalArgumentException e) {
      throw HostException.badRequest("A session's id is a UUID.");
    }
  }
}
