package org.nuanbao.generate;

/**
 * What a generated workbook has wrong on purpose.
 *
 * @param rule id of the rule it breaks
 * @param ref as findings name it, {@code row7.id_no}
 */
public record BrokenCell(String rule, String ref) implements Comparable<BrokenCell> {
  @Override
  public int compareTo(BrokenCell other) {
    int byRule = rule.compareTo(other.rule);
    return byRule != 0 ? byRule : ref.compareTo(other.ref);
  }
}
