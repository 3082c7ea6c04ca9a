package org.nuanbao.workbook.recognise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nuanbao.form.ValueType.AMOUNT_WAN;
import static org.nuanbao.form.ValueType.AMOUNT_YUAN;
import static org.nuanbao.form.ValueType.BANK_CARD;
import static org.nuanbao.form.ValueType.CODE;
import static org.nuanbao.form.ValueType.COUNT;
import static org.nuanbao.form.ValueType.DATE;
import static org.nuanbao.form.ValueType.DECIMAL;
import static org.nuanbao.form.ValueType.ID_NUMBER;
import static org.nuanbao.form.ValueType.MONTH;
import static org.nuanbao.form.ValueType.PERCENT;
import static org.nuanbao.form.ValueType.PHONE;
import static org.nuanbao.form.ValueType.TEXT;
import static org.nuanbao.form.ValueType.YEAR;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.cells.Book;
import org.nuanbao.workbook.cells.SheetVisitor;
import org.nuanbao.workbook.cells.SheetVisitor.RowSink;
import org.nuanbao.workbook.cells.SheetVisitor.SheetEnd;
import org.nuanbao.workbook.cells.SheetVisitor.SheetHead;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.xml.XmlPart;

/** What is taken for the answer where a format shows another number than is stored. */
class AsShownTest {
  /**
   * A cell, and what is read of it.
   *
   * @param stored a number, or a text
   * @param read a number, a text or a day; {@code ?} before what is seen where it is asked about
   */
  private record Case(ValueType asked, String format, Object stored, String read) {}

  private static final List<Case> CASES =
      List.of(
          // 万 and 千 are said, so that both readings agree; an item in 万元 takes the one in 万.
          new Case(AMOUNT_YUAN, "0!.0,\"万\"", 125_000, "125000"),
          new Case(AMOUNT_WAN, "0!.0,\"万\"", 125_000, "12.5"),
          new Case(AMOUNT_WAN, "0\\.0,\"万元\"", 125_432, "12.5432"),
          new Case(AMOUNT_WAN, "[>=10000]0!.0,\"万\";0", 125_000, "12.5"),
          new Case(AMOUNT_WAN, "0.00\"万元\"", 12.5, "12.5"),
          new Case(AMOUNT_WAN, "#,##0.0,,\"百万元\"", 125_000_000, "12500"),
          new Case(AMOUNT_YUAN, "#,##0.0,\"千元\"", 12_500, "12500"),
          new Case(AMOUNT_WAN, "0!.0,\"万\"", 12, "?0.0万"),
          new Case(AMOUNT_YUAN, "0.00\"万元\"", 12.5, "?12.50万元"),
          new Case(AMOUNT_WAN, "#,##0.00\"元\"", 125_000, "?125,000.00元"),
          // Scaled without a word, or with more digits: nobody knows what was meant.
          new Case(AMOUNT_YUAN, "#,##0,", 125_000, "?125"),
          new Case(AMOUNT_WAN, "0.00,,", 12_500_000, "?12.50"),
          new Case(AMOUNT_YUAN, "0!.0000", 125_000, "?12.5000"),
          new Case(COUNT, "0\"0\"", 12, "?120"),
          new Case(COUNT, "\"1\"0", 5, "?15"),
          new Case(COUNT, "0\"00\"\"人\"", 3, "?300人"),
          new Case(COUNT, "00-00", 1_234, "?12-34"),
          new Case(COUNT, "0;0", -5, "?5"),
          new Case(COUNT, "-0", 5, "?-5"),
          new Case(COUNT, "0%", 5, "?500%"),
          new Case(PERCENT, "0%", 0.25, "0.25"),
          new Case(PERCENT, "0.0\"%\"", 25, "25%"),
          new Case(YEAR, "yyyy", 2_018, "?1905-07-10"),
          new Case(MONTH, "0000-00", 201_803, "2018-03"),
          new Case(DECIMAL, "0.0\"亩\"", 1.5, "1.5"),
          // Nothing is shown.
          new Case(COUNT, ";;;", 12, "?"),
          new Case(COUNT, "\"\"", 12, "?"),
          new Case(COUNT, "0;;", -5, "?"),
          new Case(TEXT, ";;;", "张三", "?"),
          new Case(COUNT, "\"已填\"", 12, "?已填"),
          // Nothing but the number, or its rounding.
          new Case(COUNT, "0\"人\"", 12, "12"),
          new Case(COUNT, "\"共\"0\"m2\"", 12, "12"),
          new Case(COUNT, "000000", 1_234, "1234"),
          new Case(AMOUNT_YUAN, "0.00", 500.005, "500.005"),
          new Case(AMOUNT_YUAN, "¥#,##0.00", 1_234.5, "1234.5"),
          new Case(AMOUNT_YUAN, "[$￥-804]#,##0.00;[Red]-#,##0.00", -3, "-3"),
          new Case(AMOUNT_YUAN, "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", 0, "0"),
          new Case(AMOUNT_YUAN, "#,##0;(#,##0)", -3, "-3"),
          new Case(COUNT, "0;-0;\"无\"", 0, "0"),
          new Case(COUNT, "0;-0;;@", 0, "0"),
          new Case(COUNT, "General\"户\"", 7, "7"),
          new Case(COUNT, "[DBNum1]0", 7, "7"),
          new Case(AMOUNT_YUAN, "# ?/?", 0.5, "0.5"),
          new Case(AMOUNT_YUAN, "0.00E+00", 125_000, "125000"),
          new Case(COUNT, "#,##0 USD", 5, "5"),
          // A number that has become a day, or a time.
          new Case(COUNT, "yyyy-mm-dd", 43_118, "?2018-01-18"),
          new Case(COUNT, "yyyy\"年\"m\"月\";@", 12, "?1900-01-12"),
          new Case(AMOUNT_WAN, "m\"月\"d\"日\"", 12.5, "?1900-01-12"),
          new Case(COUNT, "yyyy/m/d", 0, "?0"),
          new Case(COUNT, "h:mm", 0.0625, "?01:30"),
          new Case(COUNT, "[h]:mm:ss.00", 0.5, "?12:00"),
          new Case(TEXT, "h:mm", 0.6041666667, "14:30"),
          new Case(DATE, "yyyy-mm-dd", 43_118, "2018-01-18"),
          new Case(DATE, "yyyy-mm-dd hh:mm:ss", 43_118.9999999, "2018-01-19"),
          new Case(DATE, "yyyy-mm-dd", 43_118.9999, "2018-01-18"),
          new Case(DATE, "0000-00-00", 20_180_118, "2018-01-18"),
          new Case(DATE, "0000\"年\"00\"月\"", 201_803, "2018年03月"),
          // Where words are asked for, what is shown is the answer.
          new Case(CODE, "000000", 1_234, "001234"),
          new Case(TEXT, "00000", 1_234, "01234"),
          new Case(PHONE, "\"0371-\"00000000", 12_345_678, "0371-12345678"),
          new Case(PHONE, "000-0000-0000", 13_812_345_678L, "138-1234-5678"),
          new Case(PHONE, "\"0371-\"@", "1234", "0371-1234"),
          new Case(TEXT, "@\"同志\"", "张三", "张三同志"),
          new Case(TEXT, "0\"号楼\"", 12, "12号楼"),
          new Case(TEXT, "0%", 0.25, "25%"),
          new Case(TEXT, "0!.0,\"万\"", 125_000, "12.5万"),
          new Case(TEXT, "#,##0,", 125_000, "?"),
          new Case(BANK_CARD, "0000 0000 0000", 622_848_123_456L, "6228 4812 3456"),
          new Case(ID_NUMBER, "000000000000000000", 410_103_199_210_083_712L, "410103199210084000"),
          new Case(PHONE, "0.00E+00", 13_812_345_678L, "13812345678"));

