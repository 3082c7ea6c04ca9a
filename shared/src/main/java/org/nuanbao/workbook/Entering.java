package org.nuanbao.workbook;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.nuanbao.form.Column;
import org.nuanbao.form.Field;
import org.nuanbao.form.Form;
import org.nuanbao.form.Item;
import org.nuanbao.form.Question;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Rule;
import org.nuanbao.form.Single;
import org.nuanbao.form.SubTable;
import org.nuanbao.form.Tabled;
import org.nuanbao.form.ValueType;
import org.nuanbao.value.YesNo;

/**
 * What a spreadsheet says while somebody types: the cheap half of the rules. Pasting goes round it,
 * so it decides nothing.
 */
final class Entering {
  private static final String NO_DATE_BEFORE = "DATE(1990,1,1)";
  private static final String NO_BIRTH_BEFORE = "DATE(1900,1,1)";

  private final Form form;
  private final Placement placement;
  private final XSSFSheet sheet;
  private final CodeLists codes;
  private final DataValidationHelper making;

  Entering(Form form, Placement placement, XSSFSheet sheet, CodeLists codes) {
    this.form = form;
    this.placement = placement;
    this.sheet = sheet;
    this.codes = codes;
    this.making = sheet.getDataValidationHelper();
  }

  void validate() {
    List<Field> dates =
        form.fields().stream().filter(field -> field.type() == ValueType.DATE).toList();
    accept(dates, field -> Placement.fieldRef(field.key()), date(NO_DATE_BEFORE));
    switch (form) {
      case Tabled tabled -> figures(tabled);
      case Single single -> answers(single);
      case Roster roster -> roster.columns().forEach(column -> column(roster, column));
    }
  }

  private void answers(Single form) {
    for (Question question : form.questions()) {
      Column asked = asked(question.key(), question.label(), question.type(), question.codes());
      CellAddress at = placement.spots().get(question.key());
      if (at != null) {
        add(cells(at, 1), answer(form, asked));
      }
    }
    for (SubTable table : form.tables()) {
      for (Column column : table.columns()) {
        String ref = table.key() + "." + column.key();
        CellAddress at = placement.spots().get(ref);
        if (at != null) {
          Column asked = asked(ref, column.label(), column.type(), column.codes());
          add(cells(at, placement.bodyRows(at)), answer(form, asked));
        }
      }
    }
  }

  private static Column asked(String ref, String label, ValueType type, List<String> codes) {
    return new Column(ref, label, type, codes, false);
  }

  private static CellRangeAddressList cells(CellAddress first, int rows) {
    return new CellRangeAddressList(
        first.getRow(), first.getRow() + rows - 1, first.getColumn(), first.getColumn());
  }

  /** Where a list is offered, but other answers are right too, the list is a hint only. */
  private Accepted answer(Single form, Column asked) {
    return switch (asked.type()) {
      case CODE, YES_NO ->
          also(form, asked.key()) ? oneOf(asked.codes()).asHint() : oneOf(asked.codes());
      case CODES -> oneOf(asked.codes()).asHint();
      case ID_NUMBER -> idNumber(lengths(form, asked.key()));
      case DATE -> date(NO_BIRTH_BEFORE);
      case COUNT, INTEGER, AMOUNT_WAN, AMOUNT_YUAN, BANK_CARD, PHONE, TEXT -> accepted(asked);
    };
  }

  private static boolean also(Single form, String ref) {
    return form.rules().stream()
        .filter(Rule.Coded.class::isInstance)
        .anyMatch(rule -> ((Rule.Coded) rule).also().containsKey(ref));
  }

  private static List<Integer> lengths(Single form, String ref) {
    return form.rules().stream()
        .filter(Rule.IdsValid.class::isInstance)
        .map(Rule.IdsValid.class::cast)
        .filter(rule -> rule.refs().contains(ref))
        .flatMap(rule -> rule.lengths().stream())
        .sorted()
        .toList();
  }

  private void figures(Tabled form) {
    List<Item> items = form.items();
    accept(ofType(items, ValueType.COUNT), Item::ref, count());
    accept(ofType(items, ValueType.AMOUNT_WAN), Item::ref, amount("万元"));
    accept(ofType(items, ValueType.AMOUNT_YUAN), Item::ref, amount("元"));
    accept(ofType(items, ValueType.YES_NO), Item::ref, oneOf(YesNo.answers()));
  }

  private static List<Item> ofType(List<Item> items, ValueType type) {
    return items.stream().filter(item -> item.type() == type).toList();
  }

