package org.nuanbao.memory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.submission.KeptReasons;

/** Reasons for warnings in memory. */
public final class MemoryReasons implements KeptReasons {
  private final Map<DutyId, Map<String, KeptReason>> said = new HashMap<>();

  @Override
  public synchronized List<KeptReason> of(DutyId duty) {
    return List.copyOf(said.getOrDefault(duty, Map.of()).values());
  }

  @Override
  public synchronized void keep(DutyId duty, List<KeptReason> reasons) {
    reasons.forEach(
        reason -> said.computeIfAbsent(duty, _ -> new HashMap<>()).put(reason.token(), reason));
  }
}
