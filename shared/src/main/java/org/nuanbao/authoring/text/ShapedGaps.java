package org.nuanbao.authoring.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nuanbao.authoring.text.Sentence.Gap;

/** Finds gaps that say themselves what goes into them: dates, lines, boxes, brackets. */
final class ShapedGaps {
  private static final int ROOM_OF_A_YEAR = 4;
  private static final int ROOM_OF_A_NAME = 9;

  private final TextCursor cursor;

  ShapedGaps(TextCursor cursor) {
    this.cursor = cursor;
  }

  /** Reads one that begins here, if there is one. */
  boolean read() {
    return take(GapShapes.DATE, Gap.Kind.DATE, "日期")
        || take(GapShapes.PERIOD, Gap.Kind.PERIOD, "报告期")
        || take(GapShapes.DAY, Gap.Kind.DAY, "日期")
        || take(GapShapes.MONTH, Gap.Kind.MONTH, "月份")
        || take(GapShapes.ONLY_MONTH, Gap.Kind.MONTH, "月份")
        || time()
        || take(GapShapes.CAPITALS, Gap.Kind.CAPITALS, "大写金额")
        || take(GapShapes.YEAR, Gap.Kind.YEAR, "年度")
        || take(GapShapes.REFERENCE, Gap.Kind.BOXES, "编号")
        || take(GapShapes.BOXES, Gap.Kind.BOXES, "编号")
        || take(GapShapes.LINE, Gap.Kind.WORDS, "")
        || brackets();
  }

  private boolean take(Pattern pattern, Gap.Kind kind, String usual) {
    Matcher matcher = cursor.look(pattern, cursor.at());
    if (matcher == null || !hasRoom(matcher.group(), kind)) {
      return false;
    }
    String label = cursor.label();
    if (kind == Gap.Kind.MONTH && label.isEmpty() && matcher.group().startsWith("20")) {
      label = "报告期";
    }
    if (kind == Gap.Kind.WORDS) {
      figureOrWords(matcher.end(), label);
      return true;
    }
    label = GapShapes.SEAL.matcher(label).replaceAll("");
    int start = cursor.at();
    if ((kind == Gap.Kind.DATE || kind == Gap.Kind.MONTH) && isSigned(label, matcher.group())) {
      start = cursor.at() + matcher.group().indexOf('年') - ROOM_OF_A_YEAR;
      cursor.add(Gap.of(Gap.Kind.WORDS, cursor.at(), start, label, ""));
      label = "";
    }
    cursor.take(
        Gap.of(kind, start, matcher.end(), label.isEmpty() ? usual : label, ""), matcher.end());
    return true;
  }

  /** A colon, much room, then a date: who signs, and when. */
  private boolean isSigned(String label, String date) {
    int before = cursor.at();
    while (before > cursor.last() && TextCursor.isRoom(cursor.text().charAt(before - 1))) {
      before--;
    }
    boolean spoken = before > 0 && "：:".indexOf(cursor.text().charAt(before - 1)) >= 0;
    boolean dated = GapShapes.DATED.matcher(label).find();
    return spoken
        && !dated
        && !label.isEmpty()
        && BareText.width(date.substring(0, Math.max(0, date.indexOf('年')))) > ROOM_OF_A_NAME;
  }

  private boolean hasRoom(String group, Gap.Kind kind) {
    boolean afterFigure =
        cursor.at() > 0
            && (Character.isDigit(cursor.text().charAt(cursor.at() - 1))
                || "×Xx".indexOf(cursor.text().charAt(cursor.at() - 1)) >= 0);
    long spaces = group.chars().filter(c -> BareText.isSpace(c) || c == '_' || c == '＿').count();
    return switch (kind) {
      case DATE, DAY -> spaces >= 2 && !afterFigure;
      case MONTH, PERIOD, YEAR -> spaces >= 2 && !afterFigure;
      case CAPITALS -> spaces >= 3;
      case WORDS, FIGURE, HOUR, BOXES, OPTIONS, LEADING, BARE -> true;
    };
  }

  private void figureOrWords(int end, String label) {
    Optional<String> unit = Lexicon.USUAL.unitAhead(cursor.text().substring(end));
    Gap.Kind kind = unit.isPresent() ? Gap.Kind.FIGURE : Gap.Kind.WORDS;
    cursor.take(
        Gap.of(kind, cursor.at(), end, label, unit.orElse("")),
        end + unit.map(String::length).orElse(0));
  }

  private boolean time() {
    Matcher matcher = cursor.look(GapShapes.TIME, cursor.at());
    if (matcher == null) {
      return false;
    }
    int hour = cursor.text().indexOf('时', cursor.at());
    cursor.add(Gap.of(Gap.Kind.HOUR, cursor.at(), hour, "时", "时"));
    cursor.take(Gap.of(Gap.Kind.HOUR, hour + 1, matcher.end() - 1, "分", "分"), matcher.end());
    return true;
  }

  private boolean brackets() {
    boolean options = !cursor.options().runs().isEmpty();
    Matcher matcher =
        cursor.look(options ? GapShapes.WIDE_BRACKETS : GapShapes.BRACKETS, cursor.at());
    if (matcher == null || (options && matcher.group().length() < 5)) {
      return false;
    }
    String label = cursor.label();
    if (label.isEmpty()) {
      String behind = TextCursor.behind(cursor.text().substring(matcher.end()));
      if (behind == null || matcher.group().length() < 4) {
        return false;
      }
      label = behind;
    }
    cursor.take(Gap.of(Gap.Kind.WORDS, cursor.at(), matcher.end(), label, ""), matcher.end());
    return true;
  }
}
