package org.nuanbao.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.nuanbao.campaign.NoticeReader;
import org.nuanbao.check.kind.RuleKinds;
import org.nuanbao.form.FormId;
import org.nuanbao.generate.BigRoster;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.ReadOutcome;
import org.nuanbao.workbook.WorkbookReader;
import org.nuanbao.workbook.guard.ReadLimits;

/**
 * Reads one long roster with our reader and with its peers, in turns within one run. Ours does more
 * than they: it guards against hostile files, recognises the form and types every value.
 */
final class ReadingSpeed {
  private static final int WARM = 1;
  private static final String OURS = "ours, guarded and typed";

  private final byte[] file;
  private final WorkbookReader ours;

  private ReadingSpeed(int rows) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BigRoster.write(out, rows, 1);
    file = out.toByteArray();
    FormId form = new FormId(BigRoster.form());
    ours =
        new WorkbookReader(
            NoticeReader.foldersIn(Path.of("notices")).stream()
                .map(RuleKinds.NOTICES::ofFolder)
                .flatMap(notice -> notice.form(form).stream())
                .toList(),
            ReadLimits.standard().within(Duration.ofMinutes(10)));
  }

  public static void main(String[] args) throws Exception {
    int rows = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
    ZipSecureFile.setMinInflateRatio(0.001);
    new ReadingSpeed(rows).run(rows, args.length > 1 ? Integer.parseInt(args[1]) : 5);
  }

  private void run(int rows, int measured) throws Exception {
    System.out.printf(Locale.ROOT, "%d rows, %.1f MB%n", rows, file.length / 1e6);
    Map<String, InTurns.Median> taken =
        new InTurns(WARM + 100_000 / rows, measured)
            .with(OURS, () -> ours(file))
            .with("fastexcel-reader", () -> fastexcel(file))
            .with("POI usermodel", () -> poi(file))
            .run();
    new Ratios(ReadingSpeed.class).besideEach("read " + rows + " rows", OURS, taken);
  }

  private long ours(byte[] bytes) {
    if (ours.read(bytes) instanceof ReadOutcome.Read read
        && read.reading().body() instanceof Body.Lines(List<Line> lines, List<String> _)) {
      long seen = 0;
      for (Line line : lines) {
        for (Value value : line.values()) {
          if (value instanceof Value.Text(String text)) {
            seen += text.length();
          }
        }
      }
      return seen;
    }
    throw new IllegalStateException("not read");
  }

  private static long poi(byte[] bytes) {
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
      long seen = 0;
      for (Row row : book.getSheetAt(0)) {
        for (Cell cell : row) {
          if (cell.getCellType() == CellType.STRING) {
            seen += cell.getStringCellValue().length();
          }
        }
      }
      return seen;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static long fastexcel(byte[] bytes) {
    AtomicLong seen = new AtomicLong();
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
      Sheet sheet = book.getFirstSheet();
      try (Stream<org.dhatim.fastexcel.reader.Row> rows = sheet.openStream()) {
        rows.forEach(row ->
            row.forEach(cell -> {
              if (cell != null && cell.getType() == org.dhatim.fastexcel.reader.CellType.STRING) {
                seen.addAndGet(cell.asString().length());
              }
            }));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return seen.get();
  }
}
