package org.nuanbao.functions.dynamo;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nuanbao.check.CheckResult;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Severity;
import org.nuanbao.functions.dynamo.KeptItems.Stores;
import org.nuanbao.memory.MemoryKeySets;

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

  private static Finding finding(String text) {
    return new Finding("rule", Severity.WARNING, List.of(), "表", List.of("A1"), "CODE", text, text);
  }
}
