package org.nuanbao.local.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.nuanbao.authoring.DrawnCells;

/**
 * Blanks drawn by hand: | parts the cells; {@code <} and {@code ^} merge a cell to the left and up.
 */
final class DrawnBlank {
  /** The blank of docs/adding-a-notice.md. */
  static final List<String> EXAMPLE =
      List.of(
          "附件1|<|<|<|<",
          "北山市工会2030年送温暖活动统计表|<|<|<|<",
          "填报单位：||<|填报人：|",
          "序号|编号|项目|<|合计",
          "1|A|走访企业（家）|<|",
          "^|B|其中，困难企业（家）|<|",
          "2|A|慰问职工总数（人）  A=B+C|<|",
          "^|B|其中，困难职工（人）|<|",
          "^|C|其中，一线职工（人）|<|",
          "3|A|发放款物（万元）|<|",
          "^|B|送温暖期间服务职工人次|<|",
          "注：统计数据截至2030年1月20日。|<|<|<|<");

  /** A list with headings of two rows, a total and notes. */
  static final List<String> LIST =
      List.of(
          "附件2|<|<|<|<|<|<|<",
          "困难职工慰问金发放花名册|<|<|<|<|<|<|<",
          "填报单位（盖章）：          填报人：          联系电话：            年   月   日|<|<|<|<|<|<|<",
          "序号|姓名|性别|身份证号码|家庭情况|<|慰问金额（元）|备注",
          "^|^|^|^|家庭人口|月收入（元）|^|^",
          "1|||||||",
          "2|||||||",
          "3|||||||",
          "合计|<|<|<|<|||",
          "注：1.本表于1月20日前报市总工会。|<|<|<|<|<|<|<",
          "2.慰问金额以元为单位，保留两位小数。|<|<|<|<|<|<|<");

  private DrawnBlank() {}

  static byte[] of(List<String> lines) throws IOException {
    List<List<String>> rows =
        lines.stream().map(line -> Arrays.asList(line.split("\\|", -1))).toList();
    try (Workbook book = new XSSFWorkbook();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      Sheet sheet = book.createSheet("Sheet1");
      CellStyle box = book.createCellStyle();
      box.setBorderBottom(BorderStyle.THIN);
      for (int r = 0; r < rows.size(); r++) {
        Row row = sheet.createRow(r);
        for (int c = 0; c < rows.get(r).size(); c++) {
          row.createCell(c).setCellStyle(box);
          String text = rows.get(r).get(c);
          if (!DrawnCells.isJoined(text)) {
            row.getCell(c).setCellValue(text);
          }
        }
      }
      DrawnCells.merge(sheet, rows);
      book.write(bytes);
      return bytes.toByteArray();
    }
  }
}
