package org.nuanbao.workbook.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.cells.SheetVisitor.RowSink;
import org.nuanbao.workbook.cells.SheetVisitor.SheetEnd;
import org.nuanbao.workbook.cells.SheetVisitor.SheetHead;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.xml.XmlPart;

/** What POI writes is read as POI meant it, by every way of reading. */
class PoiOracleTest {
  private static final String[] TEXTS = {
    "姓名", "a<b>&\"c\"", " x ", "两\n行", "_x", "𠮷·", "1", "=1", "\u3000", "a\tb", "长".repeat(300)
  };
  private static final String[] FORMATS = {
    "General", "0.00", "yyyy-mm-dd", "yyyy\"年\"m\"月\"d\"日\"", "@", "[Red]0;\"day\"0", "h:mm"
  };

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "streamed", "xls"})
  void readsWhatPoiWrote(String kind) throws IOException {
    for (long seed = 1; seed <= 40; seed++) {
      Map<String, String> meant = new TreeMap<>();
      byte[] file;
      try (Workbook book = book(kind);
          ByteArrayOutputStream out = new ByteArrayOutputStream()) {
        fill(book, new Random(seed), meant);
        book.write(out);
        file = out.toByteArray();
      }
      for (XmlPart xml : XmlPart.values()) {
        Map<String, String> found = read(file, xml);
        Map<String, String> missed = new TreeMap<>(meant);
        missed.entrySet().removeAll(found.entrySet());
        found.entrySet().removeAll(meant.entrySet());
        assertThat(found).as("seed %d, instead of %s", seed, missed).isEqualTo(missed);
      }
    }
  }

  private static Workbook book(String kind) {
    return switch (kind) {
      case "xlsx" -> new XSSFWorkbook();
      case "streamed" -> new SXSSFWorkbook(null, 10, false, true);
      default -> new HSSFWorkbook();
    };
  }

  private static void fill(Workbook book, Random random, Map<String, String> meant) {
    CellStyle[] styles = new CellStyle[FORMATS.length];
    for (int i = 0; i < styles.length; i++) {
      styles[i] = book.createCellStyle();
      styles[i].setDataFormat(book.createDataFormat().getFormat(FORMATS[i]));
    }
    for (String name : new String[] {"一", "二"}) {
      Sheet sheet = book.createSheet(name);
      for (int r = 0; r < 40; r += 1 + random.nextInt(3)) {
        Row row = sheet.createRow(r);
        row.setZeroHeight(random.nextInt(8) == 0);
        for (int c = 0; c < 70; c += 1 + random.nextInt(12)) {
          Cell cell = row.createCell(c);
          int format = random.nextInt(FORMATS.length);
          cell.setCellStyle(styles[format]);
          String value = set(cell, format == 2 || format == 3, random);
          if (c < ReadLimits.KEPT_COLUMNS && !value.isEmpty()) {
            meant.put(
                name + "!" + CellName.of(c, r + 1) + (row.getZeroHeight() ? " hidden" : ""), value);
          }
        }
      }
    }
  }

  /** What the cell means now; empty for nothing. */
  private static String set(Cell cell, boolean dated, Random random) {
    return switch (random.nextInt(7)) {
      case 0, 1 -> {
        String text = TEXTS[random.nextInt(TEXTS.length)];
        cell.setCellValue(text);
        String shown = text.strip();
        yield shown.isEmpty() ? "" : shown(new Value.Text(shown));
      }
      case 2 -> {
        int day = 1 + random.nextInt(60_000);
        cell.setCellValue(day);
        yield dated ? shown(day(day)) : shown(new Value.Numeric(new BigDecimal(day)));
      }
      case 3 ->
          dated ? "" : set(cell, random.nextGaussian() * Math.pow(10, random.nextInt(30) - 10));
      case 4 -> {
        cell.setCellValue(true);
        yield shown(new Value.Text("TRUE"));
      }
      case 5 -> {
        cell.setCellErrorValue(FormulaError.NA.getCode());
        yield shown(new Value.Broken("#N/A"));
      }
      default -> "";
    };
  }

  private static String set(Cell cell, double number) {
    cell.setCellValue(number);
    BigDecimal shown = BigDecimal.valueOf(number).round(new MathContext(15));
    return shown(new Value.Numeric(shown));
  }

  private static Value day(int serial) {
    if (serial == 60) {
      return new Value.Broken("1900-02-29");
    }
    return new Value.Day(LocalDate.of(1899, 12, serial < 60 ? 31 : 30).plusDays(serial));
  }

  private static Map<String, String> read(byte[] file, XmlPart xml) {
    Book book = Book.of(file, xml, ReadLimits.standard().within(Duration.ofMinutes(1)));
    Map<String, String> found = new TreeMap<>();
    book.read(
        new SheetVisitor() {
          @Override
          public RowSink begin(SheetHead sheet) {
            found.keySet().removeIf(cell -> cell.startsWith(sheet.name() + "!"));
            return row -> cells(sheet.name(), row, found);
          }

          @Override
          public void end(SheetHead sheet, SheetEnd end) {
            assertThat(end.merged()).isEmpty();
          }
        });
    return found;
  }

  private static void cells(String sheet, SheetRow row, Map<String, String> found) {
    for (int column = 0; column < row.width(); column++) {
      if (!row.value(column).isBlank()) {
        found.put(
            sheet + "!" + row.cell(column) + (row.isHidden() ? " hidden" : ""),
            shown(row.value(column)));
      }
    }
  }

  private static String shown(Value value) {
    return value instanceof Value.Numeric(BigDecimal number)
        ? number.stripTrailingZeros().toString()
        : value.toString();
  }
}
