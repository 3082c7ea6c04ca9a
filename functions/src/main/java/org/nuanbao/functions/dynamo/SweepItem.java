package org.nuanbao.functions.dynamo;

import java.time.Instant;
import java.util.List;
import org.nuanbao.submission.Sweeps.SweepReport;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** {@code SWEEP}/{@code LAST}: what the last sweep did, and where the next one goes on. */
record SweepItem(String pk, String sk, Instant at, SdkBytes body) {
  static final String PK = "SWEEP";
  static final String LAST = "LAST";

  static final TableSchema<SweepItem> SCHEMA =
      ItemSchema.of(SweepItem.class, SweepItem::pk, SweepItem::sk)
          .moment("at", SweepItem::at)
          .bytes("body", SweepItem::body)
          .build(draft ->
              new SweepItem(draft.pk(), draft.sk(), draft.moment("at"), draft.bytes("body")));

  private record Body(
      SweepReport.Counts counts,
      List<String> withoutRecord,
      List<String> withoutOriginal,
      SweepReport.Cursors next) {}

  static SweepItem of(SweepReport swept) {
    Body body =
        new Body(swept.counts(), swept.withoutRecord(), swept.withoutOriginal(), swept.next());
    return new SweepItem(PK, LAST, swept.at(), PackedRecords.pack(body));
  }

  SweepReport swept() {
    Body read = PackedRecords.unpack(body, Body.class);
    return new SweepReport(
        at, read.counts(), read.withoutRecord(), read.withoutOriginal(), read.next());
  }
}
