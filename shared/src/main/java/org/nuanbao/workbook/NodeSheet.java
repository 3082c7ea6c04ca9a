package org.nuanbao.workbook;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What goes into a node's official workbook.
 *
 * @param node the node's name, written where the form asks for the unit
 * @param period the period's name; empty where the form is owed once
 * @param totals by item ref, by item ref and answer ({@code 6.B/是}), or by measure ({@code rows},
 *     {@code age_bands/30-39}); a measure of distinct values by its size
 * @param parts the node's children or its own filings, in the order they are to be listed
 * @param trend the totals of several periods, this one last; empty where there is nothing to
 *     compare
 */
public record NodeSheet(
    String node,
    String period,
    Map<String, BigDecimal> totals,
    List<Part> parts,
    List<Week> trend) {

  /** A node of a form that knows no periods. */
  public NodeSheet(String node, String period, Map<String, BigDecimal> totals, List<Part> parts) {
    this(node, period, totals, parts, List.of());
  }

  /**
   * A source of the totals.
   *
   * @param path the unit's path, which names it for good
   * @param figures keyed as the totals; empty while nothing was reported
   * @param expected duties of the part and below it (应报)
   * @param reported of these, with a current version (已报), late ones included
   * @param late of the reported, came after the due day (迟报)
   * @param source where its figures come from
   */
  public record Part(
      String path,
      String name,
      Map<String, BigDecimal> figures,
      int expected,
      int reported,
      int late,
      Origin source) {
    /** 未报. */
    public int missing() {
      return expected - reported;
    }
  }

  /** Where a part's figures come from. */
  public sealed interface Origin {
    /** Nothing was reported. */
    record None() implements Origin {}

    /** A report: the number of its receipt, or the name of its file. */
    record Report(String name) implements Origin {}

    /** Another node's workbook, by its file's name. */
    record Node(String file) implements Origin {}
  }

  /**
   * The totals of one period.
   *
   * @param totals empty where nobody reported
   */
  public record Week(String period, Map<String, BigDecimal> totals, int expected, int reported) {}
}
