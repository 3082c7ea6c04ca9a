package org.nuanbao.workbook.picture;

import java.util.List;
import org.nuanbao.reading.Value;
import org.nuanbao.sheet.CellAddress;
import org.nuanbao.sheet.SheetCell;
import org.nuanbao.sheet.SheetCell.Align;
import org.nuanbao.sheet.SheetCell.Kind;
import org.nuanbao.sheet.Veil;
import org.nuanbao.value.LongNumbers;
import org.nuanbao.workbook.cells.SheetRow;
import org.nuanbao.workbook.picture.CellRoles.Role;

/** Makes the cells of one sheet: text, kind and place, and nothing personal in them. */
final class CellPainter {
  /** The most characters that are shown of a text. */
  static final int LONGEST = 500;

  private final CellRoles.OfSheet roles;
  private final PrintedWords words;

  CellPainter(CellRoles.OfSheet roles, PrintedWords words) {
    this.roles = roles;
    this.words = words;
  }

  SheetCell cell(SheetRow row, int column) {
    CellAddress at = new CellAddress(column, row.number());
    List<Role> own = roles.of(at);
    String text = ShownText.of(row, column);
    Kind kind = kind(row, column, text, own);
    String masked = LongNumbers.masked(veiled(text, kind, own));
    return new SheetCell(
        column,
        cut(masked),
        kind,
        align(row, column, kind),
        1,
        1,
        !masked.equals(text),
        cut(masked).equals(masked) ? 0 : masked.codePointCount(0, masked.length()),
        false);
  }

  /** A blank cell that something was found in, or that nobody filled in. */
  SheetCell blank(CellAddress at) {
    List<Role> own = roles.of(at);
    Kind kind = own.isEmpty() ? Kind.TEXT : asked(own);
    return new SheetCell(at.column(), "", kind, Align.LEFT, 1, 1, false, 0, false);
  }

  /** The cells of a row that the form asks for outside its tables. */
  List<CellAddress> asked(int row) {
    return roles.asked(row);
  }

  private Kind kind(SheetRow row, int column, String text, List<Role> own) {
    Kind printed = words.of(text);
    boolean alone = own.stream().allMatch(Role::alone);
    if (printed != Kind.TEXT && alone) {
      return printed;
    }
    if (!own.isEmpty()) {
      return row.isReckoned(column) ? Kind.SUM : asked(own);
    }
    return row.value(column) instanceof Value.Numeric ? Kind.NUMBER : Kind.TEXT;
  }

  private static Kind asked(List<Role> own) {
    return own.stream().anyMatch(Role::sum) ? Kind.SUM : Kind.INPUT;
  }

  private static String veiled(String text, Kind kind, List<Role> own) {
    String veiled = text;
    for (Role role : own) {
      if (role.veil() != Veil.NONE && (kind == Kind.INPUT || kind == Kind.SUM)) {
        veiled = role.alone() ? role.veil().over(veiled) : role.veil().within(veiled, role.said());
      }
    }
    return veiled;
  }

  private static Align align(SheetRow row, int column, Kind kind) {
    return switch (row.appearance(column).side()) {
      case LEFT -> Align.LEFT;
      case CENTRE -> Align.CENTRE;
      case RIGHT -> Align.RIGHT;
      case USUAL ->
          switch (kind) {
            case TITLE, HEADING -> Align.CENTRE;
            case LABEL, INPUT, SUM, NUMBER, TEXT ->
                row.value(column) instanceof Value.Numeric ? Align.RIGHT : Align.LEFT;
          };
    };
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
  }
}
