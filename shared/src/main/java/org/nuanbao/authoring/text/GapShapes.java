package org.nuanbao.authoring.text;

import java.util.List;
import java.util.regex.Pattern;

/** What gaps look like that say themselves what goes into them. */
final class GapShapes {
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

  /** 〔20 〕 号: the number of a document. */
  static final Pattern REFERENCE = Pattern.compile("[〔\\[［](?:20)?" + S + "*[〕\\]］]第?" + S + "+号");

  static final Pattern BOXES = Pattern.compile("(?:[□☐][-－— ]?){4,}");
  static final Pattern TICK_HERE = Pattern.compile("在?[□☐](内|中|里|上)?(打|划|画)|在[□☐]");

  /** Lines to write on that are drawn with other signs. */
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

  /** Those that tell by themselves, without a label, that a gap is there. */
  static final List<Pattern> TELLING =
      List.of(DATE, PERIOD, MONTH, CAPITALS, BOXES, REFERENCE, YEAR, LINE, WIDE_BRACKETS);

  private GapShapes() {}
}
