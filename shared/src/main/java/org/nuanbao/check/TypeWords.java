package org.nuanbao.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
import org.nuanbao.value.YesNo;

/**
 * What is wrong with an answer that is not of the type its cell asks for. Rules of a form that
 * demand the same say it in these words too.
 */
public final class TypeWords {
  private static final String BAD_NUMBER = "BAD_NUMBER";
  private static final String COPY_ID = "请对照身份证改正。";
  private static final String COPY_CARD = "请对照卡面改正。";

  private TypeWords() {}

  /** Empty if the answer is blank, of its type, or cannot be believed at all. */
  public static Optional<Words> of(Cell cell) {
    return Optional.ofNullable(
        switch (cell.value()) {
          case Value.Blank _, Value.Broken _ -> null;
          case Value.Text(String text) -> ofText(cell, text);
          case Value.Numeric(BigDecimal number) -> ofNumber(cell, number);
          case Value.Day _ -> ofDay(cell);
        });
  }

  private static @Nullable Words ofText(Cell cell, String text) {
    return switch (cell.type()) {
      case COUNT, INTEGER, AMOUNT_WAN, AMOUNT_YUAN, DECIMAL, PERCENT, YEAR -> noNumber(cell, text);
      case DATE ->
          new Words(
              "BAD_DATE",
              quoted(cell) + "不是能确定的日期，请按“2012-01-06”或“2012年1月6日”的样子填写。",
              " is no date that can be told; write it as 2012-01-06.");
      case MONTH ->
          text.matches("[0-9]{4}-[0-9]{2}|[0-9]{1,2}月?|[0-9]{1,2}-[0-9]{1,2}月")
              ? null
              : new Words(
                  "BAD_DATE",
                  quoted(cell) + "不是能确定的月份，请按“2012年1月”的样子填写。",
                  " is no month that can be told; write it as 2012-01.");
      case CODE, YES_NO, CODES -> ofCode(cell, List.of()).orElse(null);
      case TICK ->
          new Words("BAD_CODE", quoted(cell) + "应打“√”或留空，请改正。", " takes a tick (√) or nothing.");
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
              : new Words(
                  "BAD_PHONE",
                  quoted(cell) + "不是电话号码，请填手机号，或区号加电话号码；没有电话请留空。",
                  " is no telephone number; leave it blank if there is none.");
      case TEXT -> null;
    };
  }

  private static @Nullable Words ofNumber(Cell cell, BigDecimal number) {
    AnswerType asked = cell.place().prompt().answer();
    BigDecimal least = asked.least();
    String is = "填的是" + Words.shown(number);
    return switch (cell.type()) {
      case COUNT, INTEGER, AMOUNT_WAN, AMOUNT_YUAN, DECIMAL, PERCENT, YEAR -> {
        if (least != null && least.signum() == 0 && number.signum() < 0) {
          yield new Words(BAD_NUMBER, is + "，不能是负数，请改正。", " must not be negative.");
        }
        boolean whole = number.stripTrailingZeros().scale() <= 0;
        yield asked.places() > 0 || whole
            ? null
            : new Words(BAD_NUMBER, is + "，应是整数，请改正。", " must be a whole number.");
      }
      case DATE, MONTH ->
          new Words(
              "BAD_DATE",
              is + "，不是日期；请按“2012-01-06”的样子填写。",
              " is a number and no date; write it as 2012-01-06.");
      case YES_NO, TICK, TEXT, CODE, CODES, ID_NUMBER, USCC, BANK_CARD, PHONE -> null;
    };
  }

  private static @Nullable Words ofDay(Cell cell) {
    return cell.type().isNumber()
        ? new Words(
            BAD_NUMBER,
            "显示为日期，应是数字；请把单元格格式改为“常规”后重新填写。",
            " is shown as a date, but a number is asked; set the cell's format to General and type it again.")
        : null;
  }

  private static Words noNumber(Cell cell, String text) {
    AnswerType asked = cell.place().prompt().answer();
    if (NumberText.of(text, asked) instanceof NumberText.OtherUnit(String unit)) {
      String own = asked.unit().isEmpty() ? "只填数字，不带单位" : "单位是“" + asked.unit() + "”";
      return new Words(
          "BAD_UNIT",
          quoted(cell) + "带的单位是“" + shortened(unit) + "”，这里" + own + "，请改正。",
          " gives the unit " + shortened(unit) + ", asked is " + asked.unit() + ".");
    }
    return new Words(BAD_NUMBER, quoted(cell) + "不是数字，请只填数字，没有就填0。", " is no number.");
  }

