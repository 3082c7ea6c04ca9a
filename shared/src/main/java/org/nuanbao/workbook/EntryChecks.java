package org.nuanbao.workbook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.nuanbao.form.Column;
import org.nuanbao.form.Field;
import org.nuanbao.form.Form;
import org.nuanbao.form.Prompt;
import org.nuanbao.form.Roster;
import org.nuanbao.form.ValueType;

/**
 * What a spreadsheet says while somebody types: the cheap half of the rules. Pasting goes round it,
 * so it decides nothing.
 */
final class EntryChecks {
  private final Form form;
  private final Placement placement;
  private final XSSFSheet sheet;
  private final Acceptance accepts;
  private final DataValidationHelper making;

  EntryChecks(Form form, Placement placement, XSSFSheet sheet, CodeLists codes) {
    this.form = form;
    this.placement = placement;
    this.sheet = sheet;
    this.making = sheet.getDataValidationHelper();
    this.accepts = new Acceptance(making, codes);
  }

  /** Cells that take the same share one validation. */
  void validate() {
    Map<List<Object>, Validated> all = new LinkedHashMap<>();
    form.places()
        .forEach((name, place) -> {
          Prompt asked = place.prompt();
          CellAddress at =
              asked instanceof Field field
                  ? placement.field(field.key())
                  : placement.spots().get(name);
          if (at != null && !(asked instanceof Field && asked.type() != ValueType.DATE)) {
            int last = at.getRow() + rows(asked, at) - 1;
            Acceptance.Accepted accepted = accepted(name, asked);
            List<Object> alike =
                List.of(asked.type(), asked.codes(), accepted.says(), accepted.strict());
            all.computeIfAbsent(alike, _ -> new Validated(new CellRangeAddressList(), accepted))
                .cells()
                .addCellRangeAddress(at.getRow(), at.getColumn(), last, at.getColumn());
          }
        });
    all.values().forEach(one -> add(one.cells(), one.accepted()));
  }

  private record Validated(CellRangeAddressList cells, Acceptance.Accepted accepted) {}

  private int rows(Prompt asked, CellAddress at) {
    return asked instanceof Column
        ? form instanceof Roster ? placement.bodyRows() : placement.bodyRows(at)
        : 1;
  }

  /** Where a list is offered, but other answers are right too, the list is a hint only. */
  private Acceptance.Accepted accepted(String name, Prompt asked) {
    if (asked instanceof Column column && column.byFederation()) {
      return accepts.length(0, 0, "“" + column.label() + "”由上级工会填写，报送时请留空。");
    }
    boolean also = form.rules().stream().anyMatch(rule -> !rule.alsoTaken(name).isEmpty());
    if (also || asked.type() == ValueType.CODES) {
      return accepts.of(asked).asHint();
    }
    if (asked.type() == ValueType.ID_NUMBER) {
      return accepts.idNumber(
          form.rules().stream().flatMap(rule -> rule.idLengths(name).stream()).sorted().toList());
    }
    return asked.type() == ValueType.DATE && !(asked instanceof Field)
        ? accepts.day()
        : accepts.of(asked);
  }

  private void add(CellRangeAddressList cells, Acceptance.Accepted accepted) {
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
