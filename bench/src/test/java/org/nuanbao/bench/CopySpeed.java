package org.nuanbao.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nuanbao.campaign.NoticeReader;
import org.nuanbao.check.Finding;
import org.nuanbao.check.kind.RuleKinds;
import org.nuanbao.form.FormId;
import org.nuanbao.form.Severity;
import org.nuanbao.generate.BigRoster;
import org.nuanbao.workbook.ReadOutcome;
import org.nuanbao.workbook.WorkbookReader;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.mark.MarkedCopy;

/**
 * Reads one long roster and marks three hundred findings in it, in turns within one run; then looks
 * for the smallest heap in which a copy can be made, each try in a process of its own.
 */
final class CopySpeed {
  private static final int WARM = 4;
  private static final String COPY = "annotated copy";
  private static final String READING = "reading the same";
  private static final ReadLimits LIMITS =
      ReadLimits.standard().within(Duration.ofMinutes(10)).times(4);
  private static final int FINDINGS = 300;

  private final byte[] file;
  private final WorkbookReader reader;
  private final List<Finding> findings = new ArrayList<>();

  private CopySpeed(byte[] file, int rows) {
    this.file = file;
    FormId form = new FormId(BigRoster.form());
    reader =
        new WorkbookReader(
            NoticeReader.foldersIn(Path.of("notices")).stream()
                .map(RuleKinds.NOTICES::ofFolder)
                .flatMap(notice -> notice.form(form).stream())
                .toList(),
            LIMITS);
    for (int i = 0; i < FINDINGS; i++) {
      String cell = "E" + (5 + (long) i * rows / FINDINGS);
      findings.add(
          new Finding(
              "R", Severity.ERROR, List.of(), "名单", List.of(cell), "X", "身份证号不对，请核对。", "Check."));
    }
  }

  public static void main(String[] args) throws Exception {
    int rows = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 7;
    if (args.length > 2) {
      once(Files.readAllBytes(Path.of(args[2])), rows);
      return;
    }
    Path roster = Files.createTempFile("roster", ".xlsx");
    try {
      BigRoster.write(roster, rows, 1);
      new CopySpeed(Files.readAllBytes(roster), rows).run(rows, rounds);
      SmallestHeap.tell(CopySpeed.class, String.valueOf(rows), "0", roster.toString());
    } finally {
      Files.delete(roster);
    }
  }

  private void run(int rows, int rounds) throws Exception {
    Map<String, InTurns.Median> taken =
        new InTurns(WARM, rounds)
            .with(COPY, () -> MarkedCopy.of(file, LIMITS, findings).length)
            .with(READING, () -> ((ReadOutcome.Read) reader.read(file)).parts().size())
            .run();
    new Ratios(CopySpeed.class).besideEach("mark " + rows + " rows", COPY, taken);
  }

  /** Makes one copy; what was read of a workbook is asked of an {@code .xls} only. */
  private static void once(byte[] file, int rows) {
    CopySpeed speed = new CopySpeed(file, rows);
    System.out.println(MarkedCopy.of(file, LIMITS, speed.findings).length);
  }
}
