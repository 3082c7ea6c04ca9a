package org.nuanbao.check;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a finding says besides its sentence, as far as the rule knows it; where it stands and what
 * stands there is added when it is found.
 *
 * @param heading at most {@value Explanation#LONGEST} characters
 * @param expected empty if the sentence says it all
 * @param example empty to show an entry of the cell's type
 * @param mends empty to ask about the first cell
 */
public record Advice(String heading, String expected, String example, List<Mend> mends) {
  /** Where nothing more is known. */
  public static final Advice NONE = new Advice("", "", "", List.of());

  /** Where to look if no value is certain. */
  public static final String LOOK_UP = "请查原始记录";

  /**
   * Advice whose heading is the first of these that is short enough.
   *
   * @param headings the last is always short enough
   */
  public static Advice of(List<String> headings, String expected, List<Mend> mends) {
    return new Advice(fitting(headings), expected, "", mends);
  }

  /** This advice with one complete right entry. */
  public Advice example(String right) {
    return new Advice(heading, expected, right, mends);
  }

  private static String fitting(List<String> headings) {
    return headings.stream()
        .filter(it -> it.codePointCount(0, it.length()) <= Explanation.LONGEST)
        .findFirst()
        .orElse(headings.getLast());
  }

  /** These texts, as the choice for a heading. */
  static List<String> either(String... headings) {
    return Stream.of(headings).toList();
  }
}
