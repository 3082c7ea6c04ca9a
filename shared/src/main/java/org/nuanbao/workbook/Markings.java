package org.nuanbao.workbook;

import java.util.HashMap;
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
import org.nuanbao.workbook.mark.Note;

/** Colours and comments ({@link Note}) on the cells of a workbook in POI's user model. */
final class Markings {
  private final Workbook book;
  private final Map<Look, CellStyle> tinted = new HashMap<>();
  private final Map<Integer, CellStyle> plain = new HashMap<>();

  /** A style of the workbook, tinted for a severity. */
  private record Look(int style, Severity severity) {}

  Markings(Workbook book) {
    this.book = book;
  }

  /** Gives each cell one colour and one comment, however many findings name it. */
  void mark(List<Finding> findings) {
    Note.of(findings)
        .forEach((name, notes) -> {
          Sheet sheet = book.getSheet(name);
          if (sheet != null) {
            notes.forEach((place, note) -> mark(sheet, place, note));
          }
        });
  }

  private void mark(Sheet sheet, Note.Place at, Note note) {
    Row row = CellUtil.getRow(at.row(), sheet);
    Cell cell = CellUtil.getCell(row, at.column());
    cell.setCellStyle(tinted(cell.getCellStyle(), note.severity()));
    Comment own = cell.getCellComment();
    if (own == null) {
      comment(cell, note.text(), Note.AUTHOR);
    } else {
      comment(cell, note.below(own.getString().getString()), own.getAuthor());
    }
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
    anchor.setRow2(at.getRow() + Note.rows(text));
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
    String own = Note.ofSender(text);
    if (comment != null && own.isEmpty()) {
      cell.removeCellComment();
    } else if (comment != null && !own.equals(text)) {
      comment(cell, own, comment.getAuthor());
    }
    if (Tint.isOurs(cell.getCellStyle())) {
      cell.setCellStyle(plain(cell.getCellStyle()));
    }
  }
}
