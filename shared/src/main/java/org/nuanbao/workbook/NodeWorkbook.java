package org.nuanbao.workbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.nuanbao.form.Field;
import org.nuanbao.form.Form;
import org.nuanbao.form.Item;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Single;
import org.nuanbao.form.Tabled;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.value.YesNo;

/**
 * A node's official workbook. Figures: the printed form with the totals, each linked to the sheet
 * {@value PartsSheet#NAME}, which has every part's figures, what was reported and where it came
 * from. A roster, a card or voucher: that sheet only, with its measures; no person is named. Of
 * several periods a sheet {@value TrendSheet#NAME} compares the totals.
 */
public final class NodeWorkbook {
  /** The blank that asks who reports has this key in every form. */
  private NodeWorkbook() {}

  /** An {@code .xlsx}; the same bytes for the same content. */
  public static byte[] of(Form form, NodeSheet node) {
    return switch (form) {
      case Tabled tabled -> official(tabled, node);
      case Roster _, Single _ -> list(form, node);
    };
  }

  private static byte[] official(Tabled form, NodeSheet node) {
    try (Draft draft = Draft.of(form, Mark.of(form), Prepared.blank())) {
      Filler.write(draft, form, reading(form, node));
      PartsSheet parts = PartsSheet.write(draft.book(), form, node);
      link(draft, form, parts);
      TrendSheet.write(draft.book(), form, node);
      return draft.bytes();
    }
  }

  /** From each total to the column whose sum it is. */
  private static void link(Draft draft, Tabled form, PartsSheet parts) {
    for (Item item : form.items()) {
      CellAddress at = draft.placement().spots().get(item.ref());
      if (at != null) {
        parts.linkFrom(draft.sheet().getRow(at.getRow()).getCell(at.getColumn()), item);
      }
    }
  }

  private static Reading reading(Tabled form, NodeSheet node) {
    Map<String, Entry> fields = new HashMap<>();
    fields.put(Field.UNIT, new Entry(new Value.Text(node.node()), null));
    Map<String, Entry> figures = new HashMap<>();
    for (Item item : form.items()) {
      figures.put(item.ref(), new Entry(total(item, node.totals()), null));
    }
    return new Reading(
        form.id(), form.head().version(), "", null, fields, new Body.Figures(figures));
  }

  private static Value total(Item item, Map<String, BigDecimal> totals) {
    if (item.type() == ValueType.YES_NO) {
      return answers(item, totals);
    }
    BigDecimal total = totals.get(item.ref());
    return total == null ? Value.Blank.IT : new Value.Numeric(total);
  }

  /** How many answered 是 and how many 否: {@code 是3、否1}. */
  private static Value answers(Item item, Map<String, BigDecimal> totals) {
    List<String> counts = new ArrayList<>();
    for (String answer : YesNo.answers()) {
      BigDecimal count = totals.get(item.ref() + "/" + answer);
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
