package org.nuanbao.workbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nuanbao.check.Finding;
import org.nuanbao.reading.TextRow;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.cells.CellName;
import org.nuanbao.workbook.cells.Range;
import org.nuanbao.workbook.cells.Row;
import org.nuanbao.workbook.cells.SheetVisitor;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.xml.XmlPart;

/** The rows of a workbook that is a list and no form, read through the same door as an upload. */
public sealed interface ListBook {
  /**
   * The rows with text, in their order.
   *
   * @param rows of all visible sheets; hidden rows too, since a filter hides them
   */
  record Rows(List<TextRow> rows) implements ListBook {}

  /** The file is refused. */
  record Unreadable(Finding why) implements ListBook {}

  /** Reads a file; never fails. */
  static ListBook read(byte[] file) {
    return new Door(ReadLimits.standard(), XmlPart.PLAIN_FIRST)
        .read(
            file,
            book -> {
              Texts texts = new Texts();
              book.read(texts);
              return new Rows(List.copyOf(texts.all));
            },
            Unreadable::new);
  }

  /** Collects the texts of the visible sheets. */
  final class Texts implements SheetVisitor {
    /** No federation has so many units; a longer list is no list of units. */
    private static final int ROWS = 20_000;

    private static final int COLUMNS = 60;
    private static final int LONGEST = 500;

    private final List<TextRow> all = new ArrayList<>();
    private TreeMap<Integer, Map<String, String>> rows = new TreeMap<>();

    private Texts() {}

    @Override
    public RowSink begin(SheetHead sheet) {
      rows = new TreeMap<>();
      return sheet.hidden() ? row -> {} : this::keep;
    }

    private void keep(Row row) {
      Map<String, String> cells = new HashMap<>();
      for (int column = 0; column < Math.min(row.width(), COLUMNS); column++) {
        String text = row.hasContent(column) ? text(row.value(column)) : "";
        if (!text.isBlank()) {
          cells.put(CellName.column(column), text);
        }
      }
      if (!cells.isEmpty()) {
        rows.put(row.number(), cells);
      }
      if (rows.size() + all.size() > ROWS) {
        throw new FileRefusal(Problem.TOO_BIG);
      }
    }

    private static String text(Value value) {
      return switch (value) {
        case Value.Text(String text) -> text.substring(0, Math.min(text.length(), LONGEST));
        case Value.Numeric numeric -> numeric.plain();
        case Value.Day day -> day.date().toString();
        case Value.Broken(String shown) -> shown;
        case Value.Blank _ -> "";
      };
    }

    @Override
    public void end(SheetHead sheet, SheetEnd end) {
      end.merged().forEach(this::fillDown);
      rows.forEach((number, cells) -> all.add(new TextRow(sheet.name(), number, cells)));
      rows = new TreeMap<>();
    }

    /** What is merged over several rows of one column was written for each of them. */
    private void fillDown(Range range) {
      Map<String, String> first = rows.get(range.firstRow());
      String column = CellName.column(range.firstColumn());
      if (range.firstColumn() == range.lastColumn() && first != null && first.containsKey(column)) {
        rows.subMap(range.firstRow(), false, range.lastRow(), true)
            .values()
            .forEach(cells -> cells.putIfAbsent(column, first.getOrDefault(column, "")));
      }
    }
  }
}
