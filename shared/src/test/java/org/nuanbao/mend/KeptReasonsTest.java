package org.nuanbao.mend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.nuanbao.check.Checker;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Severity;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Line;
import org.nuanbao.workbook.AnnotatedCopy;
import org.nuanbao.workbook.ReadOutcome;
import org.nuanbao.workbook.WorkbookReader;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.mark.ProblemList;

/**
 * A reason written beside a warning stays when the marked copy comes again, sorted and with rows
 * inserted, and falls when the value changes. {@code -Dnuanbao.reasons=10000} tries more.
 */
class KeptReasonsTest {
  private static final int TRIES = Integer.getInteger("nuanbao.reasons", 24);
  private static final long SEED = Long.getLong("nuanbao.seed", 46);
  private static final String REASON = "情况属实，已逐户核实。";

  @Test
  void reasonsStayWithTheirValuesAndFallWithThem() {
    List<TriedBook> books = TriedBook.valid();
    List<TriedBook> rosters =
        books.stream().filter(it -> it.reading().body() instanceof Body.Lines).toList();
    Map<String, Integer> tried = new TreeMap<>();
    int done = 0;
    for (long seed = SEED; done < TRIES; seed++) {
      Random random = new Random(seed);
      List<TriedBook> kind = seed % 2 == 0 ? rosters : books;
      TriedBook book = kind.get(random.nextInt(kind.size()));
      Optional<TriedBook> warned = warned(book, random);
      if (warned.isPresent()) {
        done++;
        tried.merge(tries(warned.get(), random, "seed " + seed), 1, Integer::sum);
      }
    }
    System.out.printf("reasons kept from seed %d: %s%n", SEED, tried);
    assertThat(tried.values().stream().mapToInt(it -> it).sum()).isEqualTo(TRIES);
  }

  /** A workbook with a warning about an answer. */
  private static Optional<TriedBook> warned(TriedBook book, Random random) {
    List<Target> targets =
        book.targets().values().stream()
            .filter(it -> it.row() == 0 || it.asked().unit().equals("岁"))
            .toList();
    for (int i = 0; i < 8; i++) {
      Target target = targets.get(random.nextInt(targets.size()));
      HandSlip slip = HandSlip.ALL.get(random.nextInt(HandSlip.ALL.size()));
      Optional<TriedBook> slipped =
          slip.of(target, random)
              .flatMap(left -> TriedBook.read(book.sample(), book.after(target, left)))
              .filter(it -> !warnings(it).isEmpty());
      if (slipped.isPresent()) {
        return slipped;
      }
    }
    return Optional.empty();
  }

  private static List<Finding> warnings(TriedBook book) {
    return book.findings().stream()
        .filter(it -> it.severity() == Severity.WARNING && it.recognised() != null)
        .filter(it -> !it.cells().isEmpty() && it.rule() != null)
        .filter(it -> !it.code().equals("NOT_CONSECUTIVE"))
        .toList();
  }

  private static String tries(TriedBook book, Random random, String name) {
    List<Finding> warnings = warnings(book);
    Finding warning = warnings.get(random.nextInt(warnings.size()));
    ReadOutcome.Read read = open(book, book.file().array());
    byte[] copy = AnnotatedCopy.of(book.file().array(), read, book.findings());
    byte[] sent = edit(copy, it -> write(it, warning.token()));
    String how = random.nextBoolean() ? "again" : "rows inserted";
    byte[] moved = sent;
    if (read.reading().body() instanceof Body.Lines lines && random.nextInt(3) > 0) {
      List<Integer> rows = lines.lines().stream().map(Line::sheetRow).toList();
      moved = edit(moved, it -> sort(it.getSheet(warning.sheet()), rows, random));
      how = how + ", sorted";
    }
    if (how.startsWith("rows")) {
      int before =
          read.reading().body() instanceof Body.Lines lines
              ? lines.lines().get(random.nextInt(lines.lines().size())).sheetRow() - 1
              : 0;
      moved = edit(moved, it -> insert(it.getSheet(warning.sheet()), before));
    }
    List<Finding> kept = kept(book, moved);
    assertThat(kept).as("%s %s: %s", name, how, warning).hasSize(1);
    assertThat(kept.getFirst().code()).isEqualTo(warning.code());

    Finding here = kept.getFirst();
    byte[] changed = edit(moved, it -> change(it.getSheet(here.sheet()), here.cells().getFirst()));
    assertThat(kept(book, changed)).as("%s changed: %s", name, here).isEmpty();
    return book.reading().body().getClass().getSimpleName() + " " + how;
  }

