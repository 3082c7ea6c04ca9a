package org.nuanbao.check;

import java.util.Map;

/** What is wrong, in a few words, for findings whose rule says no more than its code. */
final class Headings {
  private static final Map<String, String> BY_CODE =
      Map.ofEntries(
          Map.entry("HIDDEN_DATA", "有看不见的内容"),
          Map.entry("SHOWN_DIFFERS", "显示的与存的不同"),
          Map.entry("STRUCK_OUT", "内容上画了删除线"),
          Map.entry("CELL_PICTURE", "格子里是图片"),
          Map.entry("LINKED_PICTURE", "图片在文件外面"),
          Map.entry("FORM_CONTROLS", "用了复选框控件"),
          Map.entry("FORMULA_NOT_ALLOWED", "填的是公式"),
          Map.entry("MERGED", "数据格被合并"),
          Map.entry("UNKNOWN_COLUMN", "表里没有这一栏"),
          Map.entry("UNKNOWN_ROW", "表里没有这一行"),
          Map.entry("DATA_AFTER_END", "表的下面还有数据"),
          Map.entry("SUBTOTAL", "小计不等于各行之和"),
          Map.entry("PRINT_CHANGED", "印好的字被改动"),
          Map.entry("LINE_CHANGED", "印好的字被删改"),
          Map.entry("SEVERAL_TABLES", "填了两张表"),
          Map.entry("WRONG_UNIT", "单位对不上"),
          Map.entry("TEMPLATE_VERSION", "不是最新模板"),
          Map.entry("TEMPLATE_MISMATCH", "不是要报的表"),
          Map.entry("NOTHING_FILLED_IN", "没有填任何内容"),
          Map.entry("NOTHING_AND_MORE", "零报告里填有内容"),
          Map.entry("FILE_CHANGED", "文件与登记的不同"),
          Map.entry("WRONG_FORM", "报错了表"),
          Map.entry("WRONG_PERIOD", "日期不在本期"),
          Map.entry("LATE", "报送逾期"),
          Map.entry("NOT_SEALED", "没有盖章"),
          Map.entry("NOT_STAMPED", "没有盖章或日期"),
          Map.entry("NOT_LISTED", "没有对应的材料"),
          Map.entry("ALREADY_LISTED", "已另有登记"),
          Map.entry("NOT_ONCE", "与名册对不上"),
          Map.entry("NOT_REGISTERED", "与登记的不符"),
          Map.entry("DISAGREE", "几处填写互相矛盾"),
          Map.entry("REPEATED", "同一内容填了两次"),
          Map.entry("UNREADABLE", "文件打不开"));

  private Headings() {}

  /** The heading for a code. */
  static String of(String code) {
    return BY_CODE.getOrDefault(code, "需要核对");
  }
}
