package org.nuanbao.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.NoticesOnDisk;
import org.nuanbao.check.CheckResult;
import org.nuanbao.check.Checker;
import org.nuanbao.check.Facts;
import org.nuanbao.form.Form;
import org.nuanbao.generate.BigRoster;
import org.nuanbao.generate.BrokenCell;
import org.nuanbao.reading.Body;
import org.nuanbao.workbook.guard.ReadLimits;

class BigRosterTest {
  private static final Form FORM = NoticesOnDisk.form(BigRoster.form());
  private static final long SEED = 20170110;

  @Test
  void namesExactlyTheBrokenCellsOfALongRoster() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    SortedSet<BrokenCell> broken = BigRoster.write(file, 30_000, SEED);
    ReadLimits limits = ReadLimits.standard().within(Duration.ofMinutes(1));

    ReadOutcome opened = new WorkbookReader(List.of(FORM), limits).read(file.toByteArray());

    assertThat(opened).isInstanceOf(ReadOutcome.Read.class);
    ReadOutcome.Read read = (ReadOutcome.Read) opened;
    assertThat(read.findings()).isEmpty();
    assertThat(((Body.Lines) read.reading().body()).lines()).hasSize(30_000);
    CheckResult checked = Checker.check(FORM, read.reading(), Facts.NONE);
    SortedSet<BrokenCell> found = new TreeSet<>();
    checked
        .findings()
        .forEach(finding ->
            finding
                .refs()
                .forEach(ref -> found.add(new BrokenCell(String.valueOf(finding.rule()), ref))));
    assertThat(broken).hasSizeGreaterThan(80);
    assertThat(found).as("seed %d", SEED).isEqualTo(broken);
  }
}
