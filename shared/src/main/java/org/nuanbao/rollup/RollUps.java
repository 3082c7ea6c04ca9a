package org.nuanbao.rollup;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.nuanbao.campaign.UnitPath;

/** Stores nodes' totals, the marks of what changed, and the numbers of night runs. */
public interface RollUps {
  /**
   * Saves a node's totals, unless a run with a higher number has saved them.
   *
   * @param run the number of the run that added them up
   * @return false if a later run has saved them; nothing is changed then
   */
  boolean save(String campaign, String form, String period, NodeTotal node, long run);

  default Optional<NodeTotal> find(String campaign, String form, String period, UnitPath unit) {
    return saved(campaign, form, period, unit).map(Saved::total);
  }

  /** A node's saved totals, with the number of the run that saved them. */
  Optional<Saved> saved(String campaign, String form, String period, UnitPath unit);

  /** The totals of the units whose paths are directly below this one's, sorted by path. */
  List<NodeTotal> below(String campaign, String form, String period, UnitPath unit);

  /** The marks of units whose duty changed since the mark was last cleared, for all periods. */
  List<Dirty> dirty(String campaign, String form);

  /** Deletes a mark only if it still has the version that was read. */
  void clear(Dirty dirty);

  /** The next number for a run; each number is given out once. */
  long nextRun(String campaign, String form);

  /** The number given out last; 0 before the first. */
  long lastRun(String campaign, String form);

  /** Stores how a period closed; the first closing stays. */
  void close(PeriodClosing closing);

  Optional<PeriodClosing> closing(String campaign, String form, String period);

  record Dirty(String campaign, String form, String period, UnitPath unit, long version) {}

  record Saved(NodeTotal total, long run) {}

  /**
   * How complete a form's period was when it closed. This never changes: what comes later is
   * accepted, and is late.
   *
   * @param on the business day
   * @param missing who had not reported then and had no more time, sorted
   */
  record PeriodClosing(
      String campaign, String form, String period, LocalDate on, List<UnitPath> missing) {

    /** This closing as seen from a node: only units at the node and below it. */
    public PeriodClosing of(UnitPath node) {
      return new PeriodClosing(
          campaign, form, period, on, missing.stream().filter(node::covers).toList());
    }
  }
}
