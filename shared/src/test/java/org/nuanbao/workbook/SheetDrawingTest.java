package org.nuanbao.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nuanbao.campaign.NoticesOnDisk;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Form;
import org.nuanbao.sample.Sample;
import org.nuanbao.sheet.CellAddress;
import org.nuanbao.sheet.SheetCell;
import org.nuanbao.sheet.SheetIndex;
import org.nuanbao.sheet.SheetPage;

/** Of every sample of all notices the sheet is drawn as it was sent, and nothing personal in it. */
class SheetDrawingTest {
  private static final List<Form> FORMS = NoticesOnDisk.forms();
  private static final Pattern SOMEBODYS = Pattern.compile("[0-9]{10,}");

  /** Numbers of nobody, as they are typed into any cell. */
  private static final List<String> PLANTED =
      List.of("41010319921008394X", "6231934540905801990", "13800009998", "410103199210083759");

  /** More than any form here has, and with what follows it. */
  private static final int ROWS = 110;

  private static Stream<DynamicTest> each(Check check) {
    return RoundTrip.samples().stream()
        .map(sample -> DynamicTest.dynamicTest(sample.id(), () -> check.of(sample)));
  }

  /** A sample of each form, for what takes its time. */
  private static Stream<DynamicTest> eachForm(Check check) {
    Set<Form> seen = new HashSet<>();
    return RoundTrip.samples().stream()
        .filter(sample -> seen.add(sample.form()))
        .map(sample -> DynamicTest.dynamicTest(sample.id(), () -> check.of(sample)));
  }

  private interface Check {
    void of(Sample sample) throws IOException;
  }

  private static Drawn drawn(byte[] file, Sample sample) {
    return Drawn.of(file, FORMS, sample.facts());
  }

  @TestFactory
  Stream<DynamicTest> isShownAsItWasSent() {
    return each(sample -> {
      byte[] file = RoundTrip.filled(sample);
      Drawn drawn = drawn(file, sample);
      try (Workbook book = PoiBooks.any(file)) {
        assertThat(isShown(book, drawn)).isGreaterThan(8);
      }
      drawn.findings().forEach(finding -> leadsToItsCells(finding, drawn));
      assertThat(SOMEBODYS.matcher(drawn.written()).find()).as("a person's number").isFalse();
    });
  }

  @TestFactory
  Stream<DynamicTest> anOldWorkbookIsDrawnLikeANewOne() {
    return eachForm(sample -> {
      byte[] file = OldFormat.of(RoundTrip.filled(sample));
      Drawn drawn = drawn(file, sample);
      try (Workbook book = PoiBooks.any(file)) {
        assertThat(isShown(book, drawn)).isGreaterThan(8);
      }
    });
  }

  /** Returns how many cells were compared. */
  private static int isShown(Workbook book, Drawn drawn) {
    DataFormatter formatter = new DataFormatter();
    int compared = 0;
    int number = 0;
    for (int i = 0; i < book.getNumberOfSheets(); i++) {
      if (book.getSheetVisibility(i) != SheetVisibility.VISIBLE) {
        continue;
      }
      Sheet sheet = book.getSheetAt(i);
      Set<CellAddress> covered = covered(sheet);
      for (Row row : sheet) {
        for (Cell cell : row) {
          CellAddress at = new CellAddress(cell.getColumnIndex(), cell.getRowIndex() + 1);
          String text = formatter.formatCellValue(cell).strip();
          if (text.isEmpty() || covered.contains(at) || cell.getCellType() == CellType.FORMULA) {
            continue;
          }
          Optional<SheetCell> shown = drawn.find(number, at);
          assertThat(shown).as("%s!%s", sheet.getSheetName(), at).isPresent();
          if (!shown.get().masked() && !isDay(cell) && !shown.get().isCut()) {
            assertThat(shown.get().text()).isEqualTo(text.replace("\t", " "));
            compared++;
          }
        }
      }
      number++;
    }
    return compared;
  }

  private static boolean isDay(Cell cell) {
    return cell.getCellType() == CellType.NUMERIC && DateUtil.isCellDateFormatted(cell);
  }

  private static Set<CellAddress> covered(Sheet sheet) {
    Set<CellAddress> covered = new HashSet<>();
    for (CellRangeAddress range : sheet.getMergedRegions()) {
      range.forEach(at -> covered.add(new CellAddress(at.getColumn(), at.getRow() + 1)));
      covered.remove(new CellAddress(range.getFirstColumn(), range.getFirstRow() + 1));
    }
    return covered;
  }

  private static void leadsToItsCells(Finding finding, Drawn drawn) {
    List<SheetIndex.Spot> spots = drawn.index().spots(finding);
    assertThat(spots).as("%s", finding).hasSameSizeAs(finding.cells());
    for (int i = 0; i < spots.size(); i++) {
      SheetIndex.Spot spot = spots.get(i);
      SheetPage page = drawn.pages().get(spot.page());
      CellAddress cell = CellAddress.of(finding.cells().get(i)).orElseThrow();
      CellAddress shown = page.shown(cell).orElseThrow();
      assertThat(page.anchor(shown)).isEqualTo(spot.anchor());
      assertThat(drawn.find(spot.sheet(), shown)).isPresent();
    }
  }

  /** Whatever people type, wherever they type it: also beside, above and below the form. */
  @TestFactory
  Stream<DynamicTest> noNumberIsWrittenThatWasTypedIntoAWrongCell() {
    return eachForm(sample -> {
      byte[] file = RoundTrip.filled(sample);
      Drawn good = drawn(file, sample);
      byte[] planted = planted(file);
      Drawn drawn = Drawn.of(planted, good.read(), good.findings());
      assertThat(SOMEBODYS.matcher(drawn.written()).find()).isFalse();
      PLANTED.forEach(number -> assertThat(drawn.written()).doesNotContain(number));
      assertThat(drawn.written()).contains("410103********394X", "138****9998");
    });
  }

  /** The workbook with a number in each cell and in the names of its sheets. */
  private static byte[] planted(byte[] file) throws IOException {
    try (Workbook book = PoiBooks.any(file)) {
      int next = 0;
      for (int i = 0; i < book.getNumberOfSheets(); i++) {
        if (book.getSheetVisibility(i) != SheetVisibility.VISIBLE) {
          continue;
        }
        Sheet sheet = book.getSheetAt(i);
        for (int r = 0; r < ROWS; r++) {
          Row row = sheet.getRow(r) == null ? sheet.createRow(r) : sheet.getRow(r);
          int width = Math.max(row.getLastCellNum(), 0) + 2;
          for (int c = 0; c < width; c++) {
            Cell cell = row.getCell(c, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
            String number = PLANTED.get(next++ % PLANTED.size());
            String before = cell.getCellType() == CellType.STRING ? cell.getStringCellValue() : "";
            if (number.equals("13800009998") && before.isEmpty()) {
              cell.setCellValue(13_800_009_998.0);
            } else {
              cell.setCellValue(before + number);
            }
          }
        }
      }
      return Edits.bytes(book);
    }
  }
}
