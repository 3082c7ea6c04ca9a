package org.nuanbao.rollup;

import java.util.List;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.form.FormId;

/**
 * What one night run has to do for a form.
 *
 * @param run its number; a plan with a higher number has read the marks later
 * @param levels the nodes to add up, the deepest level first
 * @param dirty the marks as they were when the run began
 */
public record Plan(
    String campaign, FormId form, long run, List<List<Work>> levels, List<RollUps.Dirty> dirty) {

  /** How many nodes are to be added up, each period of one for itself. */
  public int size() {
    return levels.stream().flatMap(List::stream).mapToInt(work -> work.periods().size()).sum();
  }

  /**
   * What a night run has to do at one node, so that a step needs no other look at the tree.
   *
   * @param owes whether the node files itself; else it is the sum of those below
   * @param periods to be added up, sorted
   * @param below how many nodes are counted here whose paths are directly below
   * @param joined nodes to be counted here though their paths are elsewhere
   * @param left nodes whose paths are directly below and that are counted elsewhere
   */
  public record Work(
      UnitPath node,
      String name,
      boolean owes,
      List<String> periods,
      int below,
      List<UnitPath> joined,
      List<UnitPath> left) {}
}