  /** What is not among the printed answers, nor among these. */
  public static Optional<Words> ofCode(Cell cell, List<String> also) {
    List<String> codes = cell.type() == ValueType.YES_NO ? YesNo.answers() : cell.codes();
    boolean right =
        codes.isEmpty()
            || switch (cell.value()) {
              case Value.Blank _, Value.Broken _ -> true;
              case Value.Numeric _, Value.Day _ -> false;
              case Value.Text(String text) ->
                  Stream.of(
                          cell.type() == ValueType.CODES
                              ? text.split(Typing.ANSWERS)
                              : new String[] {text})
                      .allMatch(answer -> codes.contains(answer) || also.contains(answer));
            };
    return right
        ? Optional.empty()
        : Optional.of(
            new Words(
                "BAD_CODE",
                cell.type() == ValueType.YES_NO
                    ? "只能填“是”或“否”，请改正。"
                    : "只能填：" + String.join("、", codes) + "。请改正。",
                cell.type() == ValueType.YES_NO
                    ? " must be 是 (yes) or 否 (no)."
                    : " must be one of the printed answers."));
  }

  /** An identity number's fault, in the words for its cell. */
  public static Words ofId(Cell cell, String text, IdNumber.Fault fault, List<Integer> lengths) {
    String shown = Words.shown(cell);
    String code = "ID_" + fault.name();
    return switch (fault) {
      case LENGTH -> {
        String wanted = String.join("或", lengths.stream().sorted().map(String::valueOf).toList());
        int length = IdNumber.normalise(text).length();
        yield new Words(
            code,
            shown + "应为" + wanted + "位，现为" + length + "位。" + COPY_ID,
            shown + " has " + length + " characters. Copy it from the card again.");
      }
      case CHARACTERS ->
          text.substring(0, Math.min(17, text.length())).chars().allMatch(c -> c >= '0' && c <= '9')
              ? new Words(
                  code,
                  shown + "的最后一位既不是数字，也不是字母X，请对照身份证重新录入这一位。",
                  shown
                      + ": the last character is neither a digit nor the letter X. Type it again.")
              : new Words(
                  code,
                  shown + "只能是数字，最后一位可以是X。" + COPY_ID,
                  shown + " may hold digits only, and an X at the end.");
      case DATE ->
          new Words(
              code,
              shown + "中的出生日期不存在。" + COPY_ID,
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

  /** A card number's fault. */
  public static Words ofCard(Cell cell, String text, BankCard.Fault fault) {
    String shown = Words.shown(cell);
    String code = "CARD_" + fault.name();
    return switch (fault) {
      case CHARACTERS ->
          new Words(code, shown + "只能是数字。" + COPY_CARD, shown + " may hold digits only.");
      case LENGTH ->
          new Words(
              code,
              shown + "应为16至19位，现为" + BankCard.normalise(text).length() + "位。" + COPY_CARD,
              shown + " must have 16 to 19 digits.");
      case CHECK ->
          new Words(
              code,
              shown + "校验位不对，至少有一位录错。请对照卡面逐位核对。",
              shown + " fails its check digit: at least one digit is wrong.");
    };
  }

  private static Words ofCreditCode(Cell cell, CreditCode.Fault fault) {
    String shown = Words.shown(cell);
    String what =
        switch (fault) {
          case LENGTH -> "应为18位";
          case CHARACTERS -> "含有不会出现的字符（字母I、O、S、V、Z不用）";
          case CHECK -> "校验码不对，至少有一位录错";
        };
    return new Words(
        "USCC_" + fault.name(),
        shown + what + "。请对照营业执照或法人证书改正。",
        shown + " is no unified social credit code. Copy it from the certificate again.");
  }

  private static String quoted(Cell cell) {
    String masked = cell.masked();
    return masked.isEmpty() ? "填的" : "填的“" + masked + "”";
  }

  private static String shortened(String text) {
    return text.length() > 10 ? text.substring(0, 10) + "…" : text;
  }
}
