package org.nuanbao.authoring.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nuanbao.authoring.text.Sentence.Gap;

/** A text while its gaps are found: what is read, which gaps were found, what a gap is called. */
final class TextCursor {
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
  private static final Pattern NUMBER = Pattern.compile("^(?:[0-9]{1,2}[.．、]|[)）□☐]+)");
  private static final Pattern WORDS = Pattern.compile("[^\\s　：:_]+");

  private final String text;
  private final Options options;
  private final List<Gap> gaps = new ArrayList<>();
  private final StringBuilder words = new StringBuilder();
  private int at;
  private int last;

  TextCursor(String printed) {
    String drawn =
        ShapedGaps.DOTS
            .matcher(printed.replace("\t", "    "))
            .replaceAll(m -> "_".repeat(m.group().length()));
    this.text =
        ShapedGaps.TICK_HERE.matcher(drawn).replaceAll(m -> m.group().replaceAll("[□☐]", "框"));
    this.options =
        Options.of(ShapedGaps.BOXES.matcher(text).replaceAll(m -> "_".repeat(m.group().length())));
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

  /** Where the gap before this place ends. */
  int last() {
    return last;
  }

  boolean isOver() {
    return at >= text.length();
  }

  void add(Gap gap) {
    gaps.add(gap);
  }

  /** Adds a gap and moves on behind it. */
  void take(Gap gap, int end) {
    gaps.add(gap);
    at = end;
    last = end;
  }

  /** Takes the next sign as print. */
  void step() {
    words.append(text.charAt(at));
    at++;
  }

  /** Takes everything up to {@code end} as print. */
  void skipTo(int end) {
    words.append(text, at, end);
    at = end;
  }

  /** Passes over the next sign, which belongs to an option. */
  void leave() {
    at++;
  }

  /** What a pattern finds right at a place; null if something else is there. */
  @Nullable Matcher look(Pattern pattern, int from) {
    Matcher matcher = pattern.matcher(text).region(from, text.length());
    return matcher.lookingAt() ? matcher : null;
  }

  boolean isAt(Pattern pattern, int from) {
    return look(pattern, from) != null;
  }

  /** Whether a gap begins at a place that shows by itself what it is. */
  boolean isTaken(int from) {
    for (Pattern pattern : ShapedGaps.TELLING) {
      Matcher found = look(pattern, from);
      if (found != null && found.group().length() > 1) {
        return true;
      }
    }
    return options.runs().stream().anyMatch(run -> run.start() == from);
  }

  /** What a gap here is called: the print before it, back to a separator or some room. */
  String label() {
    int end = at;
    while (end > last
        && (isRoom(text.charAt(end - 1)) || "：:□☐".indexOf(text.charAt(end - 1)) >= 0)) {
      end--;
    }
    int depth = 0;
    int start = end;
    while (start > last) {
      char c = text.charAt(start - 1);
      if (c == '）' || c == ')') {
        depth++;
      } else if (c == '（' || c == '(') {
        if (depth == 0) {
          break;
        }
        depth--;
      } else if (depth == 0 && ("，,。；;\n\r：:、□☐".indexOf(c) >= 0 || (isRoom(c) && isWide(start)))) {
        break;
      }
      start--;
    }
    String label = BareText.squeezed(text.substring(start, end));
    if (HAN.matcher(label).matches()) {
      label = spread(start) + label;
    }
    return NUMBER.matcher(label).replaceFirst("");
  }

  /** The sign before, if it is half of a word that is spread out, as 地 点; else empty. */
  private String spread(int start) {
    int before = start;
    while (before > last && isRoom(text.charAt(before - 1))) {
      before--;
    }
    boolean single =
        before > last
            && Character.isIdeographic(text.charAt(before - 1))
            && (before - 1 == last || !Character.isLetterOrDigit(text.charAt(before - 2)));
    return single && before < start ? String.valueOf(text.charAt(before - 1)) : "";
  }

  /** Whether the room that ends here is at least three half widths wide. */
  private boolean isWide(int end) {
    int start = end;
    while (start > last && isRoom(text.charAt(start - 1))) {
      start--;
    }
    return BareText.width(text.substring(start, end)) >= 3;
  }

  static boolean isRoom(char c) {
    return c == ' ' || c == '\u00a0' || c == '\u3000';
  }

  /** The words up to the next room; null if they are a label of their own. */
  static @Nullable String behind(String rest) {
    Matcher words = WORDS.matcher(rest);
    if (!words.lookingAt()) {
      return null;
    }
    String after = rest.substring(words.end()).stripLeading();
    boolean own =
        after.startsWith("：")
            || after.startsWith(":")
            || ShapedGaps.SEAL.matcher(words.group()).lookingAt()
            || words.group().startsWith("年");
    return own ? null : words.group();
  }
}
