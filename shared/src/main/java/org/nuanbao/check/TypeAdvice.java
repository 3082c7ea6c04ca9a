package org.nuanbao.check;

import static org.nuanbao.check.Advice.LOOK_UP;
import static org.nuanbao.check.Advice.either;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.nuanbao.form.AnswerType;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Value;

/**
 * What is advised about a cell that does not fit its type, whichever rule found it: told by the
 * finding's code, what the cell asks for and what stands in it.
 */
final class TypeAdvice {
  private TypeAdvice() {}

  /** The advice; {@link Advice#NONE} if the code is not about a cell's type. */
  static Advice of(String code, Cell cell) {
    return switch (code) {
      case "REQUIRED" ->
          Advice.of(
              either("没有填" + cell.core(), "这一格没有填"),
              wanted(cell) + "；" + LOOK_UP,
              Salvage.of(cell));
      case "NOT_EMPTY" -> cleared(cell);
      case "BAD_NUMBER", "BAD_UNIT", "NOT_POSITIVE" -> number(cell);
      case "BAD_DECIMALS" -> decimals(cell);
      case "OUT_OF_RANGE" ->
          Advice.of(either("数字大得或小得不合常理"), wanted(cell) + range(cell) + "；" + LOOK_UP, List.of());
      case "BAD_DATE" ->
          Advice.of(
              either(cell.type() == ValueType.MONTH ? "月份看不明白" : "日期看不明白"),
              found(cell, "年在前，写全年、月" + (cell.type() == ValueType.MONTH ? "" : "、日")),
              Salvage.of(cell));
      case "BAD_CODE" -> coded(cell);
      case "BAD_PHONE" -> Advice.of(either("不是电话号码"), "手机号，或区号加电话号码；没有电话请留空", Salvage.of(cell));
      case "TOO_LONG" -> Advice.of(either("文字太长"), "缩短到能存下的字数", List.of());
      case "DITTO" -> Advice.of(either("写的是“同上”"), "写明具体内容，与上一条相同也要写全", Salvage.of(cell));
      case "BAD_NAME" -> Advice.of(either("姓名有误", "姓名有误"), "真实姓名，只写字，不带数字和符号", Salvage.of(cell));
      case "BAD_SHAPE" ->
          Advice.of(either(cell.core() + "写法不对", "写法不符合要求"), wanted(cell), Salvage.of(cell));
      default -> numbered(code, cell);
    };
  }

  private static Advice numbered(String code, Cell cell) {
    if (code.startsWith("ID_")) {
      return Advice.of(either(idHeading(code)), "18 位身份证号，逐位与身份证相同；请对照身份证", Salvage.of(cell));
    }
    if (code.startsWith("CARD_")) {
      return Advice.of(
          either("CARD_CHECK".equals(code) ? "卡号至少有一位录错" : "卡号写法不对"),
          "16 至 19 位卡号，逐位与卡面相同；请对照卡面",
          Salvage.of(cell));
    }
    if (code.startsWith("USCC_")) {
      return Advice.of(
          either("USCC_CHECK".equals(code) ? "信用代码至少有一位录错" : "信用代码写法不对"),
          "18 位统一社会信用代码；请对照营业执照或法人证书",
          Salvage.of(cell));
    }
    return Advice.NONE;
  }

  private static String idHeading(String code) {
    return switch (code) {
      case "ID_LENGTH" -> "身份证号位数不对";
      case "ID_CHARACTERS" -> "身份证号里有别的字符";
      case "ID_DATE" -> "身份证号中没有这一天";
      case "ID_CHECK" -> "身份证号至少有一位录错";
      case "ID_AS_NUMBER" -> "号码丢了末尾几位";
      case "ID_15" -> "是15位旧号码";
      case "ID_FUTURE" -> "出生日期还没有到";
      case "ID_OLD" -> "年龄大得不合常理";
      default -> "身份证号有误";
    };
  }

  private static Advice cleared(Cell cell) {
    String at = cell.at();
    return Advice.of(
            either(cell.core() + "应当留空", "这一格应当留空"),
            "什么都不填",
            at.isEmpty() ? List.of() : List.of(new Mend.Clear(at)))
        .example("（留空）");
  }

