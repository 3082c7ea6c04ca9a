package org.nuanbao.workbook.mark;

import java.nio.charset.StandardCharsets;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.mark.Note.Place;

/**
 * The boxes of comments in a sheet's VML drawing (ECMA-376 part 4, 19). Programs write such a
 * drawing loosely, so its shapes are found in its text; those of others stay as they are.
 */
final class NoteBoxes {
  private static final String VML = "urn:schemas-microsoft-com:vml";
  private static final String OFFICE = "urn:schemas-microsoft-com:office:office";
  private static final String EXCEL = "urn:schemas-microsoft-com:office:excel";
  private static final String END = "</xml>";

  /** Identities that belong to one number of a drawing. */
  private static final int OF_A_DRAWING = 1_024;

  private static final Pattern SHAPE = Pattern.compile("<v:shape[\\s>]");
  private static final String SHAPE_END = "</v:shape>";
  private static final Pattern ID = Pattern.compile("_x0000_s(\\d{1,8})");
  private static final Pattern ROW = Pattern.compile("<x:Row>\\s*(\\d{1,8})\\s*</x:Row>");
  private static final Pattern COLUMN = Pattern.compile("<x:Column>\\s*(\\d{1,8})\\s*</x:Column>");

  private static final String KIND =
      "<v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\""
          + " path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/>"
          + "<v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>";

  private NoteBoxes() {}

  /**
   * The drawing with other boxes. One that is written in an unusual way is written anew.
   *
   * @param drawing null if the sheet has none
   * @param number tells it from the drawings of other sheets
   */
  static byte[] with(byte @Nullable [] drawing, int number, CommentsCopy.Result comments) {
    // Only ASCII is looked at and added; whatever the other bytes mean, they stay.
    String old = drawing == null ? "" : new String(drawing, StandardCharsets.ISO_8859_1);
    NavigableMap<Place, String> boxes = new TreeMap<>(comments.boxes());
    boolean usual = isUsual(old);
    if (!usual) {
      boxes.putAll(comments.kept());
    }
    String kept = usual ? without(old, comments.gone()) : empty(number, boxes.size());
    StringBuilder added = new StringBuilder(kept.contains("\"_x0000_t202\"") ? "" : KIND);
    int id = Math.max(highest(kept), number * OF_A_DRAWING);
    for (var box : boxes.entrySet()) {
      added.append(box(++id, box.getKey(), box.getValue()));
    }
    int end = kept.lastIndexOf(END);
    return (kept.substring(0, end) + (boxes.isEmpty() ? "" : added) + kept.substring(end))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static boolean isUsual(String drawing) {
    return drawing.stripTrailing().endsWith(END)
        && drawing.contains("xmlns:v=\"" + VML + "\"")
        && drawing.contains("xmlns:o=\"" + OFFICE + "\"")
        && drawing.contains("xmlns:x=\"" + EXCEL + "\"");
  }

  private static String empty(int number, int boxes) {
    String numbers =
        IntStream.rangeClosed(number, number + boxes / OF_A_DRAWING)
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(","));
    return ("<xml xmlns:v=\"%s\" xmlns:o=\"%s\" xmlns:x=\"%s\"><o:shapelayout v:ext=\"edit\">"
            + "<o:idmap v:ext=\"edit\" data=\"%s\"/></o:shapelayout>%s</xml>")
        .formatted(VML, OFFICE, EXCEL, numbers, KIND);
  }

  private static int highest(String drawing) {
    return ID.matcher(drawing)
        .results()
        .mapToInt(id -> Integer.parseInt(id.group(1)))
        .max()
        .orElse(0);
  }

  private static String box(int id, Place place, String text) {
    int beside = Math.min(place.column() + 1, ReadLimits.SHEET_COLUMNS - 4);
    int rows = Note.rows(text);
    int top = Math.clamp(place.row(), 0, ReadLimits.SHEET_ROWS - rows - 1);
    return ("<v:shape id=\"_x0000_s%d\" type=\"#_x0000_t202\" style=\"position:absolute;"
            + "visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\">"
            + "<v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" color=\"black\" obscured=\"t\"/>"
            + "<v:path o:connecttype=\"none\"/><v:textbox style=\"mso-direction-alt:auto\"/>"
            + "<x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/>"
            + "<x:Anchor>%d, 15, %d, 2, %d, 15, %d, 2</x:Anchor><x:AutoFill>False</x:AutoFill>"
            + "<x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>")
        .formatted(id, beside, top, beside + 3, top + rows, place.row(), place.column());
  }

  private static String without(String drawing, Set<Place> gone) {
    StringBuilder kept = new StringBuilder(drawing.length());
    Matcher shapes = SHAPE.matcher(drawing);
    int at = 0;
    while (!gone.isEmpty() && shapes.find(at)) {
      int end = drawing.indexOf(SHAPE_END, shapes.start());
      if (end < 0) {
        break;
      }
      end += SHAPE_END.length();
      kept.append(drawing, at, shapes.start());
      String shape = drawing.substring(shapes.start(), end);
      if (!isOf(shape, gone)) {
        kept.append(shape);
      }
      at = end;
    }
    return kept.append(drawing, at, drawing.length()).toString();
  }

  private static boolean isOf(String shape, Set<Place> gone) {
    Matcher row = ROW.matcher(shape);
    Matcher column = COLUMN.matcher(shape);
    return shape.contains("ObjectType=\"Note\"")
        && row.find()
        && column.find()
        && gone.contains(
            new Place(Integer.parseInt(row.group(1)), Integer.parseInt(column.group(1))));
  }
}
