package greenroom.server.export;

import greenroom.server.export.ExportRepository.Granted;

/** Tells a bundle's holder how to open it with ordinary tools. */
final class BundleReadme {
  /** Run as it stands by the end-to-end tests, on a recording of several segments. */
  private static final String TEXT =
      """
      # Recordings for {holder}

      Granted for: {purpose}

      Use ends: {expires}. Recordings named in `withdrawals.jsonl` were taken back by their volunteers:
      stop using them and delete every copy.

      `bundle.json` lists what is here; `bundle.sig` is the studio's Ed25519 signature over it.
      Each recording's key is sealed to your age recipient `{recipient}`; below, `mine.txt` is your
      identity: the file that `age-keygen` wrote.

      ## With Greenroom's own tool

          ./greenroom recording verify <this folder> --identity mine.txt
          ./greenroom recording show   <this folder> --identity mine.txt
          ./greenroom recording render <this folder> --identity mine.txt
          ./greenroom recording export <this folder> --identity mine.txt

      ## With ordinary tools

      In this folder, with bash, age, gunzip and ffprobe. What comes out is plain: delete `opened` when
      you are done.

      ```bash
      for id in $(ls recordings); do
        out=opened/$id
        mkdir -p "$out"
        (cd "recordings/$id" && sha256sum --check --strict --quiet SHA256SUMS)
        age -d -i mine.txt "keys/$id.age" > "$out/session.key"
        for part in "recordings/$id"/parts/*.events.age; do
          if [ -e "$part" ]; then age -d -i "$out/session.key" "$part"; fi
        done | gunzip > "$out/events.jsonl"
        # Each restart of the encoder began a new segment; each segment is an MP4 of its own.
        for segment in $(sed -n 's/.*"kind":"screen".*"segment":\\([0-9]*\\).*/\\1/p' "recordings/$id/parts.jsonl" | sort -nu); do
          grep '"kind":"screen"' "recordings/$id/parts.jsonl" | grep "\\"segment\\":$segment," |
            sed 's/.*"seq":\\([0-9]*\\),.*/\\1/' |
            while read -r seq; do
              part=$(printf 'recordings/%s/parts/%06d.screen.age' "$id" "$seq")
              # A part that was removed still has its line, but no file.
              if [ -e "$part" ]; then age -d -i "$out/session.key" "$part"; fi
            done > "$out/segment-$segment.mp4"
          ffprobe -v error -show_entries stream=codec_name,width,height -of csv=p=0 "$out/segment-$segment.mp4"
        done
        rm "$out/session.key"
      done
      ```
      """;

  private BundleReadme() {}

  static String of(Granted granted, String holder) {
    return TEXT.replace("{expires}", granted.expires().toString())
        .replace("{recipient}", granted.recipient())
        .replace("{holder}", holder)
        .replace("{purpose}", granted.purpose());
  }
}
