package org.nuanbao.reading;

import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nuanbao.form.AnswerType;
import org.nuanbao.form.ValueType;
import org.nuanbao.value.ChineseNumber;
import org.nuanbao.value.Plain;

/**
 * A number as people type it: full width, with a sign, a currency in front or its unit behind,
 * commas between thousands, {@code 1.2E3}; a count in Chinese characters; 25% as 25 if the label
 * asks for %, else as 0.25. A text that could mean two things is no number.
 */
public sealed interface NumberText {
  record Read(BigDecimal number) implements NumberText {}

  /** A number in another unit than the cell asks for. */
  record OtherUnit(String unit) implements NumberText {}

  record NoNumber() implements NumberText {}

  /** What a text means in a cell that asks for a number. */
  static NumberText of(String text, AnswerType asked) {
    String plain = Plain.compact(text);
    Matcher written = Writing.NUMBER.matcher(plain);
    if (!written.matches()) {
      OptionalLong said = Writing.inCharacters(plain, asked);
      return said.isPresent() ? new Read(BigDecimal.valueOf(said.getAsLong())) : new NoNumber();
    }
    String unit = written.group("unit");
    if (!unit.isEmpty() && !Writing.isUnit(unit, asked)) {
      return new OtherUnit(unit);
    }
    if (written.group("currency") != null && !asked.kind().isMoney()) {
      return new OtherUnit("元");
    }
    BigDecimal number = new BigDecimal(written.group("number").replace(",", ""));
    return new Read(unit.equals("%") && asked.unit().isEmpty() ? number.movePointLeft(2) : number);
  }

  /** The ways in which numbers are written. */
  final class Writing {
    private static final Pattern NUMBER =
        Pattern.compile(
            "['`\u2018\u2019]?(?<currency>¥|RMB|CNY|人民币|人民幣)?:?(?<number>[-+]?"
                + "(?:[0-9]{1,3}(?:,[0-9]{3}){1,9}|[0-9]{1,30}|(?=\\.[0-9]))(?:\\.[0-9]{1,30})?"
                + "(?:[eE][-+]?[0-9]{1,2})?)\\.?(?<unit>m[23]|[^-0-9.,+]*)");

    /** Units that are written in several ways; ㎡ is compared as m2. */
    private static final Map<String, String> SAME =
        Map.of("平方米", "m2", "平米", "m2", "立方米", "m3", "公斤", "kg", "千克", "kg");

    /**
     * Words that people count with if no unit is asked for; not a pair or a dozen, which are more.
     */
    private static final Set<String> COUNTING =
        Set.of(
            "人", "名", "口", "位", "户", "家", "人次", "户次", "次", "个", "件", "份", "项", "笔", "只", "头", "匹",
            "条", "台", "辆", "套", "张", "间", "处", "本", "袋", "桶", "箱", "盒");

    private static final Map<ValueType, Set<String>> ALSO =
        Map.of(
            ValueType.AMOUNT_YUAN, Set.of("圆", "圓"),
            ValueType.AMOUNT_WAN, Set.of("万", "萬元"),
            ValueType.INTEGER, Set.of("周岁"),
            ValueType.COUNT, Set.of("周岁"));

    private Writing() {}

    private static boolean isUnit(String unit, AnswerType asked) {
      String said = asked.kind().isMoney() ? unit.replaceFirst("(?<=元)[整正]$", "") : unit;
      String wanted = Plain.compact(asked.unit());
      boolean none = wanted.isEmpty() || wanted.equals("-");
      boolean whole = asked.kind() == ValueType.COUNT || asked.kind() == ValueType.INTEGER;
      return SAME.getOrDefault(said, said).equals(SAME.getOrDefault(wanted, wanted))
          || (none && whole && COUNTING.contains(said))
          || (said.equals("%") && asked.kind() == ValueType.PERCENT)
          || (said.equals("年度") && asked.kind() == ValueType.YEAR)
          || (ALSO.getOrDefault(asked.kind(), Set.of()).contains(said)
              && (asked.kind().isMoney() || asked.unit().equals("岁")));
    }

    /** A count or a year in Chinese characters; amounts and ages must be in figures. */
    private static OptionalLong inCharacters(String plain, AnswerType asked) {
      String unit = Plain.compact(asked.unit());
      String bare =
          plain.endsWith(unit) ? plain.substring(0, plain.length() - unit.length()) : plain;
      if (asked.kind() == ValueType.YEAR) {
        String digits = ChineseNumber.digits(bare);
        return digits.matches("[0-9]{4}")
            ? OptionalLong.of(Long.parseLong(digits))
            : OptionalLong.empty();
      }
      return asked.kind() == ValueType.COUNT ? ChineseNumber.of(bare) : OptionalLong.empty();
    }
  }
}
