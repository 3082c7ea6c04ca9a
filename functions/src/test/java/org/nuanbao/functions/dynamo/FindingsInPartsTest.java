package org.nuanbao.functions.dynamo;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nuanbao.check.CheckResult;
import org.nuanbao.check.Explanation;
import org.nuanbao.check.Finding;
import org.nuanbao.check.Mend;
import org.nuanbao.form.Severity;
import org.nuanbao.functions.dynamo.KeptItems.Stores;
import org.nuanbao.memory.MemoryKeySets;
import org.nuanbao.reading.Value;

/** Findings that one item cannot hold. */
class FindingsInPartsTest {
  @Test
  void whileAPartIsMissingNothingWasFoundYet() {
    Random random = new Random(1);
    CheckResult found =
        new CheckResult(
            IntStream.range(0, 60_000)
                .mapToObj(any -> finding(Long.toHexString(random.nextLong())))
                .toList(),
            List.of());
    RecordedTables tables = new RecordedTables();
    DynamoSubmissions submissions = Stores.over(tables, new MemoryKeySets()).submissions();
    submissions.found(KeptItems.id("a"), found);
    var reports = requireNonNull(tables.items().get("reports"));
    assertThat(reports.size()).isGreaterThan(1);
    assertThat(submissions.findings(KeptItems.id("a")).equals(Optional.of(found))).isTrue();

    reports.remove(reports.lastKey());

    assertThat(submissions.findings(KeptItems.id("a"))).isEmpty();
  }

  @Test
  void whatAFindingExplainsIsReadAsItWasStored() {
    List<Mend> mends =
        List.of(
            new Mend.Put("E6", new Value.Numeric(new BigDecimal("8.21"))),
            new Mend.Put("E7", new Value.Text("是")),
            new Mend.Put("E8", new Value.Day(LocalDate.of(2018, 1, 9))),
            new Mend.Clear("E9"),
            new Mend.Make("C7", Mend.Way.SEX, "名单!D7"),
            new Mend.Ask("", "请查原始记录"));
    CheckResult found =
        new CheckResult(
            List.of(
                finding("甲")
                    .recognisedBy("0123")
                    .explained(new Explanation("合计不对", "86 户", "85 户", "1、2，填 3", "附件1", mends))),
            List.of());
    DynamoSubmissions submissions =
        Stores.over(new RecordedTables(), new MemoryKeySets()).submissions();

    submissions.found(KeptItems.id("a"), found);

    assertThat(submissions.findings(KeptItems.id("a"))).contains(found);
  }

  private static Finding finding(String text) {
    return new Finding("rule", Severity.WARNING, List.of(), "表", List.of("A1"), "CODE", text, text);
  }
}
