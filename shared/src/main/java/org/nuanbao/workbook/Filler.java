package org.nuanbao.workbook;

import java.util.List;
import org.apache.poi.ss.util.CellAddress;
import org.nuanbao.form.Column;
import org.nuanbao.form.Field;
import org.nuanbao.form.FigureForm;
import org.nuanbao.form.Form;
import org.nuanbao.form.Item;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Single;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.value.YesNo;

/**
 * Writes one sample into the form's template as it stands, without judging anything: text as text,
 * numbers as numbers to the last digit, dates as dates. A figure over a live sum replaces the
 * formula, and so does a blank.
 */
public final class Filler {
  private Filler() {}

  /**
   * An {@code .xlsx} with the reading's values.
   *
   * @param raw values as given; what the form does not ask for is left out
   */
  public static byte[] fill(Form form, Reading raw, Mark mark) {
    try (WorkbookDraft draft = WorkbookDraft.of(form, mark, PreparedRows.of(raw.body()))) {
      NothingChoice.print(draft, form);
      CellAddress nothing = NothingChoice.at(form, draft.placement());
      if (nothing != null && raw.saysNothing()) {
        Value yes = new Value.Text(YesNo.YES.printed());
        draft.put(nothing.getRow(), nothing.getColumn(), yes, ValueType.YES_NO);
      }
      draft.pages().forEach(page -> write(page, form, raw));
      return draft.bytes();
    }
  }

  /** A workbook of cards or vouchers, each on a sheet of its own. */
  public static byte[] fill(Single form, List<Reading> raw, Mark mark) {
    try (WorkbookDraft draft = WorkbookDraft.of(form, mark, PreparedRows.of(raw))) {
      List<WorkbookDraft> sheets = draft.sheets(form, raw.size());
      for (int i = 0; i < raw.size(); i++) {
        write(sheets.get(i), form, raw.get(i));
      }
      return draft.bytes();
    }
  }

  static void write(WorkbookDraft draft, Form form, Reading raw) {
    for (Field field : form.fields()) {
      CellAddress at = draft.placement().field(field.key());
      if (at != null) {
        Entry entry = raw.fields().getOrDefault(field.key(), Entry.NONE);
        draft.put(at.getRow(), at.getColumn(), entry.value(), field.type());
      }
    }
    switch (raw.body()) {
      case Body.Figures figures -> figures(draft, form, figures);
      case Body.Lines lines -> lines(draft, form, lines.lines());
      case Body.Answers answers -> new AnswersFiller(draft, form).write(raw.fields(), answers);
    }
  }

  private static void figures(WorkbookDraft draft, Form form, Body.Figures figures) {
    if (!(form instanceof FigureForm statistics)) {
      throw new IllegalArgumentException("figures for a form that lists rows: " + form.id());
    }
    for (Item item : statistics.items()) {
      CellAddress at = draft.placement().spots().get(item.ref());
      if (at != null) {
        Entry entry = figures.items().getOrDefault(item.ref(), Entry.NONE);
        draft.put(at.getRow(), at.getColumn(), entry.value(), item.type());
      }
    }
  }

  private static void lines(WorkbookDraft draft, Form form, List<Line> lines) {
    if (!(form instanceof Roster roster)) {
      throw new IllegalArgumentException("rows for a form that asks for figures: " + form.id());
    }
    int row = draft.placement().bodyFirst();
    for (Line line : lines) {
      for (int i = 0; i < roster.columns().size(); i++) {
        Column column = roster.columns().get(i);
        CellAddress first = draft.placement().spots().get(column.key());
        if (first != null) {
          draft.put(row, first.getColumn(), line.values().get(i), column.type());
        }
      }
      row++;
    }
  }
}
