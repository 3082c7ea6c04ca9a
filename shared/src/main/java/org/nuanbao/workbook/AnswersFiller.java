package org.nuanbao.workbook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.nuanbao.form.AnswerType;
import org.nuanbao.form.Column;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Layout.Slot;
import org.nuanbao.form.Question;
import org.nuanbao.form.Single;
import org.nuanbao.form.SubTable;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.recognise.PrintedLine;

/** Writes the answers of a card or voucher into its cells, its lines and its small tables. */
final class AnswersFiller {
  private final Draft draft;
  private final Single form;

  AnswersFiller(Draft draft, Single form) {
    this.draft = draft;
    this.form = form;
  }

  void write(Body.Answers answers) {
    Map<String, Value> values = new HashMap<>();
    Map<String, AnswerType> types = new HashMap<>();
    for (Question question : form.questions()) {
      Value value = answers.answers().getOrDefault(question.key(), Entry.NONE).value();
      values.put(question.key(), value);
      types.put(question.key(), question.answer());
      CellAddress at = draft.placement().spots().get(question.key());
      if (at != null) {
        put(at.getRow(), at.getColumn(), value, question.type());
      }
    }
    lines(values, types);
    for (SubTable table : form.tables()) {
      Body.Lines rows = answers.tables().get(table.key());
      if (rows != null) {
        rows.lines().forEach(line -> row(table, line));
      }
    }
  }

  private void lines(Map<String, Value> values, Map<String, AnswerType> types) {
    List<Layout.Row> rows = draft.placement().rows();
    for (int r = 0; r < rows.size(); r++) {
      List<Slot> slots = rows.get(r).slots();
      for (int c = 0; c < slots.size(); c++) {
        if (slots.get(c) instanceof Slot.Line(List<Layout.Part> parts)) {
          String text = PrintedLine.of(parts, types).filled(values);
          put(r, c, new Value.Text(text), ValueType.TEXT);
        }
      }
    }
  }

  private void row(SubTable table, Line line) {
    for (int i = 0; i < table.columns().size(); i++) {
      Column column = table.columns().get(i);
      CellAddress first = draft.placement().spots().get(table.key() + "." + column.key());
      if (first != null) {
        int row = first.getRow() + line.number() - 1;
        put(row, first.getColumn(), line.values().get(i), column.type());
      }
    }
  }

  /** Writes a value and makes its row as high as its text needs. */
  private void put(int row, int column, Value value, ValueType type) {
    draft.put(row, column, value, type);
    if (value instanceof Value.Text(String text)) {
      CellRangeAddress extent = draft.placement().extent(row, column);
      int width = 0;
      for (int c = extent.getFirstColumn(); c <= extent.getLastColumn(); c++) {
        width += form.layout().widths().get(c);
      }
      XSSFRow there = draft.sheet().getRow(row);
      float needed = Printing.textHeight(TextWidth.lines(text, Math.max(width, 2)));
      there.setHeightInPoints(Math.max(there.getHeightInPoints(), needed));
    }
  }
}
