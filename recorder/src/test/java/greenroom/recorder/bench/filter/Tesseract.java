package greenroom.recorder.bench.filter;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Reads pictures with the stock {@code tesseract} command, through its standard input and output:
 * nothing touches a disk.
 */
final class Tesseract {
  private static final int MARGIN = 24;
  private static final int SCALE = 2;
  private static final int MOST_HEIGHT = 2600;

  private Tesseract() {}

  /** Says what to install if the command is not there. */
  static void require() {
    try {
      var process = new ProcessBuilder("tesseract", "--version").redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      if (finish(process) != 0) {
        throw new IllegalStateException("tesseract does not run");
      }
    } catch (IOException e) {
      throw new IllegalStateException(
          "The filter bench reads frames with Tesseract, which is not there. Install it: apt-get"
              + " install tesseract-ocr",
          e);
    }
  }

  /** What is written on each of these pictures. */
  static List<String> read(List<BufferedImage> pictures) {
    List<String> texts = new ArrayList<>();
    List<BufferedImage> sheet = new ArrayList<>();
    int height = 0;
    for (var picture : pictures) {
      int needed = picture.getHeight() * SCALE + MARGIN;
      if (!sheet.isEmpty() && height + needed > MOST_HEIGHT) {
        texts.addAll(readSheet(sheet));
        sheet.clear();
        height = 0;
      }
      sheet.add(picture);
      height += needed;
    }
    if (!sheet.isEmpty()) {
      texts.addAll(readSheet(sheet));
    }
    return texts;
  }

  /** One sheet below the other saves starting the command for each. */
  private static List<String> readSheet(List<BufferedImage> pictures) {
    int width = pictures.stream().mapToInt(BufferedImage::getWidth).max().orElse(1) * SCALE;
    int height = pictures.stream().mapToInt(p -> p.getHeight() * SCALE + MARGIN).sum() + MARGIN;
    var sheet = new BufferedImage(width + 2 * MARGIN, height, BufferedImage.TYPE_BYTE_GRAY);
    var pen = sheet.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, sheet.getWidth(), height);
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    int y = MARGIN;
    int[] ends = new int[pictures.size()];
    for (int i = 0; i < ends.length; i++) {
      var picture = pictures.get(i);
      pen.drawImage(
          picture, MARGIN, y, picture.getWidth() * SCALE, picture.getHeight() * SCALE, null);
      y += picture.getHeight() * SCALE + MARGIN;
      ends[i] = y - MARGIN / 2;
    }
    pen.dispose();
    return divide(run(sheet), ends);
  }

  /** Gives each word to the picture that it is on, by its place in Tesseract's table. */
  private static List<String> divide(String table, int[] ends) {
    var texts = new StringBuilder[ends.length];
    Arrays.setAll(texts, any -> new StringBuilder());
    for (var row : table.lines().skip(1).toList()) {
      var cells = row.split("\t", -1);
      if (cells.length == 12 && cells[0].equals("5")) {
        int middle = Integer.parseInt(cells[7]) + Integer.parseInt(cells[9]) / 2;
        int picture = 0;
        while (picture < ends.length - 1 && middle > ends[picture]) {
          picture++;
        }
        texts[picture].append(cells[11]).append(' ');
      }
    }
    return Arrays.stream(texts).map(StringBuilder::toString).toList();
  }

  private static String run(BufferedImage sheet) {
    var command =
        List.of(
            "tesseract",
            "stdin",
            "stdout",
            "--psm",
            "6",
            "--dpi",
            "150",
            "-l",
            "eng",
            "-c",
            "load_system_dawg=0",
            "-c",
            "load_freq_dawg=0",
            "tsv");
    try {
      var png = new ByteArrayOutputStream();
      ImageIO.write(sheet, "png", png);
      var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
      builder.environment().put("OMP_THREAD_LIMIT", "1");
      var process = builder.start();
      Thread.ofVirtual().start(() -> feed(process, png.toByteArray()));
      var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (finish(process) != 0) {
        throw new IllegalStateException("tesseract ended with an error");
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void feed(Process process, byte[] bytes) {
    try (var input = process.getOutputStream()) {
      input.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int finish(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while tesseract ran", e);
    }
  }
}
