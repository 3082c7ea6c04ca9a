package org.nuanbao.workbook.mark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Severity;
import org.nuanbao.workbook.cells.CellName;

/**
 * What is said at one cell, however many findings name it. Our comments are known by their first
 * characters, because not every program keeps the author. A sender's own comment stays, and the
 * findings are added below it.
 *
 * @param text the whole comment, if the cell has none of its sender
 */
public record Note(Severity severity, String text) {
  public static final String AUTHOR = "暖报";
  private static final int LONGEST = 1_000;

  /** Separates what the sender wrote from what was found. */
  private static final String BELOW = "\n—— 暖报检查 ——\n";

  /** The width of a comment's box, in half-width characters. */
  private static final int WIDTH = 30;

  /** A cell, counted from 0. */
  public record Place(int row, int column) implements Comparable<Place> {
    /** The place of {@code E6}. */
    public static Place of(String cell) {
      int letters = 0;
      while (letters < cell.length() && Character.isLetter(cell.charAt(letters))) {
        letters++;
      }
      return new Place(
          Integer.parseInt(cell.substring(letters)) - 1,
          CellName.index(cell.substring(0, letters)));
    }

    @Override
    public int compareTo(Place other) {
      return row == other.row
          ? Integer.compare(column, other.column)
          : Integer.compare(row, other.row);
    }

    @Override
    public String toString() {
      return CellName.of(column, row + 1);
    }
  }

  /** The notes that findings leave, by sheet and cell, from top to bottom. */
  public static Map<String, NavigableMap<Place, Note>> of(List<Finding> findings) {
    Map<String, NavigableMap<Place, List<Finding>>> named = new HashMap<>();
    for (Finding finding : findings) {
      for (String cell : finding.cells()) {
        named
            .computeIfAbsent(finding.sheet(), ignored -> new TreeMap<>())
            .computeIfAbsent(Place.of(cell), ignored -> new ArrayList<>())
            .add(finding);
      }
    }
    Map<String, NavigableMap<Place, Note>> notes = new HashMap<>();
    named.forEach((sheet, cells) -> {
      NavigableMap<Place, Note> ofSheet = new TreeMap<>();
      cells.forEach((place, there) -> ofSheet.put(place, note(there)));
      notes.put(sheet, ofSheet);
    });
    return notes;
  }

  private static Note note(List<Finding> findings) {
    boolean error = findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    String text =
        String.join(
            "\n",
            findings.stream()
                .map(finding -> word(finding.severity()) + finding.message())
                .distinct()
                .toList());
    return new Note(
        error ? Severity.ERROR : Severity.WARNING,
        text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
  }

  private static String word(Severity severity) {
    return switch (severity) {
      case ERROR -> "【错误】";
      case WARNING -> "【提醒】";
    };
  }

  /** The comment of a cell whose sender has said something there. */
  public String below(String own) {
    return own + BELOW + text;
  }

  /** What the sender wrote into a comment, without what an earlier copy added; may be empty. */
  public static String ofSender(String comment) {
    int ours = comment.indexOf(BELOW);
    return comment.startsWith(word(Severity.ERROR)) || comment.startsWith(word(Severity.WARNING))
        ? ""
        : ours < 0 ? comment : comment.substring(0, ours);
  }

  /** How many rows the box of a comment covers. */
  public static int rows(String comment) {
    return 2 + TextWidth.lines(comment, WIDTH);
  }
}
