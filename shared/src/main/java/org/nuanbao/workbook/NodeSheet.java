package org.nuanbao.workbook;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * The content of a node's official workbook.
 *
 * @param node the node's name, written where the form asks for the unit
 * @param period the period's name; empty if the form is owed only once
 * @param totals by item ref, by item ref and answer ({@code 6.B/是}), or by measure ({@code rows},
 *     {@code age_bands/30-39}); for a measure of distinct values, how many there are
 * @param parts the node's children or its own filings, in the order they are listed
 * @param trend the totals of several periods, this one last; empty if there is nothing to compare
 */
public record NodeSheet(
    String node,
    String period,
    Map<String, BigDecimal> totals,
    List<Part> parts,
    List<Week> trend) {

  /** A node without a comparison of periods. */
  public NodeSheet(String node, String period, Map<String, BigDecimal> totals, List<Part> parts) {
    this(node, period, totals, parts, List.of());
  }

  /**
   * One source of the totals.
   *
   * @param path the unit's path, which identifies it permanently
   * @param figures keyed like the totals; empty while nothing is reported
   * @param expected how many duties the part and all below it have (应报)
   * @param reported how many of these have a current version (已报), late ones included
   * @param late how many of the reported ones came after the due day (迟报)
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
    /** The number of duties not yet reported (未报). */
    public int missing() {
      return expected - reported;
    }
  }

  /** Where a part's figures come from. */
  public sealed interface Origin {
    /** Nothing was reported. */
    record None() implements Origin {}

    /**
     * From a report.
     *
     * @param name the number of its receipt, or the name of its file
     */
    record Report(String name) implements Origin {}

    /**
     * From another node's workbook.
     *
     * @param file the workbook's file name
     */
    record Node(String file) implements Origin {}
  }

  /**
   * The totals of one period.
   *
   * @param totals empty if nobody reported
   */
  public record Week(String period, Map<String, BigDecimal> totals, int expected, int reported) {}
}