  private static ReadOutcome.Read open(TriedBook book, byte[] bytes) {
    return (ReadOutcome.Read)
        new WorkbookReader(List.of(book.sample().form()), ReadLimits.standard()).read(bytes);
  }

  private static List<Finding> kept(TriedBook book, byte[] bytes) {
    ReadOutcome.Read read = open(book, bytes);
    List<Finding> all =
        Checker.check(read.form(), read.reading(), book.sample().facts()).findings();
    return read.reasons().keep(all).stream().filter(it -> REASON.equals(it.kept())).toList();
  }

  private static byte[] edit(byte[] file, Consumer<XSSFWorkbook> change) {
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file));
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      change.accept(book);
      book.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(XSSFWorkbook book, String token) {
    for (Row row : book.getSheet(ProblemList.NAME)) {
      Cell cell = row.getCell(ProblemList.TOKEN);
      if (cell != null && cell.getStringCellValue().equals(token)) {
        row.getCell(ProblemList.REASON, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK)
            .setCellValue(REASON);
      }
    }
  }

  /** Puts the contents of these rows, from 1, into another order. */
  private static void sort(Sheet sheet, List<Integer> rows, Random random) {
    List<Map<Integer, Object>> contents = new ArrayList<>();
    rows.forEach(row -> contents.add(content(sheet.getRow(row - 1))));
    Collections.shuffle(contents, random);
    for (int i = 0; i < rows.size(); i++) {
      Row row = sheet.getRow(rows.get(i) - 1);
      row.forEach(Cell::setBlank);
      contents
          .get(i)
          .forEach((column, value) -> {
            Cell cell = row.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
            if (value instanceof Double number) {
              cell.setCellValue(number);
            } else {
              cell.setCellValue((String) value);
            }
          });
    }
  }

  private static Map<Integer, Object> content(Row row) {
    Map<Integer, Object> content = new HashMap<>();
    for (Cell cell : row) {
      if (cell.getCellType() == CellType.NUMERIC) {
        content.put(cell.getColumnIndex(), cell.getNumericCellValue());
      } else if (cell.getCellType() == CellType.STRING) {
        content.put(cell.getColumnIndex(), cell.getStringCellValue());
      }
    }
    return content;
  }

  /** Inserts an empty row before this one, counted from 0. */
  private static void insert(Sheet sheet, int before) {
    sheet.shiftRows(before, sheet.getLastRowNum(), 1, true, false);
  }

  private static void change(Sheet sheet, String address) {
    CellAddress at = new CellAddress(address);
    Cell cell = sheet.getRow(at.getRow()).getCell(at.getColumn());
    if (cell.getCellType() == CellType.NUMERIC) {
      cell.setCellValue(cell.getNumericCellValue() + 1);
    } else if (cell.getCellType() == CellType.STRING) {
      cell.setCellValue(changed(cell.getStringCellValue()));
    } else {
      cell.setBlank();
      cell.setCellValue(1);
    }
  }

  /** The text with its last digit or letter made another. */
  private static String changed(String text) {
    for (int i = text.length() - 1; i >= 0; i--) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        return text.substring(0, i) + (char) ('0' + (c - '0' + 1) % 10) + text.substring(i + 1);
      }
    }
    return text + "改";
  }
}
