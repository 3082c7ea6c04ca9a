package org.nuanbao.workbook.cells;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nuanbao.workbook.guard.FileRefusal;

/** Everything that a reader hands on of a workbook, line by line, to compare two readers by. */
final class Transcript implements SheetVisitor {
  private final boolean sums;
  private final List<String> lines = new ArrayList<>();

  private Transcript(boolean sums) {
    this.sums = sums;
  }

  /**
   * What is handed on, and at the end why the file was refused if it was.
   *
   * @param sums whether formulas are written out as far as they are sums
   */
  static List<String> of(boolean sums, Consumer<SheetVisitor> reader) {
    Transcript transcript = new Transcript(sums);
    try {
      reader.accept(transcript);
    } catch (FileRefusal e) {
      transcript.lines.add("refused: %s %s %s".formatted(e.problem(), e.sheet(), e.cell()));
    }
    return transcript.lines;
  }

  static boolean isRefused(List<String> transcript) {
    return !transcript.isEmpty() && transcript.getLast().startsWith("refused");
  }

  @Override
  public RowSink begin(SheetHead sheet) {
    lines.add(sheet.toString());
    return this::row;
  }

  @Override
  public void formControls() {
    lines.add("controls");
  }

  @Override
  public void end(SheetHead sheet, SheetEnd end) {
    lines.add(end.hiddenColumns() + " " + end.merged());
  }

  private void row(Row row) {
    for (int column = 0; column < row.width(); column++) {
      if (row.hasContent(column) || row.isFormula(column)) {
        lines.add(cell(row, column));
      }
    }
  }

  private String cell(Row row, int column) {
    StringBuilder line = new StringBuilder(row.cell(column));
    line.append(row.isHidden() ? " hidden " : " ").append(row.value(column));
    line.append(' ').append(row.stored(column));
    Appearance look = row.appearance(column);
    line.append(look.struck() ? " struck" : "").append(look.unseen() ? " unseen" : "");
    line.append(look.onWhite() ? "" : " coloured").append(row.isStruck(column) ? " partly" : "");
    line.append(look.isPlain() ? "" : " formatted").append(row.isPicture(column) ? " picture" : "");
    if (row.isFormula(column)) {
      line.append(row.isUncalculated(column) ? " uncalculated" : " formula");
      line.append(sums ? " " + sum(row.formulaText(column)) : "");
    }
    return line.toString();
  }

  /** The formula if it can be a sum; of others only that there is one is compared. */
  private static String sum(@Nullable String formula) {
    String plain = formula == null ? "" : formula.replace("'", "");
    boolean sum =
        plain.matches("(SUM|SUBTOTAL|[^!:+*/<>=\"-]+!|[$]?[A-Z]{1,3}[$]?[0-9]+|[0-9]+|[+,:() ])+")
            && plain.matches(".*[A-Z][$]?[0-9].*");
    return sum ? plain : "";
  }
}
