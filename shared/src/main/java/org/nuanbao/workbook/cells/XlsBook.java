package org.nuanbao.workbook.cells;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nuanbao.workbook.biff.BiffRecords;
import org.nuanbao.workbook.biff.BiffText;
import org.nuanbao.workbook.biff.SharedTexts;
import org.nuanbao.workbook.cells.SheetVisitor.SheetHead;
import org.nuanbao.workbook.guard.ContentKind;
import org.nuanbao.workbook.guard.Deadline;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;
import org.nuanbao.workbook.guard.ReadLimits;

/**
 * The records of an {@code .xls} of Excel 97 or later (MS-XLS 2.1.7.20): those of the workbook,
 * then those of each sheet.
 */
final class XlsBook {
  private static final int BEGIN = 0x809;
  private static final int END = 0x0a;

  /** The record of an object (MS-XLS 2.4.181), and the position of the object's kind in it. */
  private static final int OBJECT = 0x5d;

  private static final int KIND = 4;
  private static final int CHECK_BOX = 0x0b;
  private static final int OPTION = 0x0c;

  private static final int FILE_PASS = 0x2f;
  private static final int BIFF8 = 0x600;

  /** How many records are read between two looks at the clock. */
  private static final int RECORDS = 0x100;

  private final SheetVisitor visitor;
  private final ReadLimits limits;
  private final Deadline deadline;
  private final List<SheetHead> sheets = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final XlsLooks looks = new XlsLooks();
  private final XlsFormulaTexts formulas = new XlsFormulaTexts(names);
  private BiffRecords records;
  private boolean epoch1904;
  private SharedTexts texts;
  private int sheetIndex = -1;
  private int depth;
  private boolean whole;
  private boolean controls;
  private boolean decrypted;
  private @Nullable XlsSheet sheet;

  XlsBook(byte[] stream, SheetVisitor visitor, ReadLimits limits, Deadline deadline) {
    this.records = new BiffRecords(stream);
    this.visitor = visitor;
    this.limits = limits;
    this.deadline = deadline;
    this.texts = new SharedTexts(limits);
  }

  void read() {
    int count = 0;
    while (!whole && records.next()) {
      if (++count % RECORDS == 0) {
        deadline.check();
      }
      int id = records.id();
      if (id == FILE_PASS && !decrypted) {
        decrypted = true;
        records = new BiffRecords(Encryption.records(records.stream(), records.position()));
      } else if (id == BEGIN) {
        begin();
      } else if (id == END) {
        end();
      } else if (id == OBJECT) {
        object();
      } else if (depth <= 1) {
        // A chart on a sheet has records of its own, including numbers in cells; they are skipped.
        see(id);
      }
    }
    if (sheetIndex < 0 || depth != 0) {
      throw new FileRefusal(Problem.UNREADABLE);
    }
  }

  private void see(int id) {
    if (sheet == null || !sheet.see(id, records)) {
      global(id);
    }
  }

  /** Takes what holds for the whole workbook. */
  private void global(int id) {
    switch (id) {
      case 0x85 -> sheet();
      case 0x22 -> epoch1904 = records.number(0) == 1;
      case 0x41e -> looks.format(records);
      case 0x31 -> looks.font(records);
      case 0xe0 -> looks.style(records);
      case 0x92 -> looks.palette(records);
      case 0xfc -> texts = SharedTexts.of(records, limits);
      case 0x17 -> formulas.places(records);
      case 0x1ae -> formulas.book(records);
      default -> {}
    }
  }

  private void sheet() {
    int state = records.number(4);
    String name = BiffText.plain(records, 6, false);
    names.add(name);
    sheets.add(new SheetHead(name, (state & 3) != 0, (state & 2) != 0));
  }

  /** Notes a check box or an option button that lies over the cells. */
  private void object() {
    if (!controls && records.length() > KIND) {
      int kind = records.octet(KIND);
      controls = kind == CHECK_BOX || kind == OPTION;
      if (controls) {
        visitor.formControls();
      }
    }
  }

  private void begin() {
    depth++;
    if (records.number(0) != BIFF8) {
      throw ContentKind.OLD.refused();
    }
    Substream kind = Substream.of(records.number(2));
    if (depth > 1 || kind == Substream.WORKBOOK) {
      return;
    }
    sheetIndex++;
    if (sheetIndex >= limits.sheets() || sheetIndex >= sheets.size()) {
      throw new FileRefusal(Problem.TEMPLATE_MISMATCH);
    }
    if (kind == Substream.MACROS) {
      throw new FileRefusal(Problem.MACRO);
    }
    if (kind == Substream.WORKSHEET) {
      SheetHead head = sheets.get(sheetIndex);
      formulas.startSheet();
      sheet =
          new XlsSheet(
              head,
              new Row(SharedStrings.none(limits), epoch1904),
              looks,
              texts,
              formulas,
              visitor.begin(head));
    }
  }

  private void end() {
    depth--;
    // Anything may follow the last sheet to pad the file, so reading stops here.
    whole = depth == 0 && sheetIndex == sheets.size() - 1;
    if (depth == 0 && sheet != null) {
      visitor.end(sheets.get(sheetIndex), sheet.end());
      sheet = null;
    }
  }

  /** What the records between a beginning and its end are (MS-XLS 2.4.21). */
  private enum Substream {
    WORKBOOK,
    WORKSHEET,
    MACROS,
    OTHER;

    static Substream of(int type) {
      return switch (type) {
        case 0x05 -> WORKBOOK;
        case 0x10 -> WORKSHEET;
        case 0x06, 0x40 -> MACROS;
        default -> OTHER;
      };
    }
  }
}
