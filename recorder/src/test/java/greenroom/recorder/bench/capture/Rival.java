package greenroom.recorder.bench.capture;

import greenroom.recorder.bench.BenchDesktop;
import java.util.List;

/**
 * Another recorder's command line, run by Debian's FFmpeg in the desktop's own container, so that
 * it reaches the X server by shared memory as it does at home.
 *
 * @param name what it is called in the table
 * @param command with one encoder thread, as Greenroom has; {@code $out} is where it writes
 */
record Rival(String name, String command) {
  /**
   * SeleniumHQ/docker-selenium, {@code Video/video.sh}: {@code ffmpeg -y -f x11grab -video_size …
   * -r ${FRAME_RATE} -i … -codec:v ${CODEC} ${PRESET} -pix_fmt yuv420p}, with its defaults of 15
   * frames a second, libx264 and {@code -preset ultrafast}.
   */
  static final Rival DOCKER_SELENIUM =
      new Rival(
          "x11grab 15 (docker-selenium)",
          "ffmpeg -y -f x11grab -video_size 1280x720 -r 15 -i :1.0 -codec:v libx264 -preset"
              + " ultrafast -threads 1 -pix_fmt yuv420p $out");

  /**
   * xlang-ai/OSWorld, {@code desktop_env/server/main.py}, {@code start_recording}: {@code ffmpeg -y
   * -f x11grab -draw_mouse 1 -s … -i :0.0 -c:v libx264 -r 30}.
   */
  static final Rival OSWORLD =
      new Rival(
          "x11grab 30 (OSWorld)",
          "ffmpeg -y -f x11grab -draw_mouse 1 -s 1280x720 -i :1.0 -c:v libx264 -threads 1 -r 30"
              + " $out");

  private static final String FILE = "/tmp/rival.mp4";

  /** Starts it and waits until it writes; answers {@code CLOCK_MONOTONIC} of its time 0. */
  void start(BenchDesktop desktop) {
    desktop.shell("rm -f " + FILE + " /tmp/rival.log");
    desktop
        .sandbox()
        .launch(
            List.of(
                "sh",
                "-c",
                "exec " + command.replace("$out", FILE) + " </dev/null 2>/tmp/rival.log"));
    desktop.shell("until grep -q 'Press \\[q\\]\\|frame=' /tmp/rival.log; do sleep 0.05; done");
  }

  double cpu(BenchDesktop desktop) {
    return CpuTime.of(desktop.shell("cat /proc/$(pgrep -o -x ffmpeg)/stat"));
  }

  /** Ends it in order; answers the file's size. */
  long stop(BenchDesktop desktop) {
    return Long.parseLong(
        desktop
            .shell(
                "pkill -INT -x ffmpeg; while pgrep -x ffmpeg >/dev/null; do sleep 0.05; done; stat"
                    + " -c %s "
                    + FILE)
            .strip());
  }

  /** Its film in a form that can be read from the front. */
  byte[] film(BenchDesktop desktop) {
    desktop.shell(
        "ffmpeg -v error -y -i "
            + FILE
            + " -c copy -movflags frag_keyframe+empty_moov -f mp4 /tmp/front.mp4");
    return desktop.sandbox().copyOut("/tmp/front.mp4", 512 << 20).orElseThrow();
  }

  /** Wall-clock seconds of its first picture, as FFmpeg said. */
  double began(BenchDesktop desktop) {
    return Double.parseDouble(
        desktop
            .shell("sed -n 's/.*start: \\([0-9.]*\\),.*/\\1/p' /tmp/rival.log | head -n1")
            .strip());
  }
}
