package org.nuanbao.authoring.text;

import java.util.ArrayList;
import java.util.List;
import org.nuanbao.authoring.text.Sentence.Gap;

/** A text while its gaps are found: what is read, and what was found so far. */
final class TextCursor {
  private final String text;
  private final Options options;
  private final LabelFinder labels;
  private final List<Gap> gaps = new ArrayList<>();
  private final StringBuilder words = new StringBuilder();
  private int at;
  private int last;

  TextCursor(String printed) {
    String drawn =
        GapShapes.DOTS
            .matcher(printed.replace("\t", "    "))
            .replaceAll(m -> "_".repeat(m.group().length()));
    this.text =
        GapShapes.TICK_HERE.matcher(drawn).replaceAll(m -> m.group().replaceAll("[□☐]", "框"));
    this.labels = new LabelFinder(text);
    this.options =
        Options.of(GapShapes.BOXES.matcher(text).replaceAll(m -> "_".repeat(m.group().length())));
  }

  String text() {
    return text;
  }

  Options options() {
    return options;
  }

  List<Gap> gaps() {
    return gaps;
  }

  /** What is printed beside the gaps. */
  String words() {
    return words.toString();
  }

  int at() {
    return at;
  }

  /** Where the gap before ends. */
  int last() {
    return last;
  }

  boolean isOver() {
    return at >= text.length();
  }

  /** What a gap here would be called. */
  String label() {
    return labels.before(at, last);
  }

  void add(Gap gap) {
    gaps.add(gap);
  }

  /** Goes on behind a gap. */
  void pass(int end) {
    at = end;
    last = end;
  }

  /** The next sign is print. */
  void step() {
    words.append(text.charAt(at));
    at++;
  }

  /** All up to there is print. */
  void skipTo(int end) {
    words.append(text, at, end);
    at = end;
  }

  /** The next sign belongs to an option. */
  void leave() {
    at++;
  }

  /** Whether what begins here is a gap that says itself what it is. */
  boolean isTaken(int from) {
    for (var pattern :
        List.of(
            GapShapes.DATE,
            GapShapes.PERIOD,
            GapShapes.MONTH,
            GapShapes.CAPITALS,
            GapShapes.BOXES,
            GapShapes.REFERENCE,
            GapShapes.YEAR,
            GapShapes.LINE,
            GapShapes.WIDE_BRACKETS)) {
      var matcher = pattern.matcher(text).region(from, text.length());
      if (matcher.lookingAt() && matcher.group().length() > 1) {
        return true;
      }
    }
    return options.runs().stream().anyMatch(run -> run.start() == from);
  }
}
