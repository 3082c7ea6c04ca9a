package org.nuanbao.authoring.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Options to tick, printed with boxes or brackets, in runs.
 *
 * @param runs each run is one question
 */
record Options(List<Run> runs) {
  /**
   * A run of options.
   *
   * @param label the label before a colon; empty if the cell beside asks
   */
  record Run(String label, int start, int end, List<String> codes) {}

  private record Option(int start, int end, String word) {}

  private static final String WORD = "[^□☐○〇\\s　（()）：:，,。；;、_]";
  private static final Pattern BEFORE =
      Pattern.compile("[□☐]\\s*(" + WORD + "+(?:（" + WORD + "+）)?)");
  private static final Pattern AFTER =
      Pattern.compile("(" + WORD + "+(?:（" + WORD + "+）)?)[ 　]*[□☐]");
  private static final Pattern BRACKETS = Pattern.compile("(" + WORD + "+)[（(][\\s　]*[)）]");
  private static final Pattern BRACKETS_BEFORE =
      Pattern.compile("[（(][\\s　]*[)）]\\s*(" + WORD + "+)");
  private static final Pattern EMPTY = Pattern.compile("[（(][\\s　]*[)）]");
  private static final Pattern COLON = Pattern.compile("[：:]\\z");
  private static final Pattern BRACKET = Pattern.compile("^[（(]");
  private static final Pattern STARTS_WITH_BOX = Pattern.compile("(?s)(^|.*?[：:])[\\s　]*[□☐].*");
  private static final Pattern LABEL = Pattern.compile("([^\\s　：:，,。；;]+)[：:][\\s　]*$");

  static Options of(String text) {
    List<Option> options = new ArrayList<>();
    if (text.indexOf('□') >= 0 || text.indexOf('☐') >= 0) {
      collect(isBoxFirst(text) ? BEFORE : AFTER, text, options);
    } else {
      boolean first = EMPTY.matcher(text.strip()).lookingAt();
      collect(first ? BRACKETS_BEFORE : BRACKETS, text, options);
      if (options.size() < 2) {
        options.clear();
      }
    }
    return new Options(runs(text, options));
  }

  /**
   * Whether each box stands before its option rather than behind; the first box decides for all.
   */
  private static boolean isBoxFirst(String text) {
    int box = Math.max(text.indexOf('□'), text.indexOf('☐'));
    String before = text.substring(0, box);
    return before.isBlank()
        || (COLON.matcher(before.stripTrailing()).find()
            && STARTS_WITH_BOX.matcher(text).matches());
  }

  private static void collect(Pattern pattern, String text, List<Option> options) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      options.add(new Option(matcher.start(), matcher.end(), matcher.group(1)));
    }
  }

  private static List<Run> runs(String text, List<Option> options) {
    List<Run> runs = new ArrayList<>();
    int from = 0;
    int i = 0;
    while (i < options.size()) {
      String label = label(text, from, options.get(i).start());
      Set<String> codes = new LinkedHashSet<>();
      int start = options.get(i).start();
      int end = start;
      do {
        codes.add(options.get(i).word());
        end = options.get(i).end();
        i++;
      } while (i < options.size() && label(text, end, options.get(i).start()).isEmpty());
      runs.add(new Run(label, start, end, List.copyOf(codes)));
      from = end;
    }
    return merged(runs);
  }

  /** The runs that are questions: a run with a label of its own needs more than one option. */
  private static List<Run> merged(List<Run> runs) {
    List<Run> merged = new ArrayList<>();
    for (Run run : runs) {
      if (run.codes().size() > 1 || run.label().isEmpty()) {
        merged.add(run);
      }
    }
    return merged;
  }

  private static String label(String text, int from, int to) {
    Matcher label = LABEL.matcher(text.substring(from, to));
    return label.find() ? BRACKET.matcher(label.group(1)).replaceFirst("") : "";
  }
}
