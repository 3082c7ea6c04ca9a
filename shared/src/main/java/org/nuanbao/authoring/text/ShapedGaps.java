package org.nuanbao.authoring.text;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nuanbao.authoring.text.Sentence.Gap;

/** Finds gaps whose shape shows what goes into them: dates, lines, boxes, brackets. */
final class ShapedGaps {
  static final String S = "[ \\u00a0\\u3000_＿]";
  static final Pattern DATE =
      Pattern.compile("(?:20[0-9]{2}|20|二〇)?" + S + "*年" + S + "*月" + S + "*日");
  static final Pattern FAR_DATE = Pattern.compile("(?:20|二〇)" + S + "+年" + S + "*(?:月|第|季)");
  static final Pattern MONTH =
      Pattern.compile("(?:20|二〇)?" + S + "+年" + S + "+月(?:份)?(?!" + S + "*日)");
  static final Pattern DAY = Pattern.compile(S + "+月" + S + "+日");
  static final Pattern ONLY_MONTH = Pattern.compile(S + "{2,}月份");
  static final Pattern PERIOD = Pattern.compile("(?:20)?" + S + "+年" + S + "*第?" + S + "*季度?");
  static final Pattern YEAR =
      Pattern.compile("(?:20)?" + S + "{2,}(?:年度|年(?=$|[\\s，。；、）)（(第至元春]))");
  static final Pattern TIME = Pattern.compile(S + "+时" + S + "+分");
  static final Pattern CAPITALS = Pattern.compile("(?:" + S + "*[亿仟千佰百拾十万元圆角分整]){4,}");

  /** The number of a document: 〔20 〕 号. */
  static final Pattern REFERENCE = Pattern.compile("[〔\\[［](?:20)?" + S + "*[〕\\]］]第?" + S + "+号");

  static final Pattern BOXES = Pattern.compile("(?:[□☐][-－— ]?){4,}");
  static final Pattern TICK_HERE = Pattern.compile("在?[□☐](内|中|里|上)?(打|划|画)|在[□☐]");

  /** Lines to write on, drawn with other signs. */
  static final Pattern DOTS =
      Pattern.compile("(?<=[：:\\p{IsHan}])(?:[—－\\-]{4,}|[.．]{6,}|…{3,}|[﹍﹏ˍ]{2,})");

  static final Pattern LINE = Pattern.compile("[_＿]{2,}");
  static final Pattern BRACKETS = Pattern.compile("[（(][ \\u00a0\\u3000]*[)）]");
  static final Pattern WIDE_BRACKETS = Pattern.compile("[（(][ \\u00a0\\u3000_＿]+[)）]");
  static final Pattern ROOM = Pattern.compile("[ \\u00a0\\u3000]+");
  static final Pattern NUMBERED =
      Pattern.compile("第[ \\u00a0\\u3000_]+(期|号|批|次|届|季度|页|组|名|章|周|轮|版|联|条)");
  static final Pattern SEAL = Pattern.compile("[（(](?:盖章|公章|签章|签字盖章|盖公章|章|蓋章|签字|签名)[)）]");
  static final Pattern SIGNS = Pattern.compile("[（(]?(盖章|公章|签章|单位盖章|章|盖单位公章)[)）]?|签字|签名|日期|时间");
  static final Pattern DATED = Pattern.compile("日期|时间|年月|期|起|止|自|至|于|截至|时限|日$|月$");
  static final Pattern NEXT =
      Pattern.compile("([^\\s\u3000：:_，。；]+(?:[ \u3000]?[^\\s\u3000：:_，。；]+)?)[ \u3000]*([：:_])?");

  /** The shapes that show a gap by themselves, without a label. */
  static final List<Pattern> TELLING =
      List.of(DATE, PERIOD, MONTH, CAPITALS, BOXES, REFERENCE, YEAR, LINE, WIDE_BRACKETS);

  private static final int ROOM_OF_A_YEAR = 4;
  private static final int ROOM_OF_A_NAME = 9;

  private final TextCursor cursor;

  ShapedGaps(TextCursor cursor) {
    this.cursor = cursor;
  }

  /** Reads the gap that begins here; false if there is none. */
  boolean read() {
    return take(DATE, Gap.Kind.DATE, "日期")
        || take(PERIOD, Gap.Kind.PERIOD, "报告期")
        || take(DAY, Gap.Kind.DAY, "日期")
        || take(MONTH, Gap.Kind.MONTH, "月份")
        || take(ONLY_MONTH, Gap.Kind.MONTH, "月份")
        || time()
        || take(CAPITALS, Gap.Kind.CAPITALS, "大写金额")
        || take(YEAR, Gap.Kind.YEAR, "年度")
        || take(REFERENCE, Gap.Kind.BOXES, "编号")
        || take(BOXES, Gap.Kind.BOXES, "编号")
        || take(LINE, Gap.Kind.WORDS, "")
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
    label = SEAL.matcher(label).replaceAll("");
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

  /** Whether a date follows a colon and much room: first who signs, then when. */
  private boolean isSigned(String label, String date) {
    int before = cursor.at();
    while (before > cursor.last() && TextCursor.isRoom(cursor.text().charAt(before - 1))) {
      before--;
    }
    boolean spoken = before > 0 && "：:".indexOf(cursor.text().charAt(before - 1)) >= 0;
    boolean dated = DATED.matcher(label).find();
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
    Matcher matcher = cursor.look(TIME, cursor.at());
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
    Matcher matcher = cursor.look(options ? WIDE_BRACKETS : BRACKETS, cursor.at());
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
