package org.nuanbao.workbook.cells;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.hssf.record.ArrayRecord;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BlankRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.ColumnInfoRecord;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.ExternSheetRecord;
import org.apache.poi.hssf.record.FontRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.PaletteRecord;
import org.apache.poi.hssf.record.RKRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RowRecord;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.SharedFormulaRecord;
import org.apache.poi.hssf.record.SharedValueRecordBase;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.hssf.record.SupBookRecord;
import org.apache.poi.hssf.record.common.UnicodeString;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;
import org.nuanbao.workbook.cells.Row.Kind;
import org.nuanbao.workbook.cells.SheetVisitor.RowSink;
import org.nuanbao.workbook.cells.SheetVisitor.SheetEnd;
import org.nuanbao.workbook.cells.SheetVisitor.SheetHead;
import org.nuanbao.workbook.guard.ContentKind;
import org.nuanbao.workbook.guard.Deadline;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;
import org.nuanbao.workbook.guard.ReadLimits;

/**
 * Turns the records of an {@code .xls} as POI parses them into the rows of its sheets: the oracle
 * for {@link XlsBook}.
 */
final class XlsRecords {
  private static final int MOST_MERGES = 100_000;

  private final SheetVisitor visitor;
  private final ReadLimits limits;
  private final Deadline deadline;
  private final List<BoundSheetRecord> sheets = new ArrayList<>();
  private final XlsStyles styles = new XlsStyles();
  private final XlsFormulas formulas = new XlsFormulas(sheets);
  private boolean epoch1904;
  private @Nullable SSTRecord strings;
  private int sheetIndex = -1;
  private int depth;
  private boolean whole;
  private boolean controls;

  private @Nullable RowSink sink;
  private SheetHead head = new SheetHead("", false, false);
  private Row row;
  private int rowNumber;
  private int column;
  private long counted;
  private final Set<Integer> hiddenRows = new HashSet<>();
  private BitSet hiddenColumns = new BitSet();
  private List<Range> merged = new ArrayList<>();

  XlsRecords(SheetVisitor visitor, ReadLimits limits, Deadline deadline) {
    this.visitor = visitor;
    this.limits = limits;
    this.deadline = deadline;
    this.row = new Row(SharedStrings.none(limits), false);
  }

  void read(InputStream stream) {
    XlsStream records = new XlsStream(stream);
    int count = 0;
    while (!whole && records.next()) {
      if ((++count & 0xfff) == 0) {
        deadline.check();
      }
      if (!controls && records.isChoice()) {
        controls = true;
        visitor.formControls();
      }
      // A chart on a sheet has records of its own, including numbers in cells; they are skipped.
      if (depth <= 1 || records.isBracket()) {
        for (Record record : records.records()) {
          see(record);
        }
      }
    }
    if (sheetIndex < 0 || depth != 0) {
      throw new FileRefusal(Problem.UNREADABLE);
    }
  }

  private void see(Record record) {
    switch (record) {
      case BOFRecord begin -> begin(begin);
      case EOFRecord _ -> end();
      case CellValueRecordInterface cell when sink != null -> cell(cell);
      case StringRecord text when sink != null -> text(column, text.getString());
      case SharedValueRecordBase shared when sink != null -> shared(shared);
      case RowRecord height when sink != null -> {
        counted++;
        if (height.getZeroHeight() || isThin(height.getHeight())) {
          hiddenRows.add(height.getRowNumber() + 1);
        }
      }
      case ColumnInfoRecord info when sink != null -> columns(info);
      case MergeCellsRecord merge when sink != null -> merges(merge);
      default -> global(record);
    }
  }

  /**
   * Whether a row of this height, in twentieths of a point, cannot be read. A row of the default
   * height has a flag in it that makes it negative.
   */
  private static boolean isThin(short height) {
    return height >= 0 && height < 20 * SheetEnd.SEEN_HEIGHT;
  }

  private void global(Record record) {
    switch (record) {
      case BoundSheetRecord sheet -> sheets.add(sheet);
      case DateWindow1904Record window -> epoch1904 = window.getWindowing() == 1;
      case FormatRecord format -> styles.add(format);
      case FontRecord font -> styles.add(font);
      case ExtendedFormatRecord style -> styles.add(style);
      case PaletteRecord palette -> styles.add(palette);
      case SSTRecord table -> strings = table;
      case ExternSheetRecord places -> formulas.places(places);
      case SupBookRecord book -> {
        if (book.isExternalReferences()) {
          throw new FileRefusal(Problem.ACTIVE_CONTENT);
        }
        formulas.book(book.isInternalReferences());
      }
      default -> {}
    }
  }

