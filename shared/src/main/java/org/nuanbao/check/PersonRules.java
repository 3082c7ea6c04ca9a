package org.nuanbao.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nuanbao.form.Rule;
import org.nuanbao.form.RuleHead;
import org.nuanbao.form.Severity;
import org.nuanbao.reading.Line;
import org.nuanbao.value.BankCard;
import org.nuanbao.value.IdNumber;
import org.nuanbao.value.IdNumber.Fault;
import org.nuanbao.value.IdNumber.Judged;
import org.nuanbao.value.Masking;
import org.nuanbao.value.Sex;

/**
 * Rules over identity numbers and cards. Sex and age are compared only with a number that keeps the
 * form's own rule about it.
 */
final class PersonRules {
  private static final List<Integer> ANY_LENGTH = List.of(15, 18);

  private final Judging judging;
  private final Rows rows;
  private final Map<String, List<Integer>> lengths;

  PersonRules(Judging judging) {
    this.judging = judging;
    this.rows = new Rows(judging);
    this.lengths =
        judging.form().rules().stream()
            .filter(Rule.IdValid.class::isInstance)
            .map(Rule.IdValid.class::cast)
            .collect(Collectors.toMap(Rule.IdValid::column, Rule.IdValid::lengths, (a, _) -> a));
  }

  void id(Rule.IdValid rule) {
    int index = rows.index(rule.column());
    for (Line line : rows.lines()) {
      String text = Rows.text(line, index);
      if (text == null) {
        continue;
      }
      switch (judge(text, rule.lengths())) {
        case Judged.Faulty faulty ->
            rows.found(rule.head(), line, index, wrongId(rule, index, text, faulty.fault()));
        case Judged.Valid _ -> adviseLength(line, index, text);
      }
    }
  }

  /** An old number is right but should be replaced by the new one. */
  private void adviseLength(Line line, int index, String text) {
    if (IdNumber.normalise(text).length() == 15) {
      judging.foundInFile(
          Severity.WARNING,
          judging.spot(line, index),
          Rows.placed(
              line,
              new Words(
                  "ID_15",
                  rows.label(index) + "是15位旧号码，可以报送，最好改填18位。",
                  rows.label(index) + " has the old 15 digits; better give the 18.")));
    }
  }

  private Words wrongId(Rule.IdValid rule, int index, String text, Fault fault) {
    String shown = rows.label(index) + "（" + Masking.id(text) + "）";
    String code = "ID_" + fault.name();
    return switch (fault) {
      case LENGTH -> {
        String wanted =
            String.join("或", rule.lengths().stream().sorted().map(String::valueOf).toList());
        int length = IdNumber.normalise(text).length();
        yield new Words(
            code,
            shown + "应为" + wanted + "位，现为" + length + "位。请对照身份证改正。",
            shown + " has " + length + " characters. Copy it from the card again.");
      }
      case CHARACTERS ->
          new Words(
              code,
              shown + "只能是数字，最后一位可以是X。请对照身份证改正。",
              shown + " may hold digits only, and an X at the end.");
      case DATE ->
          new Words(
              code,
              shown + "中的出生日期不存在。请对照身份证改正。",
              shown + " holds a date of birth that does not exist.");
      case CHECK -> {
        String lost = text.endsWith("000") ? "末尾是000，可能以数字录入时丢失了后几位，请以文本重新录入。" : "";
        yield new Words(
            code,
            shown + "校验码不对，至少有一位录错。" + lost + "请对照身份证逐位核对。",
            shown + " fails its check digit: at least one digit is wrong.");
      }
    };
  }

  void sex(Rule.SexMatchesId rule) {
    int sex = rows.index(rule.sex());
    int id = rows.index(rule.id());
    for (Line line : rows.lines()) {
      String text = Rows.text(line, sex);
      Optional<IdNumber> number = text == null ? Optional.empty() : number(line, id);
      if (text != null && number.isPresent()) {
        Sex ofId = number.get().sex();
        if (!Sex.of(text).equals(Optional.of(ofId))) {
          both(
              rule.head(),
              line,
              sex,
              id,
              "SEX_MISMATCH",
              "身份证号上是" + ofId.printed(),
              "the identity number says " + ofId.printed());
        }
      }
    }
  }

  void age(Rule.AgeMatchesId rule) {
    int age = rows.index(rule.age());
    int id = rows.index(rule.id());
    for (Line line : rows.lines()) {
      BigDecimal stated = Rows.number(line, age);
      Optional<IdNumber> number = stated == null ? Optional.empty() : number(line, id);
      if (stated != null && number.isPresent()) {
        int years = number.get().ageOn(rule.on());
        BigDecimal off = stated.subtract(BigDecimal.valueOf(years)).abs();
        if (off.compareTo(BigDecimal.valueOf(rule.tolerance())) > 0) {
          both(
              rule.head(),
              line,
              age,
              id,
              "AGE_MISMATCH",
              "填的是" + Words.shown(stated) + "，按身份证号到" + day(rule) + "满" + years + "周岁",
              "the identity number gives " + years + " on " + rule.on());
        }
      }
    }
  }

  void card(Rule.CardValid rule) {
    int index = rows.index(rule.column());
    for (Line line : rows.lines()) {
      String text = Rows.text(line, index);
      if (text != null && BankCard.judge(text) instanceof BankCard.Judged.Faulty faulty) {
        rows.found(rule.head(), line, index, wrongCard(index, text, faulty.fault()));
      }
    }
  }

  private Words wrongCard(int index, String text, BankCard.Fault fault) {
    String shown = rows.label(index) + "（" + Masking.card(text) + "）";
    String code = "CARD_" + fault.name();
    return switch (fault) {
      case CHARACTERS ->
          new Words(code, shown + "只能是数字。请对照卡面改正。", shown + " may hold digits only.");
      case LENGTH ->
          new Words(
              code,
              shown + "应为16至19位，现为" + BankCard.normalise(text).length() + "位。请对照卡面改正。",
              shown + " must have 16 to 19 digits.");
      case CHECK ->
          new Words(
              code,
              shown + "校验位不对，至少有一位录错。请对照卡面逐位核对。",
              shown + " fails its check digit: at least one digit is wrong.");
    };
  }

  private void both(
      RuleHead rule, Line line, int column, int id, String code, String chinese, String english) {
    rows.found(
        rule,
        line,
        List.of(column, id),
        new Words(
            code,
            rows.label(column) + "与身份证号不符：" + chinese + "。" + Words.todo(rule),
            rows.label(column) + " disagrees: " + english + "." + Words.todoEnglish(rule)));
  }

  private static String day(Rule.AgeMatchesId rule) {
    return FactRules.chinese(rule.on());
  }

  /** The row's identity number, if it keeps the form's rule about it. */
  private Optional<IdNumber> number(Line line, int index) {
    String text = Rows.text(line, index);
    if (text == null) {
      return Optional.empty();
    }
    List<Integer> allowed = lengths.getOrDefault(rows.column(index).key(), ANY_LENGTH);
    return switch (judge(text, allowed)) {
      case Judged.Valid valid -> Optional.of(valid.number());
      case Judged.Faulty _ -> Optional.empty();
    };
  }

  private static Judged judge(String text, List<Integer> lengths) {
    return lengths.contains(IdNumber.normalise(text).length())
        ? IdNumber.judge(text)
        : new Judged.Faulty(Fault.LENGTH);
  }
}
