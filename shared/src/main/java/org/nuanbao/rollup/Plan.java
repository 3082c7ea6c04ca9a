package org.nuanbao.rollup;

import java.util.List;
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
}
