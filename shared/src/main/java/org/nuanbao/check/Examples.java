package org.nuanbao.check;

import org.nuanbao.form.AnswerType;
import org.nuanbao.form.ValueType;

/** One complete right entry for each type of answer; nobody's own. */
final class Examples {
  private Examples() {}

  /** The entry; empty for free text, of which any is right. */
  static String of(AnswerType asked) {
    String unit = asked.unit().equals("—") ? "" : asked.unit();
    return switch (asked.kind()) {
      case COUNT, INTEGER -> {
        String number = unit.equals("岁") ? "45" : asked.kind() == ValueType.COUNT ? "12" : "3";
        yield unit.isEmpty() ? number : number + " " + unit + "，填 " + number;
      }
      case AMOUNT_WAN -> "三万五千元，填 3.5";
      case AMOUNT_YUAN -> "三千五百元，填 3500";
      case DECIMAL -> unit.isEmpty() ? "3.5" : "3.5 " + unit + "，填 3.5";
      case PERCENT -> unit.equals("%") ? "百分之二十五，填 25" : "25%";
      case YES_NO -> "是";
      case TICK -> "√";
      case TEXT -> asked.name() ? "王小明" : "";
      case DATE -> "2000年1月6日";
      case MONTH -> "2000年1月";
      case YEAR -> "2000";
      case CODE -> asked.codes().isEmpty() ? "" : asked.codes().getFirst();
      case CODES -> String.join("、", asked.codes().subList(0, Math.min(2, asked.codes().size())));
      // The examples that the standards themselves print.
      case ID_NUMBER -> "11010519491231002X";
      case USCC -> "91350100M000100Y43";
      case BANK_CARD -> "6200000000000000005";
      case PHONE -> "13800000000";
    };
  }
}
