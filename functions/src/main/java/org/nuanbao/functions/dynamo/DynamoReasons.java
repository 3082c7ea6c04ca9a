package org.nuanbao.functions.dynamo;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.submission.KeptReasons;

/** Reasons for warnings in the reports table, beside the pointer of their duty. */
@Singleton
public final class DynamoReasons implements KeptReasons {
  private final DynamoTable reports;

  /** Uses an existing reports table. */
  public DynamoReasons(@Named("reports") DynamoTable reports) {
    this.reports = reports;
  }

  @Override
  public List<KeptReason> of(DutyId duty) {
    return reports.all(ReasonItem.class, PointerItem.pk(duty), ReasonItem.PREFIX).stream()
        .map(ReasonItem::reason)
        .toList();
  }

  /** One by one: who gives many reasons at once and is cut off sees which are kept. */
  @Override
  public void keep(DutyId duty, List<KeptReason> reasons) {
    reasons.forEach(reason -> reports.put(ReasonItem.of(duty, reason)));
  }

  /** {@code DUTY#<duty>}/{@code REASON#<token>}: why a warning may stand, as said on a page. */
  private record ReasonItem(
      String pk, String sk, @RecordSchema.InKey(value = "token", key = "sk") KeptReason reason) {
    static final String PREFIX = "REASON#";

    static ReasonItem of(DutyId duty, KeptReason reason) {
      return new ReasonItem(PointerItem.pk(duty), PREFIX + reason.token(), reason);
    }
  }
}
