package greenroom.recorder.bench.filter;

import greenroom.recorder.bench.filter.Entry.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Values that are entered into one program of a real desktop.
 *
 * @param entries which, in order
 */
record Scene(Program program, List<Entry> entries) {
  /** The programs that people enter things into. */
  enum Program {
    /** A form in Chromium, a field below the other. */
    FORM("Intake form", 8),
    /** A plain text editor, a line each. */
    EDITOR("Mousepad", 5),
    /** A terminal in which {@code cat} repeats each line. */
    TERMINAL("Terminal", 4),
    /** A sheet in LibreOffice Calc, a cell each. */
    SHEET("LibreOffice Calc", 4);

    /** A part of its window's title. */
    final String title;

    /** How many values go into it at a time. */
    final int most;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    Program(String title, int most) {
      this.title = title;
      this.most = most;
    }
  }

  Scene {
    entries = List.copyOf(entries);
  }

  /** Whether a value can be entered this way there. */
  static boolean fits(Program program, Entry entry) {
    var text = String.join("", entry.fields());
    // What only its label tells from any number can be entered where there are labels.
    boolean known =
        program == Program.FORM || entry.way() == Way.SENTENCE || Entry.neutral(entry.value());
    return known && hasRoom(program, entry, text);
  }

  private static boolean hasRoom(Program program, Entry entry, String text) {
    return switch (program) {
      // What is wider than its field cannot be read in the control either.
      case FORM -> !text.contains("\n") && text.length() < 55;
      // The arrows and Home mean other things in a cell and in a terminal.
      case SHEET ->
          !text.contains("\n")
              && text.length() < 60
              && entry.way() != Way.CORRECTED
              && entry.way() != Way.FILLED;
      case TERMINAL ->
          text.length() < 70 && (entry.way() == Way.TYPED || entry.way() == Way.SENTENCE);
      case EDITOR ->
          text.lines().allMatch(line -> line.length() < 66)
              && entry.way() != Way.FILLED
              && entry.way() != Way.SPLIT;
    };
  }

  /**
   * Divides secrets over the programs in turn, each time some that can be entered there, and after
   * each scene the same with their twins. What fits nowhere is left out.
   */
  static List<Scene> of(List<Entry> entries) {
    var left = new ArrayList<>(entries.stream().filter(e -> e.role() == Role.SECRET).toList());
    List<Scene> scenes = new ArrayList<>();
    int empty = 0;
    for (int turn = 0; empty < Program.values().length; turn++) {
      var program = Program.values()[turn % Program.values().length];
      var own = left.stream().filter(e -> fits(program, e)).limit(program.most).toList();
      left.removeAll(own);
      empty = own.isEmpty() ? empty + 1 : 0;
      if (!own.isEmpty()) {
        scenes.add(new Scene(program, own));
        scenes.add(new Scene(program, own.stream().map(one -> twin(entries, one)).toList()));
      }
    }
    return scenes;
  }

  private static Entry twin(List<Entry> entries, Entry secret) {
    return entries.stream()
        .filter(e -> e.role() == Role.TWIN && e.number() == secret.number())
        .findFirst()
        .orElseThrow();
  }

  /** The page of a form. */
  String page() {
    var page =
        new StringBuilder(
            """
            <!doctype html><meta charset="utf-8"><title>Intake form</title>
            <style>body{font:20px sans-serif;margin:16px}
            div{margin:8px 0;display:flex;gap:8px;align-items:center}
            label{width:230px} input{font:20px "DejaVu Sans Mono";flex:1;min-width:0;padding:6px;
            border:0;background:#f4f4f4}</style>
            """);
    boolean first = true;
    for (var entry : entries) {
      page.append("<div><label>").append(entry.value().label()).append("</label>");
      for (var field : entry.fields()) {
        page.append("<input autocomplete=off aria-label=\"").append(entry.value().label());
        page.append(first ? "\" autofocus" : "\"");
        if (entry.way() == Way.FILLED) {
          page.append(" onfocus=\"setTimeout(()=>this.value='").append(field).append("',400)\"");
        }
        page.append('>');
        first = false;
      }
      page.append("</div>\n");
    }
    return page.toString();
  }
}
