package org.nuanbao.workbook.recognise;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nuanbao.form.Column;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Rule;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Typing;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.cells.CellName;
import org.nuanbao.workbook.cells.PackedRows;
import org.nuanbao.workbook.cells.Range;
import org.nuanbao.workbook.cells.Row;
import org.nuanbao.workbook.cells.SheetRow;
import org.nuanbao.workbook.cells.SheetVisitor.SheetEnd;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;
import org.nuanbao.workbook.guard.ReadLimits;

/** Reads a roster: columns by their headings, and the rows below until a note or a total. */
final class RosterTable implements SheetTable {
  private static final int BELOW = 60;
  private static final int LEAST_COLUMNS = 3;

  private final Roster form;
  private final List<KeptRow> above;
  private final List<KeptRow> headingRows;
  private final int[] columns;
  private final List<byte[]> beginnings;
  private final int numbering;
  private final BetweenRecords between;
  private final Subtotals subtotals;
  private final RowSums sums;
  private final ReadLimits limits;
  private final PackedRows lines;
  private final List<KeptRow> below = new ArrayList<>();
  private final RosterFaults faults;
  private final FewerValues fewer = new FewerValues();
  private boolean ended;

  RosterTable(Roster form, List<KeptRow> rows, String sheet, ReadLimits limits) {
    this.form = form;
    this.limits = limits;
    RosterHeading heading = RosterHeading.find(form, rows);
    check(heading);
    above = List.copyOf(rows.subList(0, heading.index()));
    headingRows = rows.subList(heading.index(), heading.index() + heading.depth());
    columns = heading.columns().stream().mapToInt(Integer::intValue).toArray();
    beginnings = form.columns().stream().map(RosterTable::beginning).toList();
    lines = new PackedRows(form.columns(), columns);
    numbering = numbering(form);
    between = new BetweenRecords(form, Set.of(), known(), numbering < 0 ? -1 : columns[numbering]);
    subtotals = new Subtotals(form.columns());
    sums = new RowSums(form, columns, sheet);
    faults = new RosterFaults(form, columns);
    rows.subList(heading.index() + heading.depth(), rows.size()).forEach(this::row);
  }

  private static byte[] beginning(Column column) {
    String label = column.label();
    return label.substring(0, label.offsetByCodePoints(0, 1)).getBytes(StandardCharsets.UTF_8);
  }

  private static void check(RosterHeading heading) {
    if (!heading.missing().isEmpty()) {
      String labels =
          String.join(
              "、",
              heading.missing().stream().map(c -> LabelText.asked(c.label(), c.type())).toList());
      throw SheetTable.mismatch(
          "表头缺少这些栏：%s；请用最新的模板，不要删改表头。".formatted(labels),
          "The heading lacks needed columns; please use the latest template.");
    }
    if (!heading.twice().isEmpty()) {
      throw SheetTable.mismatch(
          "表头里“%s”出现了两次，请只留一栏。".formatted(heading.twice().getFirst().label()),
          "A column's heading stands there twice; please keep one.");
    }
  }

  /** The column that only numbers the rows; a row with nothing else is an empty printed row. */
  private static int numbering(Roster form) {
    return form.columns().stream()
        .filter(column -> form.rules().stream().anyMatch(rule -> rule.numbers(column.key())))
        .findFirst()
        .map(column -> form.indexOf(column.key()))
        .orElse(-1);
  }

  @Override
  public void row(SheetRow row) {
    if (ended) {
      after(row);
      return;
    }
    if (isUsual(row)) {
      return;
    }
    Value[] values = new Value[columns.length];
    int filled = 0;
    for (int i = 0; i < columns.length; i++) {
      values[i] = value(row, i);
      filled += values[i].isBlank() ? 0 : 1;
    }
    switch (standing(row, filled)) {
      case END -> {
        ended = true;
        after(row);
      }
      case SUBTOTAL -> subtotals.close(row, columns, lines);
      case BETWEEN -> {}
      case ENTRY -> {
        if (filled > 0
            && !isOnlyNumbered(values, filled)
            && !isHeading(values)
            && !(lines.isEmpty() && BetweenRecords.isNumbering(row))) {
          add(row, values);
        }
      }
    }
  }

  /**
   * Adds a row if it is certain, without a look at its values, that it is an entry: it is more than
   * half filled, it is not the first, and none of its first three answers begins like a heading.
   */
  private boolean isUsual(SheetRow row) {
    if (lines.isEmpty() || columns.length < LEAST_COLUMNS || isPackedFull()) {
      return false;
    }
    for (int i = 0; i < LEAST_COLUMNS; i++) {
      if (beginsLikeHeading(row, i)) {
        return false;
      }
    }
    boolean packed = lines.pack(row);
    if (packed) {
      faults.see(row);
    }
    return packed;
  }

  private boolean beginsLikeHeading(SheetRow row, int i) {
    if (row instanceof Row plain) {
      return plain.begins(columns[i], beginnings.get(i));
    }
    return columns[i] >= 0
        && row.value(columns[i]) instanceof Value.Text(String text)
        && text.codePointAt(0) == form.columns().get(i).label().codePointAt(0);
  }

  /**
   * How a row relates to the list. A row more than half filled is an entry without a closer look.
   */
  private BetweenRecords.Standing standing(SheetRow row, int filled) {
    return filled * 2 > columns.length ? BetweenRecords.Standing.ENTRY : between.of(row);
  }

  private List<Integer> known() {
    return Arrays.stream(columns).filter(column -> column >= 0).sorted().boxed().toList();
  }

