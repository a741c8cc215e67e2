package greenroom.server.export;

import greenroom.server.export.ExportRepository.Granted;

/** Tells a bundle's holder how to open it with ordinary tools. */
final class BundleReadme {
  private BundleReadme() {}

  static String of(Granted granted, String holder) {
    String first = granted.recordings().getFirst().id().toString();
    return """
        # Recordings for %s

        Granted for: %s

        Use ends: %s. Recordings named in `withdrawals.jsonl` were taken back by their volunteers:
        stop using them and delete every copy.

        `bundle.json` lists what is here; `bundle.sig` is the studio's Ed25519 signature over it.
        Each recording's key is sealed to your age recipient `%s`; `mine.txt` is your identity.

        ## With Greenroom's own tool

            ./greenroom recording verify <this folder> --identity mine.txt
            ./greenroom recording show   <this folder> --identity mine.txt
            ./greenroom recording render <this folder> --identity mine.txt
            ./greenroom recording export <this folder> --identity mine.txt

        ## With ordinary tools, for one recording

            age -d -i mine.txt keys/%s.age > session.key
            cd recordings/%s
            sha256sum -c SHA256SUMS
            for part in parts/*.events.age; do age -d -i ../../session.key "$part" | gunzip; done > events.jsonl
            for part in parts/*.screen.age; do age -d -i ../../session.key "$part"; done > screen.mp4
            ffprobe screen.mp4

        If the encoder was restarted (`parts.jsonl` then shows more than one `segment`), each segment's
        screen parts are an MP4 of their own. Remove `session.key` when you are done.
        """
        .formatted(holder, granted.purpose(), granted.expires(), granted.recipient(), first, first);
  }
}
