package org.nuanbao.workbook.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.Test;
import org.nuanbao.workbook.guard.Deadline;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.xml.XmlPart;

/** An {@code .xls} is read as by POI's records, whole or damaged. */
class XlsOracleTest {
  private static final ReadLimits LIMITS = ReadLimits.standard().within(Duration.ofMinutes(1));
  private static final String[] TEXTS = {
    "姓名", "a<b>&\"c\"", " x ", "两\n行", "_x0041_", "__x_x", "𠮷·é", "\ud842", "长".repeat(9_000), "=1"
  };
  private static final String[] FORMATS = {"General", "0.00", "yyyy\"年\"m\"月\"d\"日\"", "[Red]0;;"};
  private static final String[] FORMULAS = {
    "SUM(A1:B3,C$4)",
    "A1+$B$2+(C3)",
    "SUM('二 月'!A1:A3)",
    "SUBTOTAL(9,D1:D9)",
    "IF(A1>1,\"x\",2)",
    "1/0",
    "\"a\"&\"b\"",
    "SUM(A:A)",
    "ROUND(A1,2)",
    "+A1",
    "SUM(一:'二 月'!A1)",
    "1=1",
    "SUM(A1)"
  };

  @Test
  void readsWhatPoiReads() {
    for (int seed = 0; seed < 20; seed++) {
      byte[] file = book(new Random(seed));
      assertThat(ours(true, file))
          .as("seed %d", seed)
          .isEqualTo(poi(true, file))
          .hasSizeGreaterThan(40);
    }
  }

  /** Either may refuse what is damaged; where both read, they read the same. */
  @Test
  void readsWhatPoiReadsOfDamagedFiles() {
    int both = 0;
    for (int seed = 0; seed < 12; seed++) {
      Random random = new Random(seed);
      byte[] good = book(random);
      for (int i = 0; i < 60; i++) {
        byte[] bad = good.clone();
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
          bad[random.nextInt(bad.length)] = (byte) random.nextInt();
        }
        if (random.nextInt(10) == 0) {
          bad = Arrays.copyOf(bad, random.nextInt(bad.length));
        }
        List<String> ours = ours(false, bad);
        List<String> poi = poi(false, bad);
        if (!Transcript.isRefused(ours) && !Transcript.isRefused(poi)) {
          assertThat(ours).as("seed %d, %d", seed, i).isEqualTo(poi);
          both++;
        }
      }
    }
    assertThat(both).isGreaterThan(300);
  }

  static List<String> ours(boolean sums, byte[] file) {
    return Transcript.of(sums, visitor -> Book.of(file, XmlPart.PLAIN_FIRST, LIMITS).read(visitor));
  }

  static List<String> poi(boolean sums, byte[] file) {
    return Transcript.of(
        sums,
        visitor -> {
          try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(file));
              InputStream stream = files.createDocumentInputStream("Workbook")) {
            new XlsRecords(visitor, LIMITS, Deadline.in(LIMITS.time())).read(stream);
          } catch (FileRefusal e) {
            throw e;
          } catch (IOException | RuntimeException e) {
            throw new FileRefusal(Problem.UNREADABLE, e);
          }
        });
  }

  static byte[] book(Random random) {
    try (HSSFWorkbook book = new HSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      List<CellStyle> styles = styles(book, random);
      book.createSheet("一");
      book.createSheet("二 月");
      book.createSheet("三");
      book.setSheetVisibility(2, List.of(SheetVisibility.values()).get(random.nextInt(3)));
      for (Sheet sheet : book) {
        fill(book, sheet, styles, random);
      }
      book.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<CellStyle> styles(HSSFWorkbook book, Random random) {
    List<CellStyle> styles = new ArrayList<>();
    book.getCustomPalette().setColorAtIndex((short) 9, (byte) 250, (byte) 250, (byte) 250);
    for (String format : FORMATS) {
      Font font = book.createFont();
      font.setStrikeout(random.nextInt(3) == 0);
      font.setColor((short) (8 + random.nextInt(5)));
      CellStyle style = book.createCellStyle();
      style.setFont(font);
      style.setDataFormat(book.createDataFormat().getFormat(format));
      style.setFillPattern(FillPatternType.forInt(random.nextInt(3)));
      style.setFillForegroundColor((short) (8 + random.nextInt(5)));
      styles.add(style);
    }
    return styles;
  }

  private static void fill(HSSFWorkbook book, Sheet sheet, List<CellStyle> styles, Random random) {
    for (int r = 0; r < 60; r += 1 + random.nextInt(4)) {
      Row row = sheet.createRow(r);
      row.setZeroHeight(random.nextInt(8) == 0);
      row.setHeightInPoints(random.nextInt(8) == 0 ? 1 : 15);
      for (int c = 0; c < 70; c += 1 + random.nextInt(12)) {
        Cell cell = row.createCell(c);
        cell.setCellStyle(styles.get(random.nextInt(styles.size())));
        set(book, cell, random);
      }
    }
    sheet.setColumnHidden(random.nextInt(60), true);
    sheet.setColumnWidth(3, 10);
    sheet.addMergedRegion(new CellRangeAddress(1, 2, random.nextInt(5), 7));
    sheet.setArrayFormula("SUM(A1:A3)", new CellRangeAddress(90, 91, 1, 2));
  }

  private static void set(HSSFWorkbook book, Cell cell, Random random) {
    switch (random.nextInt(9)) {
      case 0, 1 -> cell.setCellValue(TEXTS[random.nextInt(TEXTS.length)]);
      case 2 -> cell.setCellValue(random.nextInt(60_000) - 20);
      case 3 -> cell.setCellValue(random.nextGaussian() * Math.pow(10, random.nextInt(30) - 10));
      case 4 -> cell.setCellValue(random.nextBoolean());
      case 5 -> cell.setCellErrorValue((byte) 0x2a);
      case 6 -> {
        HSSFRichTextString text = new HSSFRichTextString("划去一半" + random.nextInt());
        text.applyFont(1, 3, book.getFontAt(random.nextInt(book.getNumberOfFonts())));
        cell.setCellValue(text);
      }
      case 7 -> {
        cell.setCellFormula(FORMULAS[random.nextInt(FORMULAS.length)]);
        if (random.nextBoolean()) {
          book.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(cell);
        }
      }
      default -> {}
    }
  }
}