  private void begin(BOFRecord record) {
    depth++;
    if (record.getVersion() != BOFRecord.VERSION) {
      throw ContentKind.OLD.refused();
    }
    if (depth > 1 || record.getType() == BOFRecord.TYPE_WORKBOOK) {
      return;
    }
    sheetIndex++;
    if (sheetIndex >= limits.sheets() || sheetIndex >= sheets.size()) {
      throw new FileRefusal(Problem.TEMPLATE_MISMATCH);
    }
    if (record.getType() == BOFRecord.TYPE_EXCEL_4_MACRO
        || record.getType() == BOFRecord.TYPE_VB_MODULE) {
      throw new FileRefusal(Problem.MACRO);
    }
    if (record.getType() != BOFRecord.TYPE_WORKSHEET) {
      return;
    }
    BoundSheetRecord sheet = sheets.get(sheetIndex);
    head =
        new SheetHead(
            sheet.getSheetname(), sheet.isHidden() || sheet.isVeryHidden(), sheet.isVeryHidden());
    row = new Row(SharedStrings.none(limits), epoch1904);
    rowNumber = 0;
    counted = 0;
    hiddenRows.clear();
    hiddenColumns = new BitSet();
    merged = new ArrayList<>();
    formulas.startSheet();
    sink = visitor.begin(head);
  }

  private void end() {
    depth--;
    // Anything may follow the last sheet to pad the file, so reading stops here.
    whole = depth == 0 && sheetIndex == sheets.size() - 1;
    if (depth == 0 && sink != null) {
      flush();
      sink = null;
      visitor.end(head, new SheetEnd(hiddenColumns, merged, counted, Map.of(), 0));
    }
  }

  private void flush() {
    if (rowNumber > 0 && sink != null) {
      sink.row(row);
    }
  }

  /** Notes hidden columns; widths are in 256ths of a digit's width. */
  private void columns(ColumnInfoRecord info) {
    if (info.getHidden() || info.getColumnWidth() < 256 * SheetEnd.SEEN_WIDTH) {
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
        throw new FileRefusal(Problem.TOO_BIG);
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
      throw FileRefusal.at(Problem.BAD_CELL, CellName.of(place, number)).on(head.name());
    }
    if (number > rowNumber) {
      flush();
      rowNumber = number;
      row.start(number, hiddenRows.contains(number));
    }
    column = place;
    counted++;
    if (place < ReadLimits.KEPT_COLUMNS) {
      row.startCell(place, styles.of(cell.getXFIndex()));
      content(cell, place);
    }
  }

  private void content(CellValueRecordInterface cell, int place) {
    switch (cell) {
      case BlankRecord _ -> {}
      case NumberRecord number -> number(place, number.getValue());
      case RKRecord number -> number(place, number.getRKNumber());
      case LabelSSTRecord label -> {
        UnicodeString text = shared(label.getSSTIndex(), place);
        text(place, text.getString());
        if (styles.isStruck(text)) {
          row.strike(place);
        }
      }
      case LabelRecord label -> text(place, label.getValue());
      case BoolErrRecord flag -> {
        if (flag.isError()) {
          error(place, flag.getErrorValue());
        } else {
          put(place, Kind.BOOLEAN, flag.getBooleanValue() ? "1" : "0");
        }
      }
      case FormulaRecord formula -> formula(formula, place);
      default -> throw FileRefusal.at(Problem.BAD_CELL, CellName.of(place, rowNumber));
    }
  }

  private void formula(FormulaRecord formula, int place) {
    row.formula(place, formulas.text(formula));
    switch (formula.getCachedResultTypeEnum()) {
      case NUMERIC -> number(place, formula.getValue());
      case BOOLEAN -> put(place, Kind.BOOLEAN, formula.getCachedBooleanValue() ? "1" : "0");
      case ERROR -> error(place, formula.getCachedErrorValue());
      case STRING -> {
        if (!formula.hasCachedResultString()) {
          text(place, ""); // any other text follows in a record
        }
      }
      case BLANK -> text(place, "");
      case FORMULA, _NONE -> {}
    }
  }

  /** Takes a shared formula, which follows the first of the cells that share it. */
  private void shared(SharedValueRecordBase shared) {
    boolean told = shared instanceof SharedFormulaRecord || shared instanceof ArrayRecord;
    if (told && row.isFormula(column)) {
      row.formula(column, formulas.text(shared));
    }
  }

  private void error(int place, int code) {
    put(
        place,
        Kind.ERROR,
        FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#ERR");
  }

  private UnicodeString shared(int index, int place) {
    if (strings == null || index < 0 || index >= strings.getNumUniqueStrings()) {
      throw FileRefusal.at(Problem.BAD_CELL, CellName.of(place, rowNumber)).on(head.name());
    }
    return strings.getString(index);
  }

  private void number(int place, double number) {
    put(place, Kind.NUMBER, Double.toString(number));
  }

  /**
   * Puts a text. In this format a text that looks like an escape is plain text, so it is escaped.
   */
  private void text(int place, String text) {
    if (place < ReadLimits.KEPT_COLUMNS) {
      put(place, Kind.TEXT, text.replace("_x", "_x005F_x"));
    }
  }

  private void put(int place, Kind kind, String text) {
    row.content(place, kind);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    row.append(place, bytes, 0, bytes.length);
  }
}
