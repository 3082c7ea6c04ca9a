package org.nuanbao.workbook.recognise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nuanbao.value.Plain;

/**
 * Cuts a text into the pieces of a printed line with the best fit; of equally good cuts, the
 * leftmost. Cuts are made only where print, white space, a date or a number begins or ends, and the
 * number of such places is bounded.
 */
final class LineMatch {
  private static final int CUTS = 160;
  private static final int LONG = 2_000;
  private static final int CUTS_OF_LONG = 40;
  private static final Pattern TELLING =
      Pattern.compile(
          "[0-9０-９]{4}\\s{0,8}[年./-]\\s{0,8}[0-9０-９]{1,2}\\s{0,8}[月./-]\\s{0,8}[0-9０-９]{1,2}\\s{0,8}日?"
              + "|[0-9０-９]{0,4}\\s{0,8}年?\\s{0,8}[0-9０-９]{0,2}\\s{0,8}月\\s{0,8}[0-9０-９]{0,2}\\s{0,8}日"
              + "|-?[0-9０-９]{1,30}([.．][0-9０-９]{1,30})?");

  /** The most characters that {@link #TELLING} has before a 月. */
  private static final int BEFORE_MONTH = 4 + 8 + 1 + 8 + 2 + 8;

  private final List<Piece> pieces;
  private final String text;

  /** By place in the text: its character in the form in which labels are compared. */
  private final String[] plain;

  private final int[] cuts;

  private LineMatch(List<Piece> pieces, String text) {
    this.pieces = pieces;
    this.text = text;
    this.plain = text.chars().mapToObj(LabelText::plain).toArray(String[]::new);
    this.cuts = cuts();
  }

  /** The text of each piece, in order; together they make up the whole text. */
  static List<String> of(List<Piece> pieces, String text) {
    return new LineMatch(pieces, text).best();
  }

  private List<String> best() {
    int[][] cost = new int[pieces.size() + 1][cuts.length];
    int[][] next = new int[pieces.size()][cuts.length];
    Arrays.fill(cost[pieces.size()], Piece.NEVER);
    cost[pieces.size()][cuts.length - 1] = 0;
    for (int i = pieces.size() - 1; i >= 0; i--) {
      for (int from = 0; from < cuts.length; from++) {
        cost[i][from] = Piece.NEVER;
        for (int to = from; to < cuts.length; to++) {
          if (cost[i + 1][to] < cost[i][from]) {
            int own = pieces.get(i).cost(text.substring(cuts[from], cuts[to]));
            if (own + cost[i + 1][to] < cost[i][from]) {
              cost[i][from] = own + cost[i + 1][to];
              next[i][from] = to;
            }
          }
        }
      }
    }
    List<String> texts = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < pieces.size(); i++) {
      int to = next[i][at];
      texts.add(text.substring(cuts[at], cuts[to]));
      at = to;
    }
    return texts;
  }

  private int[] cuts() {
    TreeSet<Integer> all = new TreeSet<>();
    for (int i = 1; i < text.length(); i++) {
      if (Plain.isSpace(text.charAt(i)) != Plain.isSpace(text.charAt(i - 1))) {
        all.add(i);
      }
    }
    Matcher telling = TELLING.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (isBegun(at) && telling.region(at, text.length()).lookingAt()) {
        all.add(at);
        at = telling.end();
        all.add(at);
      } else {
        at++;
      }
    }
    for (Piece piece : pieces) {
      occurrences(LabelText.of(piece.printed()), all);
      if (piece instanceof Piece.Words words) {
        occurrences(words.bare(), all);
      }
    }
    all.add(0);
    all.add(text.length());
    int[] sorted = all.stream().mapToInt(Integer::intValue).toArray();
    int most = text.length() > LONG ? CUTS_OF_LONG : CUTS;
    return sorted.length <= most ? sorted : outermost(sorted, most);
  }

  /**
   * Whether {@link #TELLING} can begin here; at any other place it need not be tried. Before white
   * space it would be tried in many ways, though in most lines no 月 follows.
   */
  private boolean isBegun(int at) {
    char c = text.charAt(at);
    if ((c >= '0' && c <= '9') || (c >= '０' && c <= '９') || c == '-') {
      return true;
    }
    if (c != '年' && c != '月' && c != ' ' && (c < '\t' || c > '\r')) {
      return false;
    }
    int month = text.indexOf('月', at, Math.min(text.length(), at + BEFORE_MONTH + 1));
    return month >= 0 && text.indexOf('日', month) >= 0;
  }

  private static int[] outermost(int[] sorted, int most) {
    int[] some = Arrays.copyOf(sorted, most);
    System.arraycopy(sorted, sorted.length - most / 2, some, most / 2, most / 2);
    return some;
  }

  /** Adds the places where these words begin and end, however they are spaced. */
  private void occurrences(String words, Set<Integer> all) {
    if (words.isEmpty()) {
      return;
    }
    for (int i = 0; i < text.length(); i++) {
      int end = end(words, i);
      if (end > 0) {
        all.add(i);
        all.add(end);
      }
    }
  }

  private int end(String words, int from) {
    int at = 0;
    int i = from;
    while (i < text.length() && at < words.length()) {
      String c = plain[i];
      if (!words.startsWith(c, at) || (c.isEmpty() && i == from)) {
        return -1;
      }
      at += c.length();
      i++;
    }
    return at == words.length() ? i : -1;
  }
}
