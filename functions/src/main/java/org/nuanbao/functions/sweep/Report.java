package org.nuanbao.functions.sweep;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.nuanbao.submission.Swept;

/** What a sweep says it did; the names are the domain's. */
@Serdeable
record Report(
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
  static Report of(Swept swept) {
    Swept.Counts counts = swept.counts();
    return new Report(
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
