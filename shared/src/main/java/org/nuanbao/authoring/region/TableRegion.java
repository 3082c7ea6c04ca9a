package org.nuanbao.authoring.region;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nuanbao.authoring.grid.Area;
import org.nuanbao.authoring.grid.BlankCell;
import org.nuanbao.authoring.text.Lexicon;

/**
 * A heading and the rows that are filled in below it.
 *
 * @param path what is printed above or left of the whole table
 * @param nested whether it stands within a card
 * @param roles the roles of the heading's columns, in their order
 */
public record TableRegion(
    Area area,
    Heading heading,
    List<BodyRow> body,
    List<Role> roles,
    List<String> path,
    boolean nested,
    int height) {
  /** Whether one of the columns has this role. */
  boolean has(Role role) {
    return roles.contains(role);
  }

  /** Whether the first column numbers the rows. */
  boolean isNumbered() {
    return has(Role.SEQUENCE) || Lexicon.USUAL.isSequenceHead(heading.leaves().getFirst().label());
  }

  /** What a column is for. */
  enum Role {
    SEQUENCE,
    LABEL,
    UNIT,
    CODE,
    /** Printed text that names nothing. */
    CONSTANT,
    INPUT
  }

  /**
   * The heading of a table.
   *
   * @param lines the columns for each row of a record; one list if a record has one row
   */
  record Heading(Area area, List<List<Leaf>> lines) {
    List<Leaf> leaves() {
      return lines.getFirst();
    }

    /** The column that holds a cell; null if the cell spans several. */
    @Nullable Leaf leaf(BlankCell cell, int line) {
      for (Leaf leaf : lines.get(Math.min(line, lines.size() - 1))) {
        if (leaf.holds(cell)) {
          return leaf;
        }
      }
      return null;
    }
  }

  /**
   * A column of a table, as its heading prints it.
   *
   * @param left the first of the sheet's columns that it covers; {@code right} is the last
   * @param path the heading's cells above it, outermost first
   * @param ordinal its number in the row of numbers, with what may be printed there too; or empty
   * @param labels the labels above it; a unit in brackets below a label belongs to that label
   */
  record Leaf(int left, int right, List<BlankCell> path, String ordinal, List<String> labels) {
    private static final Pattern UNIT = Pattern.compile("[（(][^（()）]{1,5}[)）]");
    private static final Pattern STAR = Pattern.compile("[*＊★]");

    static Leaf of(int left, int right, List<BlankCell> path, String ordinal) {
      return new Leaf(left, right, List.copyOf(path), ordinal, List.copyOf(labels(path)));
    }

    private static List<String> labels(List<BlankCell> path) {
      List<String> labels = new ArrayList<>();
      for (BlankCell cell : path) {
        String label = cell.label();
        boolean unit = UNIT.matcher(label).matches();
        boolean bare =
            cell.isWords() && Lexicon.USUAL.isUnit(label) && cell.row() > path.getFirst().bottom();
        if (unit && !labels.isEmpty()) {
          labels.add(labels.removeLast() + label);
        } else if (bare && cell.equals(path.getLast()) && isBelowOwn(path, cell)) {
          labels.add(labels.removeLast() + "（" + label + "）");
        } else if (!label.isEmpty() && !labels.contains(label)) {
          labels.add(label);
        }
      }
      return labels;
    }

    /** Whether the label above stands over this column only. */
    private static boolean isBelowOwn(List<BlankCell> path, BlankCell cell) {
      int at = path.indexOf(cell);
      return at > 0
          && path.get(at - 1).column() == cell.column()
          && path.get(at - 1).last() == cell.last();
    }

    /** The lowest label; empty if nothing is printed. */
    String label() {
      return labels.isEmpty() ? "" : labels.getLast();
    }

    boolean holds(BlankCell cell) {
      return cell.column() >= left && cell.last() <= right;
    }

    boolean isTotal() {
      return Lexicon.USUAL.isTotal(label());
    }

    /** Whether 其中 stands above the column, or in its own name. */
    boolean isPart() {
      return path.stream().anyMatch(cell -> Lexicon.USUAL.isPart(cell.label()));
    }

    boolean isStarred() {
      return path.stream().anyMatch(cell -> STAR.matcher(cell.text()).find());
    }
  }

  /**
   * A row below a heading.
   *
   * @param caption its first words; in a caption row they name the rows below it
   */
  record BodyRow(int row, Kind kind, String caption) {
    enum Kind {
      DATA,
      TOTAL,
      /** A row that names a group of rows. */
      CAPTION,
      /** A row that fills the table up, or is an example. */
      OTHER
    }
  }
}
