package org.nuanbao.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.nuanbao.campaign.NoticeReader;
import org.nuanbao.check.Checker;
import org.nuanbao.check.Facts;
import org.nuanbao.check.kind.RuleKinds;
import org.nuanbao.form.Form;
import org.nuanbao.generate.BigRoster;
import org.nuanbao.workbook.ReadOutcome;
import org.nuanbao.workbook.WorkbookReader;
import org.nuanbao.workbook.guard.ReadLimits;

/**
 * The first workbook of a fresh process: the time from its bytes to the findings, notices loaded
 * before. The peers only read the cells. Each is run with the classes kept that a run of its own
 * loaded, as the launcher keeps those of the commands, and without. Fails where ours loads a class
 * of POI or XMLBeans.
 */
final class ColdRead {
  private static final String OURS = "ours, read and judged";

  private ColdRead() {}

  /**
   * Runs.
   *
   * @param args rows, and how many processes of each count
   */
  public static void main(String[] args) throws Exception {
    int rows = args.length > 0 ? Integer.parseInt(args[0]) : 200;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    Path folder = Files.createTempDirectory("cold");
    String file = folder.resolve("big.xlsx").toString();
    BigRoster.write(Path.of(file), rows, 1);
    ClassCache cache = new ClassCache(folder);
    Map<String, Class<?>> readers = new LinkedHashMap<>();
    readers.put(OURS, Ours.class);
    readers.put("fastexcel-reader, cells only", Fastexcel.class);
    readers.put("POI usermodel, cells only", Poi.class);
    for (Class<?> reader : readers.values()) {
      cache.keep(reader, file);
    }
    Map<String, List<Double>> kept = new LinkedHashMap<>();
    Map<String, List<Double>> bare = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (Map.Entry<String, Class<?>> reader : readers.entrySet()) {
        told(kept, reader.getKey(), cache.kept(reader.getValue(), file));
        told(bare, reader.getKey(), cache.bare(reader.getValue(), file));
      }
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path each : files.toList()) {
        Files.delete(each);
      }
    }
    Files.delete(folder);
    reported("first file, " + rows + " rows", kept);
    reported("first file, " + rows + " rows, no class kept", bare);
  }

  /** The last line is the time. */
  private static void told(Map<String, List<Double>> millis, String reader, String said) {
    millis
        .computeIfAbsent(reader, any -> new ArrayList<>())
        .add(Double.parseDouble(said.lines().toList().getLast()));
  }

  private static void reported(String what, Map<String, List<Double>> millis) throws IOException {
    Map<String, InTurns.Median> taken = new LinkedHashMap<>();
    millis.forEach((reader, each) -> taken.put(reader, new InTurns.Median(each)));
    System.out.println(what);
    taken.forEach((reader, median) -> System.out.printf("  %-30s %s%n", reader, median));
    new Ratios(ColdRead.class).besideEach(what, OURS, taken);
  }

  private static void told(long nanos) {
    System.out.println(nanos / 1e6);
  }

  /** Our reader and the rules. */
  static final class Ours {
    private Ours() {}

    /** Reads. */
    public static void main(String[] args) throws IOException {
      List<Form> forms =
          NoticeReader.foldersIn(Path.of("notices")).stream()
              .flatMap(folder -> RuleKinds.NOTICES.ofFolder(folder).forms().stream())
              .toList();
      byte[] bytes = Files.readAllBytes(Path.of(args[0]));
      long start = System.nanoTime();
      ReadOutcome.Read read =
          (ReadOutcome.Read) new WorkbookReader(forms, ReadLimits.standard()).read(bytes);
      int findings = 0;
      for (ReadOutcome.Part part : read.parts()) {
        findings += Checker.check(read.form(), part.reading(), Facts.NONE).findings().size();
      }
      long end = System.nanoTime();
      if (findings == 0) {
        throw new IllegalStateException("a big roster has faults");
      }
      demandNoPoi();
      told(end - start);
    }

    /** The JVM's own list of classes, which knows those that other classes loaded, too. */
    private static void demandNoPoi() {
      String classes;
      try {
        classes =
            (String)
                ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                        new javax.management.ObjectName(
                            "com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[] {"-all"}},
                        new String[] {String[].class.getName()});
      } catch (javax.management.JMException failed) {
        throw new IllegalStateException(failed);
      }
      List<String> heavy =
          classes
              .lines()
              .filter(line -> line.contains("org.apache.poi") || line.contains("xmlbeans"))
              .toList();
      if (!heavy.isEmpty()) {
        throw new IllegalStateException("loaded: " + heavy);
      }
    }
  }

  /** Reads cells by fastexcel-reader. */
  static final class Fastexcel {
    private Fastexcel() {}

    /** Reads. */
    public static void main(String[] args) throws IOException {
      byte[] bytes = Files.readAllBytes(Path.of(args[0]));
      long start = System.nanoTime();
      try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(bytes));
          var rows = book.getFirstSheet().openStream()) {
        rows.forEach(row -> row.getCellCount());
      }
      told(System.nanoTime() - start);
    }
  }

  /** Reads cells by POI's user model. */
  static final class Poi {
    private Poi() {}

    /** Reads. */
    public static void main(String[] args) throws IOException {
      ZipSecureFile.setMinInflateRatio(0.001);
      byte[] bytes = Files.readAllBytes(Path.of(args[0]));
      long start = System.nanoTime();
      int seen = 0;
      try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
        for (Row row : book.getSheetAt(0)) {
          for (Cell cell : row) {
            seen += cell.getColumnIndex();
          }
        }
      }
      told(System.nanoTime() - start);
      if (seen == 0) {
        throw new IllegalStateException("no cells");
      }
    }
  }
}
