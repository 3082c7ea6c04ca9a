package org.nuanbao.functions.sweep;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.nuanbao.submission.Sweeps.SweepReport;

/** What a sweep says it did; the names are the domain's. */
@Serdeable
record SweepJson(
    int open,
    int givenUp,
    int toValidate,
    int toConvert,
    int toClear,
    int receipts,
    int originals,
    int records,
    List<String> withoutRecord,
    List<String> withoutOriginal) {
  static SweepJson of(SweepReport swept) {
    SweepReport.Counts counts = swept.counts();
    return new SweepJson(
        counts.open(),
        counts.givenUp(),
        counts.toValidate(),
        counts.toConvert(),
        counts.toClear(),
        counts.receipts(),
        counts.originals(),
        counts.records(),
        swept.withoutRecord(),
        swept.withoutOriginal());
  }
}