  private <T> void accept(List<T> asked, Function<T, String> ref, Accepted accepted) {
    CellRangeAddressList cells = new CellRangeAddressList();
    for (T one : asked) {
      CellAddress spot = placement.spots().get(ref.apply(one));
      if (spot != null) {
        cells.addCellRangeAddress(spot.getRow(), spot.getColumn(), spot.getRow(), spot.getColumn());
      }
    }
    add(cells, accepted);
  }

  private void column(Roster roster, Column column) {
    CellAddress first = placement.spots().get(column.key());
    if (first == null) {
      return;
    }
    int last = first.getRow() + placement.bodyRows() - 1;
    CellRangeAddressList cells = new CellRangeAddressList();
    cells.addCellRangeAddress(
        new CellRangeAddress(first.getRow(), last, first.getColumn(), first.getColumn()));
    add(
        cells,
        column.byFederation()
            ? length(0, 0, "“" + column.label() + "”由上级工会填写，报送时请留空。")
            : column.type() == ValueType.ID_NUMBER
                ? idNumber(lengths(roster, column))
                : accepted(column));
  }

  private Accepted accepted(Column column) {
    return switch (column.type()) {
      case COUNT, INTEGER -> count();
      case AMOUNT_WAN -> amount("万元");
      case AMOUNT_YUAN -> amount("元");
      case DATE -> date(NO_DATE_BEFORE);
      case CODE -> oneOf(column.codes());
      case YES_NO -> oneOf(YesNo.answers());
      case ID_NUMBER -> idNumber(List.of());
      case BANK_CARD -> length(16, 19, "卡号应为16至19位数字，请核对。");
      case PHONE -> length(7, 20, "请填写手机号，或区号加电话号码。");
      case CODES, TEXT -> length(0, 200, "请不要超过200个字。");
    };
  }

  private static List<Integer> lengths(Roster roster, Column column) {
    return roster.rules().stream()
        .filter(Rule.IdValid.class::isInstance)
        .map(Rule.IdValid.class::cast)
        .filter(rule -> rule.column().equals(column.key()))
        .flatMap(rule -> rule.lengths().stream())
        .sorted()
        .toList();
  }

  private Accepted idNumber(List<Integer> lengths) {
    return lengths.isEmpty()
        ? length(15, 18, "身份证号应为18位，请核对。")
        : length(lengths.getFirst(), lengths.getLast(), "身份证号应为" + lengths.getLast() + "位，请核对。");
  }

  private Accepted oneOf(List<String> answers) {
    return codes
        .name(answers)
        .map(name ->
            new Accepted(
                making.createFormulaListConstraint(name),
                "请从下拉列表中选择：" + shortened(String.join("、", answers))))
        .orElseGet(() -> length(0, 200, "请不要超过200个字。"));
  }

  /** A message box takes 255 characters. */
  private static String shortened(String answers) {
    return answers.length() > 200 ? answers.substring(0, 200) + "…" : answers;
  }

  private Accepted count() {
    return new Accepted(
        making.createIntegerConstraint(OperatorType.GREATER_OR_EQUAL, "0", null),
        "请填写不小于0的整数，不要带单位。");
  }

  private Accepted amount(String unit) {
    return new Accepted(
        making.createDecimalConstraint(OperatorType.GREATER_OR_EQUAL, "0", null),
        "请填写不小于0的金额（" + unit + "），只填数字。");
  }

  private Accepted date(String before) {
    return new Accepted(
        making.createDateConstraint(OperatorType.GREATER_OR_EQUAL, "=" + before, null, null),
        "请填写日期，例如 " + LocalDate.of(2000, 1, 18) + "。");
  }

  private Accepted length(int least, int most, String says) {
    return new Accepted(
        making.createTextLengthConstraint(
            OperatorType.BETWEEN, String.valueOf(least), String.valueOf(most)),
        says);
  }

  private void add(CellRangeAddressList cells, Accepted accepted) {
    if (cells.countRanges() == 0) {
      return;
    }
    DataValidation validation = making.createValidation(accepted.what(), cells);
    validation.setEmptyCellAllowed(true);
    validation.setShowErrorBox(accepted.strict());
    validation.setErrorStyle(DataValidation.ErrorStyle.STOP);
    validation.createErrorBox("请核对", accepted.says());
    sheet.addValidationData(validation);
  }

  /**
   * What a cell takes.
   *
   * @param strict whether all else is refused
   */
  private record Accepted(DataValidationConstraint what, String says, boolean strict) {
    Accepted(DataValidationConstraint what, String says) {
      this(what, says, true);
    }

    Accepted asHint() {
      return new Accepted(what, says, false);
    }
  }
}