  private Value value(SheetRow row, int i) {
    int column = columns[i];
    if (column < 0 || !row.hasContent(column)) {
      return Value.Blank.IT;
    }
    Column asked = form.columns().get(i);
    return fewer.of(Typing.typed(asked.answer(), AsShown.value(asked.type(), row, column)));
  }

  private boolean isOnlyNumbered(Value[] values, int filled) {
    return filled == 1 && numbering >= 0 && !values[numbering].isBlank();
  }

  /** Whether the row is the heading printed again at the top of a page. */
  private boolean isHeading(Value[] values) {
    int same = 0;
    for (int i = 0; i < values.length; i++) {
      if (values[i] instanceof Value.Text(String text) && isLabel(text, i)) {
        same++;
      }
      if (i == 2 && same == 0) {
        return false;
      }
    }
    return same * 2 > values.length;
  }

  private boolean isLabel(String text, int column) {
    String label = form.columns().get(column).label();
    return text.charAt(0) == label.charAt(0) && LabelText.of(text).equals(LabelText.of(label));
  }

  private void add(SheetRow row, Value[] values) {
    if (isPackedFull() || lines.unpacked() == limits.lines()) {
      throw new FileRefusal(
          Problem.TOO_BIG,
          "名单超过 %d 行，请分成几个文件报送。".formatted(lines.size()),
          "The list has more than %d rows; please split it.".formatted(lines.size()));
    }
    BitSet own = sums.recompute(row, values);
    lines.add(row.number(), List.of(values));
    faults.see(row, lines.getLast(), own);
  }

  private boolean isPackedFull() {
    return lines.size() == limits.packedLines() || lines.bytes() > limits.textBytes();
  }

  private void after(SheetRow row) {
    if (below.size() < BELOW) {
      below.add(KeptRow.of(row));
    }
    int filled = 0;
    for (int i = 0; i < columns.length; i++) {
      filled += value(row, i).isBlank() ? 0 : 1;
    }
    if (filled * 2 > columns.length) {
      faults.afterEnd(row);
    }
  }

  @Override
  public List<FoundForm> read(String sheet, SheetEnd end) {
    List<KeptRow> around = new ArrayList<>(above);
    around.addAll(below);
    List<String> letters =
        Arrays.stream(columns).mapToObj(c -> c < 0 ? "" : CellName.column(c)).toList();
    Map<String, Entry> fields = new FieldCells(form, end.merged()).read(around);
    faults.fields(fields, around);
    return List.of(
        FoundForm.of(
            form,
            sheet,
            fields,
            new Body.Lines(
                new MergedRows(form.columns(), columns).filled(lines, end.merged()), letters),
            faults.findings(sheet, end, headingRows, lines, subtotals)));
  }

  /**
   * Shares one object among equal short values, because many come again and again: a sex, an age,
   * an employer.
   */
  private static final class FewerValues {
    private static final int SLOTS = 1 << 12;
    private static final int LONGEST = 64;

    private final Value[] recent = new Value[SLOTS];

    FewerValues() {
      Arrays.fill(recent, Value.Blank.IT);
    }

    Value of(Value value) {
      int hash;
      switch (value) {
        case Value.Text(String text) -> {
          if (text.length() > LONGEST) {
            return value;
          }
          hash = text.hashCode();
        }
        case Value.Numeric(BigDecimal number) -> hash = number.hashCode();
        case Value.Blank _, Value.Day _, Value.Broken _ -> {
          return value;
        }
      }
      int slot = (hash ^ hash >>> 16) & (SLOTS - 1);
      Value known = recent[slot];
      if (known.equals(value)) {
        return known;
      }
      recent[slot] = value;
      return value;
    }
  }

  /** The sums that a roster asks for in each row, where they are formulas of the spreadsheet. */
  private static final class RowSums {
    private final int[] columns;
    private final String sheet;
    private final BitSet targets = new BitSet();
    private final Map<Integer, Integer> positions = new HashMap<>();

    /**
     * The sums of a roster.
     *
     * @param columns for each of its columns the sheet's column
     */
    RowSums(Roster form, int[] columns, String sheet) {
      this.columns = columns.clone();
      this.sheet = sheet;
      for (Rule rule : form.rules()) {
        rule.sum()
            .map(sum -> form.indexOf(sum.target()))
            .filter(target -> target >= 0)
            .ifPresent(targets::set);
      }
      for (int i = 0; i < columns.length; i++) {
        positions.put(columns[i], i);
      }
    }

    /**
     * Replaces the value of each such formula with the sum of the row's cells.
     *
     * @return the positions where that was done
     */
    BitSet recompute(SheetRow row, Value[] values) {
      BitSet done = new BitSet();
      for (int i = targets.nextSetBit(0); i >= 0; i = targets.nextSetBit(i + 1)) {
        String formula = columns[i] < 0 ? null : row.formulaText(columns[i]);
        if (formula != null) {
          Optional<Value> sum = sum(formula, row.number(), values);
          if (sum.isPresent()) {
            values[i] = sum.get();
            done.set(i);
          }
        }
      }
      return done;
    }

    private Optional<Value> sum(String formula, int row, Value[] values) {
      Optional<SummedCells> summed = SummedCells.of(formula, sheet);
      if (summed.isEmpty()) {
        return Optional.empty();
      }
      BigDecimal sum = BigDecimal.ZERO;
      boolean any = false;
      for (String cell : summed.get().cells()) {
        Range at = Range.parse(cell);
        Integer position = at == null ? null : positions.get(at.firstColumn());
        if (at == null || position == null || at.firstRow() != row) {
          return Optional.empty();
        }
        if (values[position] instanceof Value.Numeric(BigDecimal number)) {
          sum = sum.add(number);
          any = true;
        }
      }
      return Optional.of(any ? new Value.Numeric(sum) : Value.Blank.IT);
    }
  }
}
