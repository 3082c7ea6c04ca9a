package org.nuanbao.workbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.nuanbao.form.Field;
import org.nuanbao.form.FigureForm;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormOfParts;
import org.nuanbao.form.Item;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Single;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.value.YesNo;

/**
 * A node's official workbook. For forms with figures it is the printed form with the totals, each
 * linked to the sheet {@value PartsSheet#NAME}, which lists every part's figures, what it reported
 * and where that came from. For a roster, a card or a voucher it is that sheet only, with the
 * form's measures; no person is named. If there are several periods, a sheet {@value
 * TrendSheet#NAME} compares their totals.
 */
public final class NodeWorkbook {
  private NodeWorkbook() {}

  /** The workbook as {@code .xlsx}; the same content gives the same bytes. */
  public static byte[] of(Form form, NodeSheet node) {
    return switch (form) {
      case FigureForm _ -> official(form, node);
      case FormOfParts parted when !items(parted).isEmpty() -> official(parted, node);
      case Roster _, Single _, FormOfParts _ -> list(form, node);
    };
  }

  /** The figures a form prints, by their names. */
  private static Map<String, Item> items(Form form) {
    Map<String, Item> items = new LinkedHashMap<>();
    form.places()
        .forEach((name, place) -> {
          if (place.prompt() instanceof Item item) {
            items.put(name, item);
          }
        });
    return items;
  }

  private static byte[] official(Form form, NodeSheet node) {
    try (WorkbookDraft draft = WorkbookDraft.of(form, Mark.of(form), PreparedRows.blank())) {
      Reading totals = reading(form, node);
      draft.pages().forEach(page -> Filler.write(page, form, totals));
      PartsSheet parts = PartsSheet.write(draft.book(), form, node);
      draft.pages().forEach(page -> link(page, form, parts));
      TrendSheet.write(draft.book(), form, node);
      return draft.bytes();
    }
  }

  /** Links each total to the sum of its column. */
  private static void link(WorkbookDraft draft, Form form, PartsSheet parts) {
    for (String name : items(form).keySet()) {
      CellAddress at = draft.placement().spots().get(name);
      if (at != null) {
        parts.linkFrom(draft.sheet().getRow(at.getRow()).getCell(at.getColumn()), name);
      }
    }
  }

  private static Reading reading(Form form, NodeSheet node) {
    Map<String, Entry> fields = new HashMap<>();
    fields.put(Field.UNIT, new Entry(new Value.Text(node.node()), null));
    Map<String, Entry> figures = new HashMap<>();
    items(form)
        .forEach(
            (name, item) -> figures.put(name, new Entry(total(name, item, node.totals()), null)));
    return new Reading(
        form.id(), form.head().version(), "", null, fields, Body.of(form, figures, Map.of()));
  }

  private static Value total(String name, Item item, Map<String, BigDecimal> totals) {
    if (item.type() == ValueType.YES_NO) {
      return answers(name, totals);
    }
    BigDecimal total = totals.get(name);
    return total == null ? Value.Blank.IT : new Value.Numeric(total);
  }

  /** The text that counts the answers 是 and 否: {@code 是3、否1}. */
  private static Value answers(String name, Map<String, BigDecimal> totals) {
    List<String> counts = new ArrayList<>();
    for (String answer : YesNo.answers()) {
      BigDecimal count = totals.get(name + "/" + answer);
      if (count != null) {
        counts.add(answer + count.toBigInteger());
      }
    }
    return counts.isEmpty() ? Value.Blank.IT : new Value.Text(String.join("、", counts));
  }

  private static byte[] list(Form form, NodeSheet node) {
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      PartsSheet.write(book, form, node);
      TrendSheet.write(book, form, node);
      return StableZip.of(book);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
