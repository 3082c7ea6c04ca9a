package org.nuanbao.workbook.recognise;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nuanbao.form.Form;
import org.nuanbao.form.Layout;
import org.nuanbao.workbook.cells.SheetRow;

/**
 * Recognises rows of a list that are not entries: a repeated heading, a sub-total, a group's
 * heading, strokes, 以下空白, a total, a printed note, a line for signatures.
 */
final class BetweenRecords {
  /** How a row relates to the list. */
  enum Standing {
    ENTRY,
    /** Not an entry; more entries may follow. */
    BETWEEN,
    SUBTOTAL,
    /** The list ends above it. */
    END
  }

  private static final Pattern SUBTOTAL = Pattern.compile("(本页|本组|分组|每页|.{0,10})(小计|小計)[:]?");
  private static final Pattern TOTAL = Pattern.compile("(本页|本表|人数|金额)?(合计|总计|小计|共计|合計|總計|小計|共計).*");
  private static final Pattern NOTHING_BELOW =
      Pattern.compile("[(]?(以下|此处以下|下面)(空白|无正文|无内容|无)[)。.]?");
  private static final Pattern STROKES = Pattern.compile("[-—–―─━_/\\\\|~*.·…=]+");

  /** A label with its colon, and whatever follows. */
  private static final Pattern SIGNED = Pattern.compile("[^:0-9]{2,16}:.*");

  private static final Pattern NOTE = Pattern.compile("(注|备注|附注|说明|填表说明|填报说明)[:.].*|注1.*|填表说明.*");
  private static final Pattern GROUP = Pattern.compile("[(]?[一二三四五六七八九十]{1,3}[)、.].+");
  private static final String STEMS = "甲乙丙丁戊己庚辛壬癸";
  private static final int LEAST_NUMBERED = 3;
  private static final int LONG = 6;
  private static final int BEGIN = 12;

  private final List<String> printed;
  private final Set<String> headings;
  private final List<Integer> columns;
  private final int numbering;

  /**
   * Recognises the rows of one list of a form.
   *
   * @param headings the headings of its columns, in the form in which labels are compared
   * @param columns the sheet's columns that it fills, from the left
   * @param numbering the column that counts the rows; -1 if there is none
   */
  BetweenRecords(Form form, Set<String> headings, List<Integer> columns, int numbering) {
    Stream<String> notes =
        form.sheets().stream()
            .flatMap(sheet -> sheet.layout().rows().stream())
            .filter(row -> row.kind() == Layout.Kind.NOTE)
            .flatMap(row -> row.slots().stream())
            .filter(Layout.Slot.Printed.class::isInstance)
            .map(slot -> ((Layout.Slot.Printed) slot).text());
    this.printed =
        Stream.concat(notes, form.head().titles().stream())
            .map(LabelText::of)
            .filter(text -> text.length() >= LONG)
            .map(text -> text.substring(0, Math.min(BEGIN, text.length())))
            .toList();
    this.headings = headings;
    this.columns = columns;
    this.numbering = numbering;
  }

  /** How a row with content relates to the list. A row more than half filled never ends it. */
  Standing of(SheetRow row) {
    List<String> filled = new ArrayList<>();
    int repeated = 0;
    boolean numbered = false;
    for (int column : columns) {
      String text = row.hasContent(column) ? LabelText.of(row.value(column)) : "";
      if (!text.isEmpty()) {
        filled.add(text);
        repeated += headings.contains(text) ? 1 : 0;
        numbered |= column == numbering;
      }
    }
    if (repeated > 1 && repeated * 2 > filled.size()) {
      return Standing.BETWEEN;
    }
    String first = first(row);
    boolean few = filled.size() * 2 <= columns.size();
    if (SUBTOTAL.matcher(first).matches()) {
      return Standing.SUBTOTAL;
    }
    if (few && isEnd(first)) {
      return Standing.END;
    }
    boolean only = filled.size() == 1 && columns.size() > 2;
    return (only && numbered && isNumber(filled.getFirst()))
            || (only && GROUP.matcher(filled.getFirst()).matches())
            || (!filled.isEmpty()
                && filled.stream().allMatch(text -> STROKES.matcher(text).matches()))
        ? Standing.BETWEEN
        : Standing.ENTRY;
  }

  /** Whether a row only numbers the columns of the heading above it: 1, 2, 3 or 甲, 乙, 丙. */
  static boolean isNumbering(SheetRow row) {
    List<String> labels = new ArrayList<>();
    for (int column = 0; column < row.width(); column++) {
      if (row.hasContent(column)) {
        labels.add(LabelText.of(row.value(column)).replaceAll("[()]", ""));
      }
    }
    if (!labels.isEmpty() && labels.getFirst().equals("栏次")) {
      labels.removeFirst();
    }
    if (labels.size() < LEAST_NUMBERED) {
      return false;
    }
    int stems = 0;
    while (stems < labels.size()
        && stems < STEMS.length()
        && labels.get(stems).equals(STEMS.substring(stems, stems + 1))) {
      stems++;
    }
    for (int i = stems; i < labels.size(); i++) {
      String number = String.valueOf(i - stems + 1);
      if (!labels.get(i).equals(number)) {
        return false;
      }
    }
    return true;
  }

  private boolean isEnd(String first) {
    return TOTAL.matcher(first).matches()
        || NOTHING_BELOW.matcher(first).matches()
        || NOTE.matcher(first).matches()
        || SIGNED.matcher(first).matches()
        || printed.stream().anyMatch(first::startsWith);
  }

  /** The first text of the row, in any column. */
  private static String first(SheetRow row) {
    for (int column = 0; column < row.width(); column++) {
      String text = row.hasContent(column) ? LabelText.of(row.value(column)) : "";
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  private static boolean isNumber(String text) {
    return text.length() < 6 && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
