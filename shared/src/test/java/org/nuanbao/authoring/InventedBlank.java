package org.nuanbao.authoring;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A blank that we invented, drawn from a text: a line a row, cells parted by |, {@code <} and
 * {@code ^} merged to the left and up; + before framed rows, . before others; {@code +*6} six
 * times, {n} counts them.
 *
 * @param truth what a careful clerk says of it, a line each
 */
record InventedBlank(String name, String kind, List<List<String>> rows, List<String> truth) {
  private static final String FRAMED = "+";

  static InventedBlank named(String name) {
    List<List<String>> rows = new ArrayList<>();
    List<String> truth = new ArrayList<>();
    String kind = "";
    boolean print = true;
    for (String line : lines(name + ".txt")) {
      if (line.startsWith("kind: ")) {
        kind = line.substring("kind: ".length());
      } else if (line.startsWith("== truth")) {
        print = false;
      } else if (line.startsWith("== ")) {
        rows.add(List.of("=", line.substring("== ".length())));
      } else if (!print) {
        truth.add(line);
      } else if (!line.isBlank()) {
        rows.addAll(times(line));
      }
    }
    return new InventedBlank(name, kind, rows, truth);
  }

  private static List<String> lines(String file) {
    try (InputStream in =
        Objects.requireNonNull(InventedBlank.class.getResourceAsStream("blanks/" + file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<List<String>> times(String line) {
    int times = 1;
    int space = line.indexOf(' ');
    String sign = line.substring(0, space);
    if (sign.length() > 2) {
      times = Integer.parseInt(sign.substring(2));
    }
    List<List<String>> rows = new ArrayList<>();
    for (int n = 1; n <= times; n++) {
      List<String> row = new ArrayList<>(List.of(sign.substring(0, 1)));
      String text = line.substring(space + 1).replace("{n}", String.valueOf(n));
      row.addAll(Arrays.asList(text.split("\\|", -1)));
      rows.add(row);
    }
    return rows;
  }

  byte[] workbook() {
    try (XSSFWorkbook book = new XSSFWorkbook();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      CellStyle framed = framed(book);
      Sheet sheet = null;
      List<List<String>> drawn = new ArrayList<>();
      for (List<String> row : rows) {
        if (row.getFirst().equals("=")) {
          if (sheet != null) {
            DrawnCells.merge(sheet, drawn);
          }
          drawn.clear();
          sheet = book.createSheet(row.get(1));
        } else if (sheet != null) {
          draw(sheet.createRow(drawn.size()), row, framed);
          drawn.add(row.subList(1, row.size()));
        }
      }
      if (sheet != null) {
        DrawnCells.merge(sheet, drawn);
      }
      book.write(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CellStyle framed(XSSFWorkbook book) {
    CellStyle style = book.createCellStyle();
    style.setBorderBottom(BorderStyle.THIN);
    style.setBorderTop(BorderStyle.THIN);
    style.setBorderLeft(BorderStyle.THIN);
    style.setBorderRight(BorderStyle.THIN);
    style.setWrapText(true);
    return style;
  }

  private static void draw(Row row, List<String> texts, CellStyle framed) {
    for (int column = 0; column + 1 < texts.size(); column++) {
      String text = texts.get(column + 1);
      Cell cell = row.createCell(column);
      if (texts.getFirst().equals(FRAMED)) {
        cell.setCellStyle(framed);
      }
      if (!text.isBlank() && !DrawnCells.isJoined(text)) {
        cell.setCellValue(text.replace("\\n", "\n"));
      }
    }
  }
}
