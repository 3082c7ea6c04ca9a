package org.nuanbao.authoring.text;

import java.util.List;

/**
 * What a printed text asks by itself.
 *
 * @param gaps in their order, including options with labels of their own
 * @param options the options of the cell as a whole; empty if nothing is to be ticked
 * @param several whether more than one of them may be ticked
 * @param words what is printed beside gaps, options, seals and words for signing
 */
public record Sentence(List<Gap> gaps, List<String> options, boolean several, String words) {
  /** A text that asks nothing. */
  public static final Sentence NONE = new Sentence(List.of(), List.of(), false, "");

  public static Sentence of(String text) {
    return text.isBlank() ? NONE : new GapReader(text).read();
  }

  /** Whether the text asks something. */
  public boolean asks() {
    return !gaps.isEmpty() || !options.isEmpty();
  }

  /** Whether the only thing asked stands behind the text's final colon, with no room of its own. */
  public boolean isBare() {
    return gaps.size() == 1 && options.isEmpty() && gaps.getFirst().kind() == Gap.Kind.BARE;
  }

  /**
   * A place to write within a printed text.
   *
   * @param start where its room begins; {@code end} is where it ends
   * @param label what the text calls it, without white space
   * @param unit the unit behind it; empty if there is none
   * @param codes the options, if one is to be ticked
   * @param several whether more than one may be ticked
   */
  public record Gap(
      Kind kind,
      int start,
      int end,
      String label,
      String unit,
      List<String> codes,
      boolean several) {
    /** What is written there. */
    public enum Kind {
      /** Words behind a colon, or on a line. */
      WORDS,
      /** A figure before a unit. */
      FIGURE,
      DATE,
      /** A month and a day of it; the year stands elsewhere. */
      DAY,
      MONTH,
      /** A year with its quarter. */
      PERIOD,
      YEAR,
      HOUR,
      /** An amount in words, with a sign printed for each place. */
      CAPITALS,
      /** One sign in each box. */
      BOXES,
      OPTIONS,
      /** Room before the first word of a line. */
      LEADING,
      /** Nothing but the colon; the next cell may be the room. */
      BARE
    }

    static Gap of(Kind kind, int start, int end, String label, String unit) {
      return new Gap(kind, start, end, label, unit, List.of(), false);
    }

    Gap called(String other) {
      return new Gap(kind, start, end, other, unit, codes, several);
    }
  }
}
