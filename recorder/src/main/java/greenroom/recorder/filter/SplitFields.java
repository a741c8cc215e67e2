package greenroom.recorder.filter;

import greenroom.recorder.filter.detect.Opening;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * One number over several fields, as the four boxes for a card are: the fields that were left last,
 * and what they make together with the one that is written in now. Of a field with several lines
 * only the last counts: keys alone do not tell whether Return began a line or, as in a sheet, left
 * the field.
 */
final class SplitFields {
  /** Fields that one number can be split over. */
  private static final int MOST = 9;

  private static final long WITHIN = 60_000_000_000L;

  /** A value of the task's that is this long is no part of another. */
  private static final int WHOLE = 8;

  private final PersonalData data;

  /** What was written into the fields before this one. */
  private final ArrayDeque<EditedText> earlier = new ArrayDeque<>();

  /** What was found over several fields, until it is certain that it does not go on. */
  private final List<TypedSecret> carried = new ArrayList<>();

  /** Whether the field that is written in now ended something: it begins nothing then. */
  private boolean endedHere;

  /** Whether this field and those before it are a value of the task's. */
  private boolean plantedHere;

  SplitFields(PersonalData data) {
    this.data = data;
  }

  /** The caret leaves this field. What is complete by itself is no part of anything else. */
  void leave(EditedText field, PersonalData.Finds finds) {
    if (field.length() > 0) {
      boolean own = !finds.planted().isEmpty() || ownWhole(field);
      if (plantedHere || own || !Joints.piece(field)) {
        earlier.clear();
      } else if (!endedHere && !field.isPassword() && finds.secrets().isEmpty()) {
        add(field);
      }
    }
    endedHere = false;
    plantedHere = false;
  }

  private boolean ownWhole(EditedText field) {
    return field.length() >= WHOLE && data.planted(field.text().toString());
  }

  private void add(EditedText field) {
    earlier.addLast(field);
    if (earlier.size() > MOST) {
      earlier.removeFirst();
    }
  }

  /** What stands on one line is no part of what stands on the next. */
  void endLine() {
    earlier.clear();
    endedHere = false;
    plantedHere = false;
  }

  /** The page with what was written before {@code t} is gone: nothing on the next goes on there. */
  void turned(long t) {
    earlier.removeIf(field -> field.latest(0, field.length()) < t);
  }

  /** Looks at what this field and those before it make together. */
  Open look(EditedText field, long now) {
    plantedHere = false;
    carried.removeIf(secret -> goesOn(secret, field));
    var open = field.isPassword() ? Open.NOTHING : open(field, now);
    for (var each : carried) {
      open = open.since(each.from());
    }
    return open;
  }

  /** Whether what its last field held is now a part of something longer. */
  private static boolean goesOn(TypedSecret secret, EditedText field) {
    var last = secret.parts().getLast();
    int end = last.length();
    return field.length() > end
        && secret.to() >= field.earliest(0, end)
        && field.text().toString().startsWith(last)
        && Character.isLetterOrDigit(field.text().charAt(end));
  }

  private Open open(EditedText field, long now) {
    var pieces = pieces(field, now);
    if (pieces.isEmpty() || (pieces.size() == 1 && field.length() > 0)) {
      return Open.NOTHING;
    }
    var first = pieces.getFirst();
    var open =
        Joints.mail(first)
            ? Open.in(first, new Opening(0, first.length(), false), List.of())
            : Open.NOTHING;
    if (field.length() == 0) {
      return open.and(opening(pieces, " ", EditedText.joined(pieces, " "), Integer.MAX_VALUE));
    }
    boolean own = false;
    for (var way : Joints.of(pieces)) {
      var joined = EditedText.joined(way.parts(), way.joint());
      int last = joined.length() - field.length();
      find(way, joined, last);
      var opening = opening(way.parts(), way.joint(), joined, last);
      own |= opening.strong() && data.planted(opening.text());
      open = open.and(opening);
    }
    return own ? open.weak() : open;
  }

  /** What ends at the caret and begins before {@code last}, if anything may. */
  private static Open opening(List<EditedText> parts, String joint, EditedText joined, int last) {
    var opening = Opening.at(joined.text(), joined.length());
    return opening == null || opening.from() >= last
        ? Open.NOTHING
        : Open.in(joined, opening, parts(parts, joint, opening.from(), opening.to()));
  }

  private void find(Joints.Joined way, EditedText joined, int last) {
    var labelled = joined.labelled();
    int label = labelled.length() - joined.length();
    var finds = data.find(labelled);
    for (var each : finds.secrets()) {
      int from = Math.max(0, each.from() - label);
      int to = each.to() - label;
      if (from < last && to > last) {
        carry(joined.secret(each.rule(), from, to).over(parts(way.parts(), way.joint(), from, to)));
      }
    }
    plantedHere |=
        finds.planted().stream()
            .anyMatch(own -> own.from() - label < last && own.to() == labelled.length());
  }

  private void carry(TypedSecret secret) {
    if (carried.stream().noneMatch(known -> known.within(secret) && secret.within(known))) {
      carried.add(secret);
    }
  }

  /** Which of these, joined, lie in {@code [from, to)}. */
  private static List<String> parts(List<EditedText> all, String joint, int from, int to) {
    var within = new ArrayList<String>();
    int at = 0;
    for (var part : all) {
      int end = at + part.length();
      if (at < to && end > from) {
        within.add(part.text().toString());
      }
      at = end + joint.length();
    }
    return within;
  }

  /** This field and those before it, as far back as they hold short codes. */
  private List<EditedText> pieces(EditedText field, long now) {
    var pieces = new ArrayList<EditedText>();
    if (field.length() > 0 && !Joints.piece(field)) {
      return pieces;
    }
    if (field.length() > 0) {
      pieces.add(field);
    }
    for (Iterator<EditedText> all = earlier.descendingIterator(); all.hasNext(); ) {
      var piece = all.next();
      if (now - piece.latest(0, piece.length()) > WITHIN) {
        break;
      }
      pieces.addFirst(piece);
    }
    return pieces;
  }

  /** Nothing goes on any more: what is complete, and used up. */
  List<TypedSecret> settle(EditedText field) {
    for (var secret : carried) {
      earlier.removeIf(piece -> piece.earliest(0, piece.length()) <= secret.to());
      endedHere |= field.length() > 0 && field.earliest(0, field.length()) <= secret.to();
    }
    // Of what went on in a next field only the whole counts.
    var settled = carried.stream().filter(secret -> !goneOn(secret)).toList();
    carried.clear();
    return settled;
  }

  private boolean goneOn(TypedSecret secret) {
    return carried.stream().anyMatch(whole -> secret.within(whole) && !whole.within(secret));
  }

  /** What is complete and waits to see whether it goes on. */
  List<TypedSecret> carried() {
    return carried;
  }
}
