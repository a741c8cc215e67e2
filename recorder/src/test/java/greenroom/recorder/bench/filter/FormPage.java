package greenroom.recorder.bench.filter;

import greenroom.recorder.RecordedEvent.Box;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** A form on a small screen, drawn by hand: labels, boxes and what is in them. */
final class FormPage {
  static final int WIDTH = 800;
  static final int HEIGHT = 480;
  static final String TITLE = "Intake form";
  private static final int LEFT = 160;
  private static final int INSIDE = WIDTH - LEFT - 10;
  private static final int TOP = 34;
  private static final int LINE = 22;
  private static final double CHARACTER = 9.64;
  private static final int COLUMNS = (int) ((INSIDE - 8) / CHARACTER);
  private static final Font FONT = new Font("DejaVu Sans Mono", Font.PLAIN, 16);

  /** One field on the page. */
  static final class Field {
    final Entry entry;
    final int index;
    final Box box;
    final Line line = new Line();

    Field(Entry entry, int index, Box box) {
      this.entry = entry;
      this.index = index;
      this.box = box;
    }

    /** Its own on the whole desktop: a near miss has the seed of its secret. */
    String key() {
      return entry.role() + "-" + entry.number() + "-" + index;
    }

    String label() {
      return entry.value().label();
    }
  }

  final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
  private final List<Field> fields = new ArrayList<>();

  private FormPage() {}

  /** The pages that hold these entries, in order. */
  static List<List<Entry>> cut(List<Entry> entries) {
    List<List<Entry>> pages = new ArrayList<>();
    int free = 0;
    for (var entry : entries) {
      int height = height(entry);
      if (height > free) {
        pages.add(new ArrayList<>());
        free = HEIGHT - TOP;
      }
      pages.getLast().add(entry);
      free -= height;
    }
    return pages;
  }

  /** A page with these entries' empty fields. */
  static FormPage of(List<Entry> entries) {
    var page = new FormPage();
    int y = TOP;
    for (var entry : entries) {
      page.place(entry, y);
      y += height(entry);
    }
    page.draw();
    return page;
  }

  List<Field> fields() {
    return fields;
  }

  /** Everything that an entry shows: its fields and the gaps between them. */
  Box area(Entry entry) {
    var boxes = fields.stream().filter(field -> field.entry.equals(entry)).map(f -> f.box).toList();
    var first = boxes.getFirst();
    var last = boxes.getLast();
    return new Box(first.x(), first.y(), last.x() + last.width() - first.x(), first.height());
  }

  private static int height(Entry entry) {
    return lines(entry) * LINE + 16;
  }

  private static int lines(Entry entry) {
    return entry.fields().size() > 1
        ? 1
        : Math.max(1, wrapped(entry.fields().getFirst() + "  ").size());
  }

  private void place(Entry entry, int y) {
    int count = entry.fields().size();
    int width = count == 1 ? INSIDE : (INSIDE - 8 * (count - 1)) / count;
    for (int i = 0; i < count; i++) {
      var box = new Box(LEFT + i * (width + 8), y, width, lines(entry) * LINE + 6);
      fields.add(new Field(entry, i, box));
    }
  }

  private void draw() {
    var pen = pen();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    pen.setColor(Color.DARK_GRAY);
    pen.drawString(TITLE, 10, 20);
    for (var field : fields) {
      if (field.index == 0) {
        pen.drawString(cut(field.label()), 10, field.box.y() + 18);
      }
    }
    pen.dispose();
    fields.forEach(this::draw);
  }

  private static String cut(String label) {
    return label.length() > 15 ? label.substring(0, 15) : label;
  }

  /** Draws a field as it is now; answers what of the picture changed. */
  Box draw(Field field) {
    var pen = pen();
    var box = field.box;
    pen.setClip(box.x(), box.y(), box.width(), box.height());
    pen.setColor(Color.WHITE);
    pen.fillRect(box.x(), box.y(), box.width(), box.height());
    pen.setColor(Color.LIGHT_GRAY);
    pen.drawRect(box.x(), box.y(), box.width() - 1, box.height() - 1);
    pen.setColor(Color.BLACK);
    int y = box.y() + 18;
    for (var line : wrapped(field.line.text())) {
      pen.drawString(line, box.x() + 5, y);
      y += LINE;
    }
    pen.dispose();
    return box;
  }

  private static List<String> wrapped(String text) {
    List<String> lines = new ArrayList<>();
    for (var line : text.split("\n", -1)) {
      lines.addAll(List.of(Groups.of(line, "\n", COLUMNS).split("\n", -1)));
    }
    return lines;
  }

  private Graphics2D pen() {
    var pen = image.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setFont(FONT);
    return pen;
  }
}
