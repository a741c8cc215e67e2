package greenroom.server.export;

import greenroom.recorder.Bundle;
import greenroom.recorder.Bundle.Delivered;
import greenroom.recorder.BundleJson;
import greenroom.recorder.HostStatus;
import greenroom.recorder.Manifest;
import greenroom.recorder.RecordingFile;
import greenroom.recorder.Sha256;
import greenroom.server.Audit;
import greenroom.server.Conflict;
import greenroom.server.Denied;
import greenroom.server.GrantId;
import greenroom.server.Person;
import greenroom.server.RecorderHosts;
import greenroom.server.SessionKeys;
import greenroom.server.StudioSignature;
import greenroom.server.StudyId;
import greenroom.server.export.ExportRepository.Granted;
import greenroom.server.export.ExportRepository.GrantedRecording;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Makes bundles: everything but the recordings' files in memory, those from the host as they go.
 */
public final class ExportDesk implements Exports {
  private final ExportRepository grants;
  private final RecorderHosts hosts;
  private final SessionKeys keys;
  private final StudioSignature signature;
  private final Audit audit;
  private final Clock clock;

  public ExportDesk(
      ExportRepository grants,
      RecorderHosts hosts,
      SessionKeys keys,
      StudioSignature signature,
      Audit audit,
      Clock clock) {
    this.grants = grants;
    this.hosts = hosts;
    this.keys = keys;
    this.signature = signature;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public Delivery open(Person.Staff holder, GrantId id) {
    Granted granted =
        grants.find(holder, id).orElseThrow(() -> new Denied("This is not a grant of yours."));
    if (granted.expires().isBefore(clock.instant())) {
      throw new Denied("This grant has expired. Ask again if you still need the recordings.");
    }
    if (granted.recordings().isEmpty()) {
      throw granted.approvers().size() < 2
          ? new Denied("Two guardians have not approved this request.")
          : new Conflict(
              "No recording fits this grant: none was submitted, or all were withdrawn.");
    }
    audit.record(
        holder, Audit.Act.EXPORT, id.toString(), null, new StudyId(granted.study()), Denied.RULE);
    HostStatus host = hosts.status();
    SortedMap<String, byte[]> files = smallFiles(holder, granted);
    List<RecordingFolder> folders = new ArrayList<>();
    List<Delivered> delivered = new ArrayList<>();
    for (GrantedRecording recording : granted.recordings()) {
      List<RecordingFile> recorded = hosts.files(recording.id());
      folders.add(new RecordingFolder(recording.id(), recorded));
      delivered.add(
          new Delivered(
              recording.id(),
              recording.pseudonym(),
              host.host(),
              hash(recorded, "manifest.json"),
              hash(recorded, "parts.jsonl")));
    }
    byte[] bundle = BundleJson.write(bundle(holder, granted, host, delivered, files));
    files.put(Bundle.FILE, bundle);
    files.put(Bundle.SIGNATURE, signature.signFile(bundle));
    return new TarDelivery(
        "greenroom-bundle-" + id.toString().substring(0, 8), files, folders, hosts);
  }

  private SortedMap<String, byte[]> smallFiles(Person.Staff holder, Granted granted) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (GrantedRecording recording : granted.recordings()) {
      files.put(
          "keys/" + recording.id() + ".age",
          keys.keyForGrant(recording.id(), holder, granted.id(), granted.recipient()));
    }
    files.put(Bundle.WITHDRAWALS, BundleJson.writeWithdrawals(grants.withdrawals(granted.id())));
    files.put(
        Bundle.README, BundleReadme.of(granted, holder.name()).getBytes(StandardCharsets.UTF_8));
    return files;
  }

  private Bundle bundle(
      Person.Staff holder,
      Granted granted,
      HostStatus host,
      List<Delivered> delivered,
      SortedMap<String, byte[]> files) {
    SortedMap<String, String> hostKeys = new TreeMap<>();
    hostKeys.put(host.host(), host.publicKey());
    SortedMap<String, String> hashes = new TreeMap<>();
    files.forEach((name, bytes) -> hashes.put(name, Sha256.hex(bytes)));
    return new Bundle(
        Manifest.VERSION,
        granted.id().toString(),
        granted.study().toString(),
        granted.purpose(),
        holder.name(),
        granted.recipient(),
        granted.approvers().stream().map(UUID::toString).toList(),
        clock.instant().truncatedTo(ChronoUnit.SECONDS),
        granted.expires(),
        signature.publicKey(),
        hostKeys,
        delivered,
        hashes);
  }

  private static String hash(List<RecordingFile> files, String name) {
    return files.stream()
        .filter(file -> file.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new Conflict("A recording is not closed yet: its " + name + " is missing."))
        .sha256();
  }
}
