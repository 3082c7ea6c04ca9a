package org.nuanbao.workbook;

import java.util.List;
import org.nuanbao.check.Finding;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.printed.PrintedSheet;
import org.nuanbao.workbook.printed.SheetLook;
import org.nuanbao.workbook.printed.SheetPrints;
import org.nuanbao.workbook.xml.XmlPart;

/** What is printed on somebody else's blank workbook, read through the same door as an upload. */
public sealed interface PrintedBook {
  /** The visible sheets that are not empty, in their order. */
  record Sheets(List<PrintedSheet> sheets) implements PrintedBook {}

  /** The file is refused. */
  record Unreadable(Finding why) implements PrintedBook {}

  /** Reads a file; never fails. */
  static PrintedBook read(byte[] file) {
    return new Door(ReadLimits.standard(), XmlPart.PLAIN_FIRST)
        .read(
            file,
            book -> {
              SheetPrints prints = new SheetPrints(SheetLook.read(file));
              book.read(prints);
              return new Sheets(prints.sheets());
            },
            Unreadable::new);
  }
}
