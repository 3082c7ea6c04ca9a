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
}
