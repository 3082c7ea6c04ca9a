package org.nuanbao.authoring.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what a text calls its gaps. */
final class LabelFinder {
  private final String text;

  LabelFinder(String text) {
    this.text = text;
  }

  /**
   * What stands before a place, back to a mark that parts, or some room.
   *
   * @param last where the gap before it ends
   */
  String before(int place, int last) {
    int end = place;
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
      } else if (depth == 0
          && ("，,。；;\n\r：:、□☐".indexOf(c) >= 0 || (isRoom(c) && isWide(start, last)))) {
        break;
      }
      start--;
    }
    String label = BareText.squeezed(text.substring(start, end));
    if (label.matches("\\p{IsHan}")) {
      label = spread(start, last) + label;
    }
    return label.replaceFirst("^(?:[0-9]{1,2}[.．、]|[)）□☐]+)", "");
  }

  /** The sign before, where a word of two stands apart: 地 点. */
  private String spread(int start, int last) {
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

  /** Two half widths of room, or one sign of full width beside another. */
  private boolean isWide(int end, int last) {
    int start = end;
    while (start > last && isRoom(text.charAt(start - 1))) {
      start--;
    }
    return BareText.width(text.substring(start, end)) >= 3;
  }

  static boolean isRoom(char c) {
    return c == ' ' || c == '\u00a0' || c == '\u3000';
  }

  /** The words up to the next room; null where they are a label of their own. */
  static @Nullable String behind(String rest) {
    Matcher words = Pattern.compile("[^\\s　：:_]+").matcher(rest);
    if (!words.lookingAt()) {
      return null;
    }
    String after = rest.substring(words.end()).stripLeading();
    boolean own =
        after.startsWith("：")
            || after.startsWith(":")
            || GapShapes.SEAL.matcher(words.group()).lookingAt()
            || words.group().startsWith("年");
    return own ? null : words.group();
  }
}