  @Test
  void readsWhatIsShownOrAsks() {
    for (Workbook book : List.of(new XSSFWorkbook(), new HSSFWorkbook())) {
      boolean ole = book instanceof HSSFWorkbook;
      List<KeptRow> rows = rows(file(book));
      for (int i = 0; i < CASES.size(); i++) {
        Case one = CASES.get(i);
        AsShown shown = AsShown.of(one.asked(), rows.get(i), 0);
        assertThat(said(shown)).as("%s%s", one, ole ? " in .xls" : "").isEqualTo(one.read());
        if (shown.doubt() != null && !shown.doubt().stored().isEmpty()) {
          assertThat(new BigDecimal(shown.doubt().stored()))
              .as(one.toString())
              .isEqualByComparingTo(one.stored().toString());
        }
      }
    }
  }

  private static String said(AsShown shown) {
    AsShown.Doubt doubt = shown.doubt();
    return doubt != null ? "?" + doubt.seen() : said(shown.value());
  }

  private static String said(Value value) {
    return switch (value) {
      case Value.Numeric(BigDecimal number) -> number.stripTrailingZeros().toPlainString();
      case Value.Text(String text) -> text;
      case Value.Day(var day) -> day.toString();
      case Value.Broken(String text) -> "broken " + text;
      case Value.Blank _ -> "blank";
    };
  }

  private static byte[] file(Workbook book) {
    try (book;
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Sheet sheet = book.createSheet();
      for (int i = 0; i < CASES.size(); i++) {
        Cell cell = sheet.createRow(i).createCell(0);
        CellStyle style = book.createCellStyle();
        style.setDataFormat(book.createDataFormat().getFormat(CASES.get(i).format()));
        cell.setCellStyle(style);
        switch (CASES.get(i).stored()) {
          case Number number -> cell.setCellValue(number.doubleValue());
          case Object text -> cell.setCellValue(text.toString());
        }
      }
      book.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<KeptRow> rows(byte[] file) {
    Book book =
        Book.of(file, XmlPart.PLAIN_FIRST, ReadLimits.standard().within(Duration.ofMinutes(1)));
    List<KeptRow> rows = new ArrayList<>();
    book.read(
        new SheetVisitor() {
          @Override
          public RowSink begin(SheetHead sheet) {
            return row -> rows.add(KeptRow.of(row));
          }

          @Override
          public void end(SheetHead sheet, SheetEnd end) {
            assertThat(end.merged()).isEmpty();
          }
        });
    return rows;
  }
}
