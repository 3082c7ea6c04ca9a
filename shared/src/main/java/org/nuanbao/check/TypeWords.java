package org.nuanbao.check;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.AnswerType;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.NumberText;
import org.nuanbao.reading.Typing;
import org.nuanbao.reading.Value;
import org.nuanbao.value.BankCard;
import org.nuanbao.value.CreditCode;
import org.nuanbao.value.IdNumber;
import org.nuanbao.value.PhoneNumber;

/**
 * What is wrong with an answer that does not fit its cell's type. Rules of a form that demand the
 * same use these words too.
 */
public final class TypeWords {
  private static final String MONTH = "[0-9]{4}-[0-9]{2}|[0-9]{1,2}月?|[0-9]{1,2}-[0-9]{1,2}月";

  private TypeWords() {}

  /** The fault; empty if the answer is blank, fits its type, or cannot be believed at all. */
  public static Optional<FindingWords> of(Cell cell) {
    return Optional.ofNullable(
        switch (cell.value()) {
          case Value.Blank _, Value.Broken _ -> null;
          case Value.Text(String text) -> ofText(cell, text);
          case Value.Numeric(BigDecimal number) -> ofNumber(cell, number);
          case Value.Day _ when cell.type().isNumber() ->
              FindingWords.of(
                  "BAD_NUMBER",
                  "显示为日期，应是数字；请把单元格格式改为“常规”后重新填写。",
                  " is shown as a date, but asks a number; set the format to General and type it again.");
          case Value.Day _ -> null;
        });
  }

  private static @Nullable FindingWords ofText(Cell cell, String text) {
    return switch (cell.type()) {
      case TEXT -> null;
      case COUNT, INTEGER, AMOUNT_WAN, AMOUNT_YUAN, DECIMAL, PERCENT, YEAR -> noNumber(cell, text);
      case DATE -> noDay(cell);
      case MONTH -> text.matches(MONTH) ? null : noDay(cell);
      case CODE, YES_NO, CODES -> ofCode(cell, List.of()).orElse(null);
      case TICK ->
          text.equals(Typing.TICKED)
              ? null
              : FindingWords.of(
                  "BAD_CODE", "%s应打“√”或留空，请改正。", " takes a tick (√) or nothing.", quoted(cell));
      case ID_NUMBER ->
          IdNumber.judge(text) instanceof IdNumber.Judged.Faulty(var fault)
              ? ofId(cell, text, fault, List.of(15, 18))
              : null;
      case BANK_CARD ->
          BankCard.judge(text) instanceof BankCard.Judged.Faulty(var fault)
                  && fault != BankCard.Fault.CHECK
              ? ofCard(cell, text, fault)
              : null;
      case USCC -> CreditCode.fault(text).map(fault -> ofCreditCode(cell, fault)).orElse(null);
      case PHONE ->
          PhoneNumber.isOne(text)
              ? null
              : FindingWords.of(
                  "BAD_PHONE",
                  "%s不是电话号码，请填手机号，或区号加电话号码；没有电话请留空。",
                  " is no telephone number; leave it blank if there is none.",
                  quoted(cell));
    };
  }

  private static @Nullable FindingWords ofNumber(Cell cell, BigDecimal number) {
    AnswerType asked = cell.asked();
    BigDecimal least = asked.least();
    if (cell.type() == ValueType.DATE || cell.type() == ValueType.MONTH) {
      return FindingWords.of(
          "BAD_DATE",
          "填的是%s，不是日期；请按“2000-01-06”的样子填写。",
          " is a number and no date; write it as 2000-01-06.",
          number);
    }
    if (least != null && least.signum() == 0 && number.signum() < 0) {
      return FindingWords.of("BAD_NUMBER", "填的是%s，不能是负数，请改正。", " must not be negative.", number);
    }
    return !cell.type().isNumber() || asked.places() > 0 || number.stripTrailingZeros().scale() <= 0
        ? null
        : FindingWords.of("BAD_NUMBER", "填的是%s，应是整数，请改正。", " must be a whole number.", number);
  }

  private static FindingWords noNumber(Cell cell, String text) {
    AnswerType asked = cell.asked();
    boolean none = asked.unit().isEmpty() || asked.unit().equals("—");
    return NumberText.of(text, asked) instanceof NumberText.OtherUnit(String unit)
        ? FindingWords.of(
            "BAD_UNIT",
            "%s带的单位是“%s”，这里%s，请改正。",
            "%1$s gives the unit %2$s, asked is %4$s.",
            quoted(cell),
            unit.length() > 10 ? unit.substring(0, 10) + "…" : unit,
            none ? "只填数字，不带单位" : "单位是“" + asked.unit() + "”",
            none ? "a bare number" : asked.unit())
        : FindingWords.of("BAD_NUMBER", "%s不是数字，请只填数字，没有就填0。", " is no number.", quoted(cell));
  }

