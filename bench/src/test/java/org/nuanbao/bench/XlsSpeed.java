package org.nuanbao.bench;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.nuanbao.campaign.NoticeReader;
import org.nuanbao.check.kind.RuleKinds;
import org.nuanbao.form.FormId;
import org.nuanbao.generate.BigRoster;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.ReadOutcome;
import org.nuanbao.workbook.WorkbookReader;
import org.nuanbao.workbook.cells.Book;
import org.nuanbao.workbook.cells.SheetVisitor;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.xml.XmlPart;

/**
 * Reads one long {@code .xls} with our reader and with its peers. All ask every cell for its value;
 * ours behind its guard, and once more with the form recognised and every value typed.
 */
final class XlsSpeed {
  private static final String OURS = "ours, every cell asked";

  /** What a Python reader does for each line it is sent. */
  private static final String PEER =
      """
      import sys
      for line in sys.stdin:
          seen = 0
          if sys.argv[1] == 'calamine':
              from python_calamine import CalamineWorkbook
              book = CalamineWorkbook.from_path(sys.argv[2])
              for row in book.get_sheet_by_index(0).to_python():
                  for cell in row:
                      seen += len(cell) if isinstance(cell, str) else 1
          else:
              import xlrd
              sheet = xlrd.open_workbook(sys.argv[2]).sheet_by_index(0)
              for row in range(sheet.nrows):
                  for cell in sheet.row_values(row):
                      seen += len(cell) if isinstance(cell, str) else 1
          print(seen, flush=True)
      """;

  private static final ReadLimits LIMITS = ReadLimits.standard().within(Duration.ofMinutes(10));

  private XlsSpeed() {}

  public static void main(String[] args) throws Exception {
    int rows = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
    int measured = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    byte[] file = xls(rows);
    System.out.printf(Locale.ROOT, "%d rows, %.1f MB%n", rows, file.length / 1e6);
    WorkbookReader reader =
        new WorkbookReader(
            NoticeReader.foldersIn(Path.of("notices")).stream()
                .map(RuleKinds.NOTICES::ofFolder)
                .flatMap(notice -> notice.form(new FormId(BigRoster.form())).stream())
                .toList(),
            LIMITS);
    InTurns turns =
        new InTurns(2 + 40_000 / rows, measured)
            .with(OURS, () -> cells(file))
            .with("ours, recognised and typed", () -> typed(reader, file))
            .with("POI usermodel", () -> usermodel(file))
            .with("POI event model", () -> events(file));
    Path path = Files.createTempFile("roster", ".xls");
    try (Peer calamine = new Peer("calamine", path);
        Peer xlrd = new Peer("xlrd", path)) {
      Files.write(path, file);
      for (Peer peer : List.of(calamine, xlrd)) {
        if (peer.isThere()) {
          turns.with(peer.name, peer::read);
        }
      }
      Map<String, InTurns.Median> taken = turns.run();
      new Ratios(XlsSpeed.class).besideEach("read " + rows + " rows of .xls", OURS, taken);
    } finally {
      Files.delete(path);
    }
  }

  /** A roster with two more columns than its form has, so that it has eleven. */
  private static byte[] xls(int rows) throws IOException {
    ByteArrayOutputStream xlsx = new ByteArrayOutputStream();
    BigRoster.write(xlsx, rows, 1);
    try (Workbook from = new XSSFWorkbook(new ByteArrayInputStream(xlsx.toByteArray()));
        Workbook to = new HSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Sheet target = to.createSheet("名单");
      for (Row row : from.getSheetAt(0)) {
        Row copy = target.createRow(row.getRowNum());
        for (Cell cell : row) {
          if (cell.getCellType() == CellType.NUMERIC) {
            copy.createCell(cell.getColumnIndex()).setCellValue(cell.getNumericCellValue());
          } else {
            copy.createCell(cell.getColumnIndex()).setCellValue(cell.getStringCellValue());
          }
        }
        if (row.getRowNum() > 3 && row.getRowNum() < rows + 4) {
          copy.createCell(9).setCellValue(row.getRowNum() % 7);
          copy.createCell(10).setCellValue(row.getRowNum() + 0.25);
        }
      }
      to.write(out);
      return out.toByteArray();
    }
  }

  private static long cells(byte[] file) {
    long[] seen = {0};
    Book.of(file, XmlPart.PLAIN_FIRST, LIMITS)
        .read(
            new SheetVisitor() {
              @Override
              public RowSink begin(SheetHead sheet) {
                return row -> {
                  for (int column = 0; column < row.width(); column++) {
                    seen[0] += size(row.value(column));
                  }
                };
              }

              @Override
              public void end(SheetHead sheet, SheetEnd end) {}
            });
    return seen[0];
  }

  private static long size(Value value) {
    return switch (value) {
      case Value.Text(String text) -> text.length();
      case Value.Numeric _, Value.Day _, Value.Broken _ -> 1;
      case Value.Blank _ -> 0;
    };
  }

  private static long typed(WorkbookReader reader, byte[] file) {
    if (reader.read(file) instanceof ReadOutcome.Read read
        && read.reading().body() instanceof Body.Lines lines) {
      return lines.lines().size();
    }
    throw new IllegalStateException("not read");
  }

  private static long usermodel(byte[] file) throws IOException {
    try (HSSFWorkbook book = new HSSFWorkbook(new ByteArrayInputStream(file))) {
      long seen = 0;
      for (Row row : book.getSheetAt(0)) {
        for (Cell cell : row) {
          if (cell.getCellType() == CellType.STRING) {
            seen += cell.getStringCellValue().length();
          } else {
            seen += cell.getNumericCellValue() == 0 ? 0 : 1;
          }
        }
      }
      return seen;
    }
  }

  private static long events(byte[] file) throws IOException {
    long[] seen = {0};
    SSTRecord[] texts = {new SSTRecord()};
    HSSFRequest request = new HSSFRequest();
    request.addListenerForAllRecords(record -> {
      if (record instanceof SSTRecord table) {
        texts[0] = table;
      } else if (record instanceof LabelSSTRecord label) {
        seen[0] += texts[0].getString(label.getSSTIndex()).getString().length();
      } else if (record instanceof NumberRecord number) {
        seen[0] += number.getValue() == 0 ? 0 : 1;
      }
    });
    try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(file));
        InputStream stream = files.createDocumentInputStream("Workbook")) {
      new HSSFEventFactory().processEvents(request, stream);
    }
    return seen[0];
  }

  /** A reader in Python, in a process of its own that stays between the rounds. */
  private static final class Peer implements AutoCloseable {
    private final String name;
    private final Process process;
    private final BufferedReader answers;

    Peer(String name, Path file) throws IOException {
      this.name = name;
      process =
          new ProcessBuilder("python3", "-c", PEER, name, file.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      answers =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    }

    /** Whether the reader is installed: the first round, which does not count. */
    boolean isThere() {
      try {
        return read() > 0;
      } catch (IOException e) {
        System.out.println("no " + name + " in Python here");
        return false;
      }
    }

    long read() throws IOException {
      OutputStream asked = process.getOutputStream();
      asked.write('\n');
      asked.flush();
      String answer = answers.readLine();
      if (answer == null) {
        throw new IOException("no answer");
      }
      return Long.parseLong(answer);
    }

    @Override
    public void close() {
      process.destroy();
    }
  }
}
