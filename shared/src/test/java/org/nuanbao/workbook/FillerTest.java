package org.nuanbao.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.nuanbao.form.Form;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;

class FillerTest {
  @Test
  void writesTextDatesAndNumbersAsWhatTheyAre() throws IOException {
    try (XSSFWorkbook book =
        figures(
            Map.of("unit", text("样例工会"), "date", text("2018-01-18")),
            Map.of("1.A", number("3.75"), "1.B", number("0.1"), "2.A", text("若干")))) {
      Sheet sheet = book.getSheetAt(0);
      assertThat(PoiBooks.text(sheet, "C3")).isEqualTo("样例工会");
      assertThat(PoiBooks.cell(sheet, "E3").getLocalDateTimeCellValue().toLocalDate())
          .isEqualTo(LocalDate.of(2018, 1, 18));
      assertThat(PoiBooks.cell(sheet, "E6").getNumericCellValue()).isEqualTo(0.1);
      assertThat(PoiBooks.text(sheet, "E8")).isEqualTo("若干");
    }
  }

  @Test
  void writesAFigureOverASumAsItStands() throws IOException {
    try (XSSFWorkbook book = figures(Map.of(), Map.of("1.A", number("9.99")))) {
      assertThat(PoiBooks.cell(book.getSheetAt(0), "E5").getCellType()).isEqualTo(CellType.NUMERIC);
      assertThat(PoiBooks.cell(book.getSheetAt(0), "E5").getNumericCellValue()).isEqualTo(9.99);
    }
  }

  @Test
  void leavesWhatIsBlankBlankEvenWhereASumStood() throws IOException {
    try (XSSFWorkbook book = figures(Map.of(), Map.of())) {
      assertThat(PoiBooks.cell(book.getSheetAt(0), "E5").getCellType()).isEqualTo(CellType.BLANK);
      assertThat(PoiBooks.cell(book.getSheetAt(0), "E6").getCellType()).isEqualTo(CellType.BLANK);
      assertThat(PoiBooks.text(book.getSheetAt(0), "E3")).isEqualTo("年    月    日");
    }
  }

  @Test
  void neverMakesAFormulaOfText() throws IOException {
    for (String hostile :
        List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "a_x0041_b")) {
      try (XSSFWorkbook book = figures(Map.of("unit", text(hostile)), Map.of())) {
        assertThat(PoiBooks.cell(book.getSheetAt(0), "C3").getCellType())
            .isEqualTo(CellType.STRING);
        assertThat(PoiBooks.text(book.getSheetAt(0), "C3")).isEqualTo(hostile);
      }
    }
  }

  @Test
  void keepsEveryDigitOfAnIdentityNumber() throws IOException {
    try (XSSFWorkbook book = lines(List.of(row(text("41010319650706394X"))))) {
      assertThat(PoiBooks.text(book.getSheetAt(0), "D5")).isEqualTo("41010319650706394X");
    }
    try (XSSFWorkbook book = lines(List.of(row(number("410103199210083759"))))) {
      assertThat(PoiBooks.cell(book.getSheetAt(0), "D5").getCellType()).isEqualTo(CellType.NUMERIC);
    }
  }

  @Test
  void makesRoomForMoreRowsThanPrepared() throws IOException {
    try (XSSFWorkbook book = lines(Collections.nCopies(300, row(text("x"))))) {
      Sheet sheet = book.getSheetAt(0);
      assertThat(PoiBooks.text(sheet, "D304")).isEqualTo("x");
      assertThat(sheet.getLastRowNum()).isEqualTo(303);
      assertThat(PoiBooks.cell(sheet, "D304").getCellStyle().getLocked()).isFalse();
    }
  }

  @Test
  void writesTheSameBytesAgain() {
    byte[] first = file(SmallForms.roster(), Map.of(), rows(List.of(row(text("x")))));
    assertThat(file(SmallForms.roster(), Map.of(), rows(List.of(row(text("x")))))).isEqualTo(first);
  }

  private static XSSFWorkbook figures(Map<String, Value> fields, Map<String, Value> items)
      throws IOException {
    return PoiBooks.open(file(SmallForms.statistics(), fields, new Body.Figures(entries(items))));
  }

  private static XSSFWorkbook lines(List<List<Value>> rows) throws IOException {
    return PoiBooks.open(file(SmallForms.roster(), Map.of(), rows(rows)));
  }

  private static Body rows(List<List<Value>> rows) {
    List<Line> lines = new ArrayList<>();
    rows.forEach(values -> lines.add(new Line(lines.size() + 1, 0, values)));
    return new Body.Lines(lines, List.of());
  }

  private static byte[] file(Form form, Map<String, Value> fields, Body body) {
    return Filler.fill(
        form,
        new Reading(form.id(), form.head().version(), "", null, entries(fields), body),
        Mark.of(form));
  }

  private static Map<String, Entry> entries(Map<String, Value> values) {
    Map<String, Entry> entries = new HashMap<>();
    values.forEach((key, value) -> entries.put(key, new Entry(value, null)));
    return entries;
  }

  /** A row with this in the column 身份证号. */
  private static List<Value> row(Value id) {
    return List.of(number("1"), text("样例"), text("男"), id, text("13800000014"), Value.Blank.IT);
  }

  private static Value text(String text) {
    return new Value.Text(text);
  }

  private static Value number(String number) {
    return new Value.Numeric(new BigDecimal(number));
  }
}
