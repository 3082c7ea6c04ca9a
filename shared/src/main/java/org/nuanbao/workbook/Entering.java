package org.nuanbao.workbook;

import java.util.List;
import java.util.function.Function;
import org.apache.poi.ss.usermodel.DataValidation;
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
  private final Form form;
  private final Placement placement;
  private final XSSFSheet sheet;
  private final Acceptance accepts;
  private final DataValidationHelper making;

  Entering(Form form, Placement placement, XSSFSheet sheet, CodeLists codes) {
    this.form = form;
    this.placement = placement;
    this.sheet = sheet;
    this.making = sheet.getDataValidationHelper();
    this.accepts = new Acceptance(making, codes);
  }

  void validate() {
    List<Field> dates =
        form.fields().stream().filter(field -> field.type() == ValueType.DATE).toList();
    accept(dates, field -> Placement.fieldRef(field.key()), accepts.date());
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
  private Acceptance.Accepted answer(Single form, Column asked) {
    return switch (asked.type()) {
      case CODE, YES_NO ->
          also(form, asked.key())
              ? accepts.oneOf(asked.codes()).asHint()
              : accepts.oneOf(asked.codes());
      case CODES -> accepts.oneOf(asked.codes()).asHint();
      case ID_NUMBER -> accepts.idNumber(lengths(form, asked.key()));
      case DATE -> accepts.day();
      case COUNT, INTEGER, AMOUNT_WAN, AMOUNT_YUAN, BANK_CARD, PHONE, TEXT -> accepts.of(asked);
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
    accept(ofType(items, ValueType.COUNT), Item::ref, accepts.count());
    accept(ofType(items, ValueType.AMOUNT_WAN), Item::ref, accepts.amount("万元"));
    accept(ofType(items, ValueType.AMOUNT_YUAN), Item::ref, accepts.amount("元"));
    accept(ofType(items, ValueType.YES_NO), Item::ref, accepts.oneOf(YesNo.answers()));
  }

  private static List<Item> ofType(List<Item> items, ValueType type) {
    return items.stream().filter(item -> item.type() == type).toList();
  }

  private <T> void accept(List<T> asked, Function<T, String> ref, Acceptance.Accepted accepted) {
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
            ? accepts.length(0, 0, "“" + column.label() + "”由上级工会填写，报送时请留空。")
            : column.type() == ValueType.ID_NUMBER
                ? accepts.idNumber(lengths(roster, column))
                : accepts.of(column));
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

  private void add(CellRangeAddressList cells, Acceptance.Accepted accepted) {
    if (cells.countRanges() == 0) {
      return;
    }
    DataValidation validation = making.createValidation(accepted.what(), cells);
    validation.setEmptyCellAllowed(true);
    validation.setShowErrorBox(accepted.strict());
    validation.setErrorStyle(DataValidation.ErrorStyle.STOP);
    validation.createErrorBox("请核对", accepted.says());
    if (!accepted.strict()) {
      validation.setShowPromptBox(true);
      validation.createPromptBox("填写说明", accepted.says());
    }
    sheet.addValidationData(validation);
  }
}
