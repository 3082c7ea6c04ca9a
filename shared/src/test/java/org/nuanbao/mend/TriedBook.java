package org.nuanbao.mend;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.nuanbao.check.Checker;
import org.nuanbao.check.Finding;
import org.nuanbao.form.AnswerType;
import org.nuanbao.form.Field;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormOfParts;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Place;
import org.nuanbao.form.Severity;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.sample.Sample;
import org.nuanbao.value.Bytes;
import org.nuanbao.workbook.ReadOutcome;
import org.nuanbao.workbook.RoundTrip;
import org.nuanbao.workbook.WorkbookReader;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.recognise.PrintedLine;

/** A sample's workbook as it was read: what stands where, and what was found. */
record TriedBook(Sample sample, Bytes file, Reading reading, List<Finding> findings) {

  /** Reads a workbook; empty if it is refused. */
  static Optional<TriedBook> read(Sample sample, byte[] bytes) {
    ReadOutcome opened =
        new WorkbookReader(List.of(sample.form()), ReadLimits.standard()).read(bytes);
    if (!(opened instanceof ReadOutcome.Read read) || read.parts().size() > 1) {
      return Optional.empty();
    }
    List<Finding> all = new ArrayList<>(read.findings());
    all.addAll(Checker.check(read.form(), read.reading(), sample.facts()).findings());
    return Optional.of(new TriedBook(sample, new Bytes(bytes), read.reading(), all));
  }

  private Form form() {
    return sample.form();
  }

  /** Every answer that has a cell, by that cell as mends name it. */
  Map<String, Target> targets() {
    Map<String, Target> targets = new LinkedHashMap<>();
    Map<String, Integer> gaps = Layout.gaps(form());
    for (Place place : form().places().values()) {
      String table = place.table();
      if (table == null) {
        boolean field = place.prompt() instanceof Field;
        Entry entry =
            field
                ? reading.fields().getOrDefault(((Field) place.prompt()).key(), Entry.NONE)
                : reading.body().answer(place.name());
        String name = field ? "@" + ((Field) place.prompt()).key() : place.name();
        put(targets, place, entry.cell(), gaps.get(name), 0, entry.value());
      } else {
        Body.Lines lines = reading.body().rows(table);
        for (Line line : lines.lines()) {
          put(
              targets,
              place,
              lines.cell(line, place.index()),
              null,
              line.number(),
              line.values().get(place.index()));
        }
      }
    }
    return targets;
  }

  private void put(
      Map<String, Target> targets,
      Place place,
      @Nullable String cell,
      @Nullable Integer gap,
      int row,
      Value value) {
    if (cell != null) {
      String at =
          (cell.contains("!") ? cell : reading.sheet() + "!" + cell)
              + (gap == null ? "" : "#" + gap);
      targets.put(at, new Target(place, at, row, value));
    }
  }

  /**
   * The printed line of an answer with some of its gaps filled otherwise.
   *
   * @param others by the names of their places
   */
  String line(Target target, Map<String, Value> others) {
    Map<String, Value> values = new HashMap<>();
    Map<String, AnswerType> types = new HashMap<>();
    for (Place place : form().places().values()) {
      if (place.table() == null) {
        boolean field = place.prompt() instanceof Field;
        String name = field ? "@" + ((Field) place.prompt()).key() : place.name();
        types.put(name, place.prompt().answer());
        values.put(
            name,
            others.containsKey(place.name())
                ? others.get(place.name())
                : field
                    ? reading.fields().getOrDefault(name.substring(1), Entry.NONE).value()
                    : reading.body().answer(name).value());
      }
    }
    String own =
        target.place().prompt() instanceof Field field ? "@" + field.key() : target.place().name();
    for (FormOfParts.Sheet sheet : form().sheets()) {
      for (Layout.Block block : sheet.layout().blocks()) {
        if (block.slot() instanceof Layout.Slot.Line(List<Layout.Part> parts)
            && parts.stream()
                .anyMatch(it -> it instanceof Layout.Part.Gap gap && gap.ref().equals(own))) {
          return PrintedLine.of(parts, types).filled(values);
        }
      }
    }
    throw new IllegalStateException("no line has " + own);
  }

  /** The workbook after a hand was at it. */
  byte[] after(Target target, LeftInCell written) {
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file.array()));
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      XSSFSheet sheet = book.getSheet(target.sheet());
      CellAddress at = new CellAddress(target.cell());
      XSSFRow row = sheet.getRow(at.getRow());
      XSSFCell cell = row.getCell(at.getColumn(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
      if (target.gap() != null) {
        cell.setCellValue(line(target, Map.of(target.place().name(), asValue(written))));
      } else {
        write(cell, written);
      }
      book.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Value asValue(LeftInCell written) {
    return switch (written) {
      case LeftInCell.Words(String text) -> new Value.Text(text);
      case LeftInCell.Figure(var number) -> new Value.Numeric(number);
      case LeftInCell.Dated(var number) -> new Value.Numeric(number);
      case LeftInCell.Reckoned(var _, var number) -> new Value.Numeric(number);
      case LeftInCell.Nothing _ -> Value.Blank.IT;
    };
  }

  private static void write(XSSFCell cell, LeftInCell written) {
    switch (written) {
      case LeftInCell.Words(String text) -> {
        cell.setBlank();
        cell.setCellValue(text);
      }
      case LeftInCell.Figure(var number) -> {
        cell.setBlank();
        cell.setCellValue(number.doubleValue());
      }
      case LeftInCell.Dated(var number) -> {
        cell.setBlank();
        XSSFCellStyle style = cell.getSheet().getWorkbook().createCellStyle();
        style.cloneStyleFrom(cell.getCellStyle());
        style.setDataFormat((short) 14);
        cell.setCellStyle(style);
        cell.setCellValue(number.doubleValue());
      }
      case LeftInCell.Reckoned(String formula, var shown) -> {
        cell.setCellFormula(formula);
        cell.setCellValue(shown.doubleValue());
      }
      case LeftInCell.Nothing _ -> cell.setBlank();
    }
  }

  /** A valid workbook of each form. */
  static List<TriedBook> valid() {
    Map<String, TriedBook> books = new LinkedHashMap<>();
    for (Sample sample : RoundTrip.samples()) {
      String form = sample.form().id().value();
      Optional<TriedBook> book =
          books.containsKey(form) ? Optional.empty() : read(sample, RoundTrip.filled(sample));
      book.filter(it -> it.findings().stream().noneMatch(f -> f.severity() == Severity.ERROR))
          .ifPresent(it -> books.put(form, it));
    }
    return List.copyOf(books.values());
  }
}
