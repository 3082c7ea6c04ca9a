package org.nuanbao.authoring.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nuanbao.authoring.draft.DraftedForm.Field;
import org.nuanbao.authoring.text.BareText;
import org.nuanbao.form.Layout.Kind;
import org.nuanbao.form.ValueType;
import org.nuanbao.workbook.printed.PrintedCell;
import org.nuanbao.workbook.printed.PrintedSheet;

/** Reads the rows of fields above and below a table. */
final class FieldRows {
  /** A label with its colon, or room for a date that has no label. */
  private static final Pattern LABEL =
      Pattern.compile("([^\\s_：:]+(?:[ 　][^\\s_：:]+)*)\\s*[：:]|[_\\s]*年[_\\s]*月[_\\s]*日");

  private static final Doubt JOINED =
      new Doubt("原来与标签印在同一格里，版面请核对", "printed in one cell with its label");
  private static final Pattern ROOM = Pattern.compile("[：:]\\s*(_+|年\\s*月\\s*日)");
  private static final Pattern DATED = Pattern.compile("(日期|时间|時間)\\s*[：:]\\z");

  private final PrintedSheet sheet;
  private final Grid grid;
  private final UnaryOperator<String> simplified;
  private final DraftKeys keys = new DraftKeys();
  private final List<Field> fields = new ArrayList<>();

  FieldRows(PrintedSheet sheet, Grid grid, UnaryOperator<String> simplified) {
    this.sheet = sheet;
    this.grid = grid;
    this.simplified = simplified;
  }

  List<Field> fields() {
    return List.copyOf(fields);
  }

  void read(int row) {
    grid.kind(row, Kind.FIELDS);
    for (PrintedCell cell : sheet.texts(row)) {
      cell(cell);
    }
  }

  private void cell(PrintedCell cell) {
    List<String> labels = labels(cell.text().strip());
    PrintedCell beside = cell.right() < sheet.columns() ? sheet.at(cell.row(), cell.right()) : null;
    if (labels.size() == 1 && PrintedText.isDate(cell.text())) {
      Field field = add(labels.getFirst());
      grid.set(cell, "@" + field.key());
    } else if (labels.size() == 1
        && beside != null
        && beside.isBlank()
        && beside.height() == 1
        && !hasRoom(cell)) {
      Field field = add(labels.getFirst());
      grid.set(cell, "#" + field.key());
      grid.set(beside, "@" + field.key());
    } else {
      within(cell, labels);
    }
  }

  /** Whether the room to write is printed in the label's own cell. */
  private static boolean hasRoom(PrintedCell cell) {
    return ROOM.matcher(cell.text().strip()).find() && cell.width() > 1;
  }

  private static List<String> labels(String text) {
    List<String> labels = new ArrayList<>();
    Matcher matcher = LABEL.matcher(text);
    while (matcher.find()) {
      boolean date = matcher.group(1) == null;
      String before = text.substring(0, matcher.start());
      // 日期：  年 月 日 is one blank, not two.
      if (!date || labels.isEmpty() || !DATED.matcher(before.strip()).find()) {
        labels.add(matcher.group().strip());
      }
    }
    if (labels.isEmpty()) {
      labels.add(text);
    }
    return labels;
  }

  /** Reads several fields in one cell; each gets places of its own. */
  private void within(PrintedCell cell, List<String> labels) {
    int room = cell.width();
    int each = room / labels.size();
    List<String> places = new ArrayList<>();
    for (int i = 0; i < labels.size() && each > 0; i++) {
      boolean last = i == labels.size() - 1;
      int width = last ? room - places.size() : each;
      boolean date = PrintedText.isDate(labels.get(i));
      boolean split = width > 1 || date;
      Field field = split ? add(labels.get(i)) : add(labels.get(i), JOINED);
      int from = places.size();
      if (width > 1 && !date) {
        places.add("#" + field.key());
      }
      places.add("@" + field.key());
      while (places.size() < from + width) {
        places.add("<");
      }
    }
    grid.split(cell, places);
  }

  private Field add(String printed, Doubt... more) {
    boolean seal = PrintedText.isSealed(printed);
    boolean date = PrintedText.isDate(printed);
    String label =
        date
            ? "填报日期"
            : PrintedText.withoutColon(PrintedText.withoutSeal(BareText.squeezed(printed)));
    String plain = simplified.apply(label);
    @Nullable String usual = LabelWords.USUAL.headKey(plain).orElse(null);
    List<Doubt> doubts = new ArrayList<>();
    if (usual == null) {
      doubts.add(new Doubt("不认识的抬头，键名和类型请核对", "unknown label: check key and type"));
    }
    doubts.addAll(List.of(more));
    Field field =
        new Field(
            keys.take(usual, "field"),
            label,
            plain.equals(label) ? null : plain,
            printed,
            type(plain),
            seal,
            List.copyOf(doubts));
    fields.add(field);
    return field;
  }

  private static ValueType type(String label) {
    return LabelWords.USUAL
        .of(label)
        .map(LabelWords.Meaning::type)
        .filter(type -> type == ValueType.PHONE || type == ValueType.DATE)
        .orElse(ValueType.TEXT);
  }
}
