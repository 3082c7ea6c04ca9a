package org.nuanbao.workbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellUtil;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Severity;

/**
 * Colours and comments on the cells of a workbook. Our comments are known by their first
 * characters, because not every program keeps the author. A sender's own comment stays, and the
 * findings are added below it.
 */
final class Markings {
  private static final String AUTHOR = "暖报";
  private static final int COMMENT = 1_000;

  /** Separates what the sender wrote from what was found. */
  private static final String BELOW = "\n—— 暖报检查 ——\n";

  private final Workbook book;
  private final Map<Look, CellStyle> tinted = new HashMap<>();
  private final Map<Integer, CellStyle> plain = new HashMap<>();

  /** A style of the workbook, tinted for a severity. */
  private record Look(int style, Severity severity) {}

  private record Place(String sheet, CellAddress cell) {}

  Markings(Workbook book) {
    this.book = book;
  }

  static String word(Severity severity) {
    return switch (severity) {
      case ERROR -> "【错误】";
      case WARNING -> "【提醒】";
    };
  }

  /** Gives each cell one colour and one comment, however many findings name it. */
  void mark(List<Finding> findings) {
    Map<Place, List<Finding>> byCell = new LinkedHashMap<>();
    for (Finding finding : findings) {
      for (String cell : finding.cells()) {
        byCell
            .computeIfAbsent(
                new Place(finding.sheet(), new CellAddress(cell)), ignored -> new ArrayList<>())
            .add(finding);
      }
    }
    byCell.forEach((place, named) -> {
      Sheet sheet = book.getSheet(place.sheet());
      if (sheet != null) {
        mark(sheet, place.cell(), named);
      }
    });
  }

  private void mark(Sheet sheet, CellAddress at, List<Finding> findings) {
    Row row = CellUtil.getRow(at.getRow(), sheet);
    Cell cell = CellUtil.getCell(row, at.getColumn());
    boolean error = findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    cell.setCellStyle(tinted(cell.getCellStyle(), error ? Severity.ERROR : Severity.WARNING));
    Comment own = cell.getCellComment();
    if (own == null) {
      comment(cell, text(findings), AUTHOR);
    } else {
      comment(cell, own.getString().getString() + BELOW + text(findings), own.getAuthor());
    }
  }

  private static String text(List<Finding> findings) {
    String text =
        String.join(
            "\n",
            findings.stream()
                .map(finding -> word(finding.severity()) + finding.message())
                .distinct()
                .toList());
    return text.length() > COMMENT ? text.substring(0, COMMENT) + "…" : text;
  }

  /** Replaces the cell's comment, in a box as large as the text. */
  private void comment(Cell cell, String text, String author) {
    cell.removeCellComment();
    Sheet sheet = cell.getSheet();
    CellAddress at = cell.getAddress();
    ClientAnchor anchor = book.getCreationHelper().createClientAnchor();
    int beside = freeBeside(sheet, at);
    anchor.setCol1(beside);
    anchor.setCol2(beside + 3);
    anchor.setRow1(at.getRow());
    anchor.setRow2(at.getRow() + 2 + TextWidth.lines(text, 30));
    Comment comment = sheet.createDrawingPatriarch().createCellComment(anchor);
    comment.setString(book.getCreationHelper().createRichTextString(text));
    comment.setAuthor(author);
    cell.setCellComment(comment);
  }

  /**
   * The next column to the right without a comment. POI puts a new comment on the cell its box
   * begins in, so that cell must not have one yet.
   */
  private static int freeBeside(Sheet sheet, CellAddress at) {
    int column = at.getColumn() + 1;
    while (sheet.getCellComment(new CellAddress(at.getRow(), column)) != null) {
      column++;
    }
    return column;
  }

  private CellStyle tinted(CellStyle style, Severity severity) {
    return tinted.computeIfAbsent(
        new Look(style.getIndex(), severity),
        ignored -> {
          CellStyle copy = copy(style);
          Tint.fill(book, copy, severity);
          return copy;
        });
  }

  private CellStyle plain(CellStyle style) {
    return plain.computeIfAbsent(
        (int) style.getIndex(),
        ignored -> {
          CellStyle copy = copy(style);
          copy.setFillPattern(FillPatternType.NO_FILL);
          return copy;
        });
  }

  private CellStyle copy(CellStyle style) {
    CellStyle copy = book.createCellStyle();
    copy.cloneStyleFrom(style);
    return copy;
  }

  /** Removes what an earlier copy added. */
  void clear() {
    for (Sheet sheet : book) {
      for (Row row : sheet) {
        for (Cell cell : row) {
          clear(cell);
        }
      }
    }
  }

  private void clear(Cell cell) {
    Comment comment = cell.getCellComment();
    String text = comment == null ? "" : comment.getString().getString();
    int ours = text.indexOf(BELOW);
    if (isOurs(text)) {
      cell.removeCellComment();
    } else if (comment != null && ours >= 0) {
      comment(cell, text.substring(0, ours), comment.getAuthor());
    }
    if (Tint.isOurs(cell.getCellStyle())) {
      cell.setCellStyle(plain(cell.getCellStyle()));
    }
  }

  private static boolean isOurs(String comment) {
    return comment.startsWith(word(Severity.ERROR)) || comment.startsWith(word(Severity.WARNING));
  }
}
