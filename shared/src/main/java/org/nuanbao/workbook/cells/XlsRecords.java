package org.nuanbao.workbook.cells;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.hssf.eventusermodel.HSSFListener;
import org.apache.poi.hssf.model.HSSFFormulaParser;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BlankRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.ColumnInfoRecord;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FilePassRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.RKRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RowRecord;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.hssf.record.SupBookRecord;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;
import org.nuanbao.workbook.guard.Deadline;
import org.nuanbao.workbook.guard.Problem;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.guard.Refused;

/** Turns the records of an {@code .xls} stream into the rows of its sheets. */
final class XlsRecords implements HSSFListener {
  private static final int MOST_MERGES = 100_000;

  private final SheetVisitor visitor;
  private final ReadLimits limits;
  private final Deadline deadline;
  private final List<BoundSheetRecord> sheets = new ArrayList<>();
  private final Map<Integer, String> formats = new HashMap<>();
  private final BitSet dateStyles = new BitSet();
  private int styles;
  private boolean epoch1904;
  private @Nullable SSTRecord strings;
  private int sheetIndex = -1;
  private int depth;
  private int records;

  private @Nullable RowSink sink;
  private SheetHead head = new SheetHead("", false);
  private Row row;
  private int rowNumber;
  private int column;
  private final Set<Integer> hiddenRows = new HashSet<>();
  private BitSet hiddenColumns = new BitSet();
  private List<Range> merged = new ArrayList<>();

  XlsRecords(SheetVisitor visitor, ReadLimits limits, Deadline deadline) {
    this.visitor = visitor;
    this.limits = limits;
    this.deadline = deadline;
    this.row = new Row(SharedStrings.none(limits), false);
  }

  /** All records have been seen. */
  void finish() {
    if (sheetIndex < 0 || depth != 0) {
      throw new Refused(Problem.UNREADABLE);
    }
  }

  @Override
  public void processRecord(Record record) {
    if ((++records & 0xfff) == 0) {
      deadline.check();
    }
    switch (record) {
      case BOFRecord begin -> begin(begin);
      case EOFRecord ignored -> end();
      case CellValueRecordInterface cell when sink != null -> cell(cell);
      case StringRecord text when sink != null -> text(column, text.getString());
      case RowRecord height when sink != null -> {
        if (height.getZeroHeight()) {
          hiddenRows.add(height.getRowNumber() + 1);
        }
      }
      case ColumnInfoRecord info when sink != null -> columns(info);
      case MergeCellsRecord merge when sink != null -> merges(merge);
      default -> global(record);
    }
  }

  private void global(Record record) {
    switch (record) {
      case FilePassRecord ignored -> throw new Refused(Problem.ENCRYPTED);
      case BoundSheetRecord sheet -> sheets.add(sheet);
      case DateWindow1904Record window -> epoch1904 = window.getWindowing() == 1;
      case FormatRecord format -> formats.put(format.getIndexCode(), format.getFormatString());
      case ExtendedFormatRecord style -> style(style.getFormatIndex());
      case SSTRecord table -> strings = table;
      case SupBookRecord book -> {
        if (book.isExternalReferences()) {
          throw new Refused(Problem.ACTIVE_CONTENT);
        }
      }
      default -> {}
    }
  }

  private void style(int format) {
    String code = formats.get(format);
    dateStyles.set(styles++, code == null ? Styles.isBuiltInDate(format) : Styles.isDate(code));
  }

  private void begin(BOFRecord record) {
    depth++;
    if (depth > 1 || record.getType() == BOFRecord.TYPE_WORKBOOK) {
      return;
    }
    sheetIndex++;
    if (sheetIndex >= limits.sheets() || sheetIndex >= sheets.size()) {
      throw new Refused(Problem.TEMPLATE_MISMATCH);
    }
    if (record.getType() == BOFRecord.TYPE_EXCEL_4_MACRO
        || record.getType() == BOFRecord.TYPE_VB_MODULE) {
      throw new Refused(Problem.MACRO);
    }
    if (record.getType() != BOFRecord.TYPE_WORKSHEET) {
      return;
    }
    BoundSheetRecord sheet = sheets.get(sheetIndex);
    head = new SheetHead(sheet.getSheetname(), sheet.isHidden() || sheet.isVeryHidden());
    row = new Row(SharedStrings.none(limits), epoch1904);
    rowNumber = 0;
    hiddenRows.clear();
    hiddenColumns = new BitSet();
    merged = new ArrayList<>();
    sink = visitor.begin(head);
  }

