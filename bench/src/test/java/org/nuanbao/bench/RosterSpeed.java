package org.nuanbao.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.SAXParserFactory;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.NoticeReader;
import org.nuanbao.check.Checker;
import org.nuanbao.check.Facts;
import org.nuanbao.check.kind.RuleKinds;
import org.nuanbao.form.FormId;
import org.nuanbao.generate.BigRoster;
import org.nuanbao.workbook.ReadOutcome;
import org.nuanbao.workbook.WorkbookReader;
import org.nuanbao.workbook.guard.ReadLimits;
import org.xml.sax.InputSource;
import org.xml.sax.XMLReader;

/**
 * Reads one long roster and judges it, in turns with peers whose rows pass {@link PeerChecks}, and
 * with the least that any reader does: inflate the file and check what was inflated. Ours guards
 * against hostile files, recognises the form, and judges all rules of the form and of its types.
 * With {@code heap} it looks for the smallest in which ours does it, the process with all notices.
 */
final class RosterSpeed {
  private static final String OURS = "ours, with all rules";

  /** What is compiled on the way is so before the rounds that count. */
  private static final int WARM = 10;

  private static final Facts FACTS =
      Facts.receivedOn(LocalDate.of(2017, 1, 9), LocalDate.of(2017, 1, 10));

  private final byte[] file;
  private final WorkbookReader ours;

  private RosterSpeed(byte[] file) {
    this.file = file;
    FormId form = new FormId(BigRoster.form());
    ours =
        new WorkbookReader(
            NoticeReader.foldersIn(Path.of("notices")).stream()
                .map(RuleKinds.NOTICES::ofFolder)
                .flatMap(notice -> notice.form(form).stream())
                .toList(),
            ReadLimits.standard().within(Duration.ofMinutes(10)));
  }

  /**
   * Runs.
   *
   * @param args rows, and how many rounds count; or {@code heap} and rows, or {@code once} and a
   *     file
   */
  public static void main(String[] args) throws Exception {
    String first = args.length > 0 ? args[0] : "100000";
    if (first.equals("once")) {
      System.out.println(new RosterSpeed(Files.readAllBytes(Path.of(args[1]))).ours());
      return;
    }
    boolean heap = first.equals("heap");
    int rows = Integer.parseInt(heap ? args[1] : first);
    Path roster = Files.createTempFile("roster", ".xlsx");
    try {
      BigRoster.write(roster, rows, 1);
      if (heap) {
        SmallestHeap.tell(RosterSpeed.class, "once", roster.toString());
      } else {
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 7;
        new RosterSpeed(Files.readAllBytes(roster)).run(rows, rounds);
      }
    } finally {
      Files.delete(roster);
    }
  }

  private void run(int rows, int rounds) throws Exception {
    ZipSecureFile.setMinInflateRatio(0.001);
    Map<String, InTurns.Median> taken =
        new InTurns(WARM + 100_000 / rows, rounds)
            .with(OURS, this::ours)
            .with("inflating alone", this::inflated)
            .with("fastexcel-reader, checked", this::fastexcel)
            .with("POI event model, checked", this::events)
            .run();
    System.out.printf(Locale.ROOT, "%d rows, %.1f MB%n", rows, file.length / 1e6);
    new Ratios(RosterSpeed.class).besideEach("judge " + rows + " rows", OURS, taken);
  }

  private int ours() {
    if (ours.read(file) instanceof ReadOutcome.Read read) {
      return Checker.check(read.form(), read.reading(), FACTS).findings().size();
    }
    throw new IllegalStateException("not read");
  }

  private long inflated() throws IOException {
    long bytes = 0;
    byte[] bin = new byte[1 << 16];
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
        for (int count = zip.read(bin); count >= 0; count = zip.read(bin)) {
          bytes += count;
        }
      }
    }
    return bytes;
  }

  private int fastexcel() throws IOException {
    PeerChecks checks = new PeerChecks();
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file));
        Stream<Row> rows = book.getFirstSheet().openStream()) {
      @Nullable String[] cells = new @Nullable String[PeerChecks.COLUMNS];
      rows.forEach(row -> {
        for (int i = 0; i < cells.length; i++) {
          Cell cell = i < row.getCellCount() ? row.getCell(i) : null;
          cells[i] = cell == null ? null : cell.getText();
        }
        checks.row(row.getRowNum(), cells);
      });
    }
    return checks.faults();
  }

  private int events() throws Exception {
    PeerChecks checks = new PeerChecks();
    try (OPCPackage book = OPCPackage.open(new ByteArrayInputStream(file))) {
      XSSFReader reader = new XSSFReader(book);
      XMLReader parser = SAXParserFactory.newDefaultNSInstance().newSAXParser().getXMLReader();
      parser.setContentHandler(
          new XSSFSheetXMLHandler(
              reader.getStylesTable(),
              new ReadOnlySharedStringsTable(book),
              new Rows(checks),
              false));
      parser.parse(new InputSource(reader.getSheetsData().next()));
    }
    return checks.faults();
  }

  /** Collects the cells of a row of POI's event model. */
  private static final class Rows implements XSSFSheetXMLHandler.SheetContentsHandler {
    private final PeerChecks checks;
    private @Nullable String[] cells = {};

    Rows(PeerChecks checks) {
      this.checks = checks;
    }

    @Override
    public void startRow(int row) {
      cells = new @Nullable String[PeerChecks.COLUMNS];
    }

    @Override
    public void endRow(int row) {
      checks.row(row + 1, cells);
    }

    @Override
    public void cell(String reference, String value, XSSFComment comment) {
      int column = new CellReference(reference).getCol();
      if (column < cells.length) {
        cells[column] = value;
      }
    }
  }
}
