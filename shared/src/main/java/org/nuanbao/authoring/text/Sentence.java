package org.nuanbao.authoring.text;

import java.util.List;

/**
 * What a printed text asks by itself.
 *
 * @param gaps in their order, options with labels of their own among them
 * @param options of the cell as a whole; none where nothing is to be ticked
 * @param several whether more than one of them may be ticked
 * @param words what is printed beside gaps, options, seals and names of who signs
 */
public record Sentence(List<Gap> gaps, List<String> options, boolean several, String words) {
  /** Nothing asked. */
  public static final Sentence NONE = new Sentence(List.of(), List.of(), false, "");

  public static Sentence of(String text) {
    return text.isBlank() ? NONE : new GapReader(text).read();
  }

  /** Whether something is asked. */
  public boolean asks() {
    return !gaps.isEmpty() || !options.isEmpty();
  }

  /** Whether the only thing asked stands behind the text's final colon, in no room of its own. */
  public boolean isBare() {
    return gaps.size() == 1 && options.isEmpty() && gaps.getFirst().kind() == Gap.Kind.BARE;
  }

  /**
   * A place to write within a printed text.
   *
   * @param start where its room begins, and {@code end} where it ends
   * @param label what the text calls it, without white space
   * @param unit behind it, or empty
   * @param codes of options, where one is ticked
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
      /** Behind a colon, or on a line. */
      WORDS,
      /** Before a unit. */
      FIGURE,
      DATE,
      /** A month and a day of it; the year stands elsewhere. */
      DAY,
      MONTH,
      /** A year with its quarter. */
      PERIOD,
      YEAR,
      HOUR,
      /** An amount in words, a sign for each place printed. */
      CAPITALS,
      /** One sign in each box. */
      BOXES,
      OPTIONS,
      /** Room before the first word of a line. */
      LEADING,
      /** Nothing but the colon: the room may be the next cell. */
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