  private void end() {
    depth--;
    if (depth == 0 && sink != null) {
      flush();
      sink = null;
      visitor.end(head, new SheetEnd(hiddenColumns, merged));
    }
  }

  private void flush() {
    if (rowNumber > 0 && sink != null) {
      sink.row(row);
    }
  }

  private void columns(ColumnInfoRecord info) {
    if (info.getHidden() || info.getColumnWidth() == 0) {
      int to = Math.min(info.getLastColumn() + 1, ReadLimits.KEPT_COLUMNS);
      if (info.getFirstColumn() < to) {
        hiddenColumns.set(info.getFirstColumn(), to);
      }
    }
  }

  private void merges(MergeCellsRecord merge) {
    for (int i = 0; i < merge.getNumAreas(); i++) {
      CellRangeAddress area = merge.getAreaAt(i);
      if (merged.size() == MOST_MERGES) {
        throw new Refused(Problem.TOO_BIG);
      }
      merged.add(
          new Range(
              area.getFirstColumn(),
              area.getFirstRow() + 1,
              area.getLastColumn(),
              area.getLastRow() + 1));
    }
  }

  private void cell(CellValueRecordInterface cell) {
    int number = cell.getRow() + 1;
    int place = cell.getColumn();
    if (number < rowNumber || (number == rowNumber && place <= column)) {
      throw Refused.at(Problem.BAD_CELL, CellName.of(place, number)).on(head.name());
    }
    if (number > rowNumber) {
      flush();
      rowNumber = number;
      row.start(number, hiddenRows.contains(number));
    }
    column = place;
    if (place < ReadLimits.KEPT_COLUMNS) {
      row.startCell(place);
      content(cell, place);
    }
  }

  private void content(CellValueRecordInterface cell, int place) {
    boolean dated = dateStyles.get(cell.getXFIndex());
    switch (cell) {
      case BlankRecord ignored -> {}
      case NumberRecord number -> number(place, number.getValue(), dated);
      case RKRecord number -> number(place, number.getRKNumber(), dated);
      case LabelSSTRecord label -> text(place, shared(label.getSSTIndex(), place));
      case LabelRecord label -> text(place, label.getValue());
      case BoolErrRecord flag -> {
        if (flag.isError()) {
          error(place, flag.getErrorValue());
        } else {
          put(place, Kind.BOOLEAN, flag.getBooleanValue() ? "1" : "0", false);
        }
      }
      case FormulaRecord formula -> formula(formula, place, dated);
      default -> throw Refused.at(Problem.BAD_CELL, CellName.of(place, rowNumber));
    }
  }

  private void formula(FormulaRecord formula, int place, boolean dated) {
    row.formula(place, formulaText(formula));
    switch (formula.getCachedResultTypeEnum()) {
      case NUMERIC -> number(place, formula.getValue(), dated);
      case BOOLEAN -> put(place, Kind.BOOLEAN, formula.getCachedBooleanValue() ? "1" : "0", false);
      case ERROR -> error(place, formula.getCachedErrorValue());
      case STRING, BLANK, FORMULA, _NONE -> {} // a string's record follows
    }
  }

  /** Null for a formula that only a whole workbook could print. */
  private static @Nullable String formulaText(FormulaRecord formula) {
    try {
      return HSSFFormulaParser.toFormulaString(null, formula.getParsedExpression());
    } catch (RuntimeException e) {
      return null;
    }
  }

  private void error(int place, int code) {
    put(
        place,
        Kind.ERROR,
        FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#ERR",
        false);
  }

  private String shared(int index, int place) {
    if (strings == null || index < 0 || index >= strings.getNumUniqueStrings()) {
      throw Refused.at(Problem.BAD_CELL, CellName.of(place, rowNumber)).on(head.name());
    }
    return strings.getString(index).getString();
  }

  private void number(int place, double number, boolean dated) {
    put(place, Kind.NUMBER, Double.toString(number), dated);
  }

  /** A text; what looks like an escape is plain text in this format. */
  private void text(int place, String text) {
    if (place < ReadLimits.KEPT_COLUMNS) {
      put(place, Kind.TEXT, text.replace("_x", "_x005F_x"), false);
    }
  }

  private void put(int place, Kind kind, String text, boolean dated) {
    row.content(place, kind, dated);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    row.append(place, bytes, 0, bytes.length);
  }
}
