package org.nuanbao.rollup;

import java.util.List;
import java.util.Optional;
import org.nuanbao.campaign.UnitPath;

/** Where nodes' totals and the marks of what changed live. */
public interface RollUps {
  void save(String campaign, String form, String period, NodeTotal node);

  Optional<NodeTotal> find(String campaign, String form, String period, UnitPath unit);

  /** Units whose duty changed since the mark was last cleared. */
  List<Dirty> dirty(String campaign, String form);

  /** Deletes the mark only at the version that was read. */
  void clear(Dirty dirty);

  record Dirty(String campaign, String form, String period, UnitPath unit, long version) {}
}
