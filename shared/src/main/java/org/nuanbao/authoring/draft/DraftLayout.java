package org.nuanbao.authoring.draft;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nuanbao.form.Layout;

/** The layout of a drafted form. */
record DraftLayout(List<Integer> widths, List<Row> rows) {
  /** One row; its tokens are spelled as in form data. */
  record Row(Layout.Kind kind, List<String> tokens, int times) {}

  private static final Pattern GAP = Pattern.compile("\\{([a-z_]+)\\.[a-z_]+:([^{}]*)\\}");

  /** The same layout, but these groups (label by key) are only printed, not asked. */
  DraftLayout without(Map<String, String> groups) {
    return new DraftLayout(
        widths,
        rows.stream()
            .map(row ->
                new Row(
                    row.kind(),
                    row.tokens().stream().map(token -> without(token, groups)).toList(),
                    row.times()))
            .toList());
  }

  private static String without(String token, Map<String, String> groups) {
    if (token.startsWith("#")) {
      return groups.getOrDefault(token.substring(1), token);
    }
    if (!token.startsWith("~")) {
      return token;
    }
    return GAP.matcher(token)
        .replaceAll(gap ->
            Matcher.quoteReplacement(
                groups.containsKey(gap.group(1)) ? gap.group(2) : gap.group()));
  }
}
