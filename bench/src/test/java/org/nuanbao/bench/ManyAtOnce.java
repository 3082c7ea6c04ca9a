package org.nuanbao.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.nuanbao.sample.Sample;
import org.nuanbao.workbook.RoundTrip;

/**
 * Many small workbooks in one {@code ./nuanbao check}: every sample of every notice, filled into
 * its form, again and again. The peers only read the cells of the same files.
 */
final class ManyAtOnce {
  private static final String OURS = "./nuanbao check";

  private ManyAtOnce() {}

  /** Runs. */
  public static void main(String[] args) throws Exception {
    int many = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    Path folder = Files.createTempDirectory("many");
    try {
      List<String> files = written(folder, many);
      List<String> command = new ArrayList<>(List.of("check", "--json"));
      command.addAll(files);
      Map<String, InTurns.Median> taken =
          new InTurns(1, rounds)
              .with("an empty JVM", Forked.java(Forked.Nothing.class, List.of()))
              .with(OURS, Forked.launcher(command, List.of(0, 1)))
              .with("fastexcel-reader, cells only", Forked.java(FastexcelCells.class, files))
              .with("POI usermodel, cells only", Forked.java(PoiCells.class, files))
              .run();
      new Ratios(ManyAtOnce.class).besideEach(many + " small workbooks", OURS, taken);
    } finally {
      removed(folder);
    }
  }

  /** Writes the workbooks; returns their paths. */
  private static List<String> written(Path folder, int many) throws IOException {
    List<Sample> samples =
        RoundTrip.samples().stream()
            .filter(sample -> RoundTrip.filled(sample).length < 50_000)
            .toList();
    List<byte[]> filled = samples.stream().map(RoundTrip::filled).toList();
    List<String> files = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      Path file = folder.resolve(i + ".xlsx");
      Files.write(file, filled.get(i % filled.size()));
      files.add(file.toString());
    }
    return files;
  }

  private static void removed(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  /** Reads the cells of files by fastexcel-reader. */
  static final class FastexcelCells {
    private FastexcelCells() {}

    /** Reads. */
    public static void main(String[] files) throws IOException {
      AtomicLong seen = new AtomicLong();
      for (String file : files) {
        try (InputStream in = Files.newInputStream(Path.of(file));
            ReadableWorkbook book = new ReadableWorkbook(in)) {
          for (var sheet : book.getSheets().toList()) {
            try (var rows = sheet.openStream()) {
              rows.forEach(row -> seen.addAndGet(row.getCellCount()));
            }
          }
        }
      }
      System.out.println(seen);
    }
  }

  /** Reads the cells of files by POI's user model. */
  static final class PoiCells {
    private PoiCells() {}

    /** Reads. */
    public static void main(String[] files) throws IOException {
      ZipSecureFile.setMinInflateRatio(0.001);
      long seen = 0;
      for (String file : files) {
        try (InputStream in = Files.newInputStream(Path.of(file));
            XSSFWorkbook book = new XSSFWorkbook(in)) {
          for (Sheet sheet : book) {
            for (Row row : sheet) {
              for (Cell cell : row) {
                seen += cell.getColumnIndex();
              }
            }
          }
        }
      }
      System.out.println(seen);
    }
  }
}