  private static Advice number(Cell cell) {
    List<Mend> mends = Salvage.of(cell);
    return switch (cell.value()) {
      case Value.Blank _ -> of(cell, "没有填", found(cell, wanted(cell)), mends);
      case Value.Broken _ -> of(cell, "公式出错", wanted(cell) + "，直接填数，不用公式", mends);
      case Value.Day _ -> of(cell, "数字成了日期", found(cell, "数字，单元格格式用“常规”"), mends);
      case Value.Text(String text) ->
          of(cell, text.matches(".*[0-9０-９].*") ? "数字里夹了别的字" : "应当填数字", found(cell, "只填数字"), mends);
      case Value.Numeric(BigDecimal number) when number.signum() < 0 ->
          of(cell, "不能是负数", found(cell, "0 或大于 0 的数"), mends);
      case Value.Numeric(BigDecimal number) when number.signum() == 0 ->
          of(cell, "应当大于0", found(cell, "大于 0 的数"), mends);
      case Value.Numeric(BigDecimal number) -> {
        BigDecimal below = number.setScale(0, RoundingMode.FLOOR);
        String unit = cell.asked().unit();
        yield Advice.of(
            either((unit.isEmpty() ? cell.core() : unit + "数") + "应当是整数", "应当是整数"),
            "整数，例如 "
                + FindingWords.shown(below)
                + " 或 "
                + FindingWords.shown(below.add(BigDecimal.ONE))
                + "；到底多少，"
                + LOOK_UP,
            mends);
      }
    };
  }

  private static Advice of(Cell cell, String what, String expected, List<Mend> mends) {
    return Advice.of(either(cell.core() + what, what), expected, mends);
  }

  private static Advice decimals(Cell cell) {
    int places = cell.asked().places();
    return Advice.of(either("小数位数太多"), found(cell, "最多 " + places + " 位小数"), Salvage.of(cell));
  }

  private static Advice coded(Cell cell) {
    List<String> codes = cell.codes();
    String listed =
        cell.type() == ValueType.TICK
            ? "打“√”或留空"
            : "只能填：" + String.join("、", codes.subList(0, Math.min(codes.size(), 12)));
    return Advice.of(
        either(cell.core() + "不在选项里", "不在可选的答案里"),
        found(cell, listed + (codes.size() > 12 ? "等" + codes.size() + "项之一" : "")),
        Salvage.of(cell));
  }

  /** What is expected; the certain value first, if there is one that may be told. */
  private static String found(Cell cell, String otherwise) {
    return Salvage.of(cell).stream()
        .map(mend ->
            switch (mend) {
              case Mend.Put(String _, Value value) -> Optional.of(said(cell, value));
              case Mend.Clear _ -> Optional.of("留空");
              case Mend.Make _, Mend.Ask _ -> Optional.<String>empty();
            })
        .flatMap(Optional::stream)
        .findFirst()
        .map(certain -> certain + "（" + otherwise + unitPrinted(cell.asked()) + "）")
        .orElseGet(() -> otherwise + unitPrinted(cell.asked()) + "；" + LOOK_UP);
  }

  private static String said(Cell cell, Value value) {
    return switch (value) {
      case Value.Numeric(BigDecimal number) -> cell.withUnit(number);
      case Value.Text(String text) -> text;
      case Value.Day(var day) -> day.toString();
      case Value.Blank _, Value.Broken _ -> "";
    };
  }

  private static String unitPrinted(AnswerType asked) {
    boolean number = asked.kind().isNumber();
    boolean none = asked.unit().isEmpty() || asked.unit().equals("—");
    return number && !none ? "，“" + asked.unit() + "”表上已印" : "";
  }

  private static String wanted(Cell cell) {
    AnswerType asked = cell.asked();
    String unit = asked.unit().isEmpty() || asked.unit().equals("—") ? "" : "，单位" + asked.unit();
    return switch (asked.kind()) {
      case COUNT, INTEGER -> "整数" + unit + "，没有就填 0";
      case AMOUNT_WAN, AMOUNT_YUAN, DECIMAL, PERCENT -> "数字" + unit + "，没有就填 0";
      case YEAR -> "四位数的年份";
      case YES_NO -> "“是”或“否”";
      case TICK -> "打“√”或留空";
      case TEXT -> asked.name() ? "真实姓名" : "照实填写";
      case DATE -> "年、月、日写全";
      case MONTH -> "年、月写全";
      case CODE, CODES ->
          asked.codes().isEmpty()
              ? "照实填写"
              : "下列之一："
                  + String.join("、", asked.codes().subList(0, Math.min(asked.codes().size(), 12)));
      case ID_NUMBER -> "18 位身份证号";
      case USCC -> "18 位统一社会信用代码";
      case BANK_CARD -> "16 至 19 位卡号";
      case PHONE -> "手机号，或区号加电话号码";
    };
  }

  private static String range(Cell cell) {
    BigDecimal least = cell.asked().least();
    BigDecimal most = cell.asked().most();
    return (least == null ? "" : "，不小于 " + least.toPlainString())
        + (most == null ? "" : "，不大于 " + most.toPlainString());
  }
}