  private static FindingWords noDay(Cell cell) {
    return FindingWords.of(
        "BAD_DATE",
        "%s不是能确定的%s，请按“%s”的样子填写。",
        " is none that can be told; the year comes first, as in 2000-01-06.",
        quoted(cell),
        cell.type() == ValueType.DATE ? "日期" : "月份",
        cell.type() == ValueType.DATE ? "2000年1月6日" : "2000年1月");
  }

  /** The fault of an answer that is neither among the printed answers nor among these. */
  public static Optional<FindingWords> ofCode(Cell cell, List<String> also) {
    List<String> codes = cell.codes();
    boolean right =
        codes.isEmpty()
            || switch (cell.value()) {
              case Value.Blank _, Value.Broken _ -> true;
              case Value.Numeric _, Value.Day _ -> false;
              case Value.Text(String text) ->
                  Arrays.stream(
                          cell.type() == ValueType.CODES
                              ? text.split(Typing.ANSWERS)
                              : new String[] {text})
                      .allMatch(answer -> codes.contains(answer) || also.contains(answer));
            };
    return right
        ? Optional.empty()
        : Optional.of(
            cell.type() == ValueType.YES_NO
                ? FindingWords.of("BAD_CODE", "只能填“是”或“否”，请改正。", " must be 是 (yes) or 否 (no).")
                : FindingWords.of("BAD_CODE", "只能填：%s。请改正。", " must be one of: %s.", codes));
  }

  /** An identity number's fault, in words that fit its cell. */
  public static FindingWords ofId(
      Cell cell, String text, IdNumber.Fault fault, List<Integer> lengths) {
    String wanted = String.join("或", lengths.stream().sorted().map(String::valueOf).toList());
    String copy = "请对照身份证改正。";
    boolean last = text.matches("[0-9]{17}.");
    String lost = text.endsWith("000") ? "末尾是000，可能以数字录入时丢失了后几位，请以文本重新录入。" : "";
    FindingWords.Both said =
        switch (fault) {
          case LENGTH ->
              new FindingWords.Both(
                  "应为%s位，现为%d位。".formatted(wanted, IdNumber.normalise(text).length()) + copy,
                  " has another length. Copy it from the card again.");
          case CHARACTERS ->
              last
                  ? new FindingWords.Both(
                      "的最后一位既不是数字，也不是字母X，请对照身份证重新录入这一位。",
                      ": the last character is neither a digit nor the letter X. Type it again.")
                  : new FindingWords.Both(
                      "只能是数字，最后一位可以是X。" + copy, " may hold digits only, and an X at the end.");
          case DATE ->
              new FindingWords.Both(
                  "中的出生日期不存在。" + copy, " holds a date of birth that does not exist.");
          case CHECK ->
              new FindingWords.Both(
                  "校验码不对，至少有一位录错。" + lost + "请对照身份证逐位核对。",
                  " fails its check digit: at least one digit is wrong.");
        };
    return FindingWords.of("ID_" + fault.name(), "%s%s", "%s%s", cell.shown(), said);
  }

  /** A card number's fault. */
  public static FindingWords ofCard(Cell cell, String text, BankCard.Fault fault) {
    FindingWords.Both said =
        switch (fault) {
          case CHARACTERS -> new FindingWords.Both("只能是数字。请对照卡面改正。", " may hold digits only.");
          case LENGTH ->
              new FindingWords.Both(
                  "应为16至19位，现为" + BankCard.normalise(text).length() + "位。请对照卡面改正。",
                  " must have 16 to 19 digits.");
          case CHECK ->
              new FindingWords.Both(
                  "校验位不对，至少有一位录错。请对照卡面逐位核对。",
                  " fails its check digit: at least one digit is wrong.");
        };
    return FindingWords.of("CARD_" + fault.name(), "%s%s", "%s%s", cell.shown(), said);
  }

  private static FindingWords ofCreditCode(Cell cell, CreditCode.Fault fault) {
    return FindingWords.of(
        "USCC_" + fault.name(),
        "%s%s。请对照营业执照或法人证书改正。",
        "%1$s is no unified social credit code. Copy it from the certificate again.",
        cell.shown(),
        switch (fault) {
          case LENGTH -> "应为18位";
          case CHARACTERS -> "含有不会出现的字符（字母I、O、S、V、Z不用）";
          case CHECK -> "校验码不对，至少有一位录错";
        });
  }

  private static String quoted(Cell cell) {
    return cell.masked().isEmpty() ? "填的" : "填的“" + cell.masked() + "”";
  }
}
