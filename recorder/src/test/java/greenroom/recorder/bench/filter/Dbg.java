package greenroom.recorder.bench.filter;

import greenroom.recorder.PartKind;
import greenroom.recorder.reading.OpenRecording;
import greenroom.recorder.video.SegmentDecoder;
import java.io.*;
import java.nio.file.*;
import java.util.*;
import java.util.zip.GZIPInputStream;

final class Dbg {
  static final List<String> trace = Collections.synchronizedList(new ArrayList<>());

  static synchronized void dump(OpenRecording r, List<Showing> showings, List<Outcome> outs) {
    try {
      var dir = Files.createDirectories(Path.of("/tmp/dbg"));
      var tag = Long.toString(System.nanoTime() % 100000);
      var all = new StringBuilder();
      for (byte[] part : r.contents(PartKind.EVENTS)) {
        try (var g = new GZIPInputStream(new ByteArrayInputStream(part))) {
          all.append(new String(g.readAllBytes()));
        }
      }
      Files.writeString(dir.resolve("events-" + tag + ".jsonl"), all);
      var sb = new StringBuilder();
      for (int i = 0; i < outs.size(); i++) {
        var o = outs.get(i);
        var s = showings.get(i);
        sb.append(s.from() / 1e9)
            .append(' ')
            .append(s.entered() / 1e9)
            .append(' ')
            .append(s.until() / 1e9)
            .append(' ')
            .append(o)
            .append('\n');
      }
      Files.writeString(dir.resolve("outcomes-" + tag + ".txt"), sb);
      var imgs = new HashMap<Integer, java.awt.image.BufferedImage>();
      for (var film : r.films()) {
        try (var frames = new SegmentDecoder(r.film(film))) {
          for (var f = frames.next(); f.isPresent(); f = frames.next()) {
            for (int i = 0; i < outs.size(); i++)
              if (f.get().t() <= showings.get(i).until()) imgs.put(i, f.get().image());
          }
        }
      }
      for (int i = 0; i < outs.size(); i++) {
        var o = outs.get(i);
        boolean bad = o.leaked() || (o.entry().role() == Entry.Role.TWIN && !o.inPictures());
        if (bad)
          javax.imageio.ImageIO.write(
              imgs.get(i),
              "png",
              dir.resolve(o.entry().role() + "-" + o.entry().number() + "-" + o.program() + ".png")
                  .toFile());
      }
    } catch (Exception e) {
      e.printStackTrace();
    }
  }
}
