package org.nuanbao.workbook.mark;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Severity;

/**
 * The sheet 问题 in front of an annotated copy, whatever format it is written in: one line for each
 * finding, with a link to its cell and a column for the reason why a warning may stand.
 *
 * @param lines from the first row on, without gap
 */
public record ProblemList(List<Line> lines) {
  /** The sheet's name; if the sender already has a sheet of this name, ours gets a number. */
  public static final String NAME = "问题";

  /** The text in A1 of the sheets that annotating adds. */
  public static final String TITLE = "暖报检查出的问题";

  /**
   * Whether annotating added a sheet of this name.
   *
   * @param a1 the text of its first cell; null if there is none
   */
  public static boolean isOurs(String name, @Nullable String a1) {
    return name.startsWith(NAME) && TITLE.equals(a1);
  }

  /** The widths of its columns, in half-width characters. */
  public static final List<Integer> WIDTHS = List.of(6, 8, 20, 24, 16, 70, 36, 8);

  /** The column for a reason. */
  public static final int REASON = 6;

  /** The hidden column that identifies the finding of the line. */
  public static final int TOKEN = 7;

  /** How many rows stand above the findings; the last has the headings. */
  public static final int HEAD = 4;

  private static final List<String> HEADINGS =
      List.of("序号", "级别", "规则", "工作表", "单元格", "问题和改法", "说明（如情况属实，请填写说明）", "核对码");

  private static final int CELLS_NAMED = 6;
  private static final double LINE_POINTS = 16;

  /** How a cell looks. */
  public enum Look {
    TITLE,
    PLAIN,
    HEADING,
    BOX,
    LINK,
    ERROR,
    WARNING
  }

  /**
   * A cell of the list.
   *
   * @param link where in the workbook it leads to; null if nowhere
   */
  public record Entry(int column, String text, Look look, @Nullable String link) {
    Entry(int column, String text, Look look) {
      this(column, text, look, null);
    }
  }

  /**
   * A row of the list.
   *
   * @param number written into the first column; 0 if none
   * @param points its height; 0 if as usual. Excel finds it by itself when it opens the file,
   *     LibreOffice does not; as it is not marked as the user's, both make the row higher again
   *     when a long reason is written into it
   */
  public record Line(int number, List<Entry> entries, double points) {}

  /**
   * What a copy does not hand on, because it reaches outside the file.
   *
   * @param formulas how many formulas were replaced by what they show
   * @param links how many links were left out
   */
  public record LeftOut(int formulas, int links) {
    public static final LeftOut NOTHING = new LeftOut(0, 0);
  }

  public static ProblemList of(ShownFindings shown, LeftOut leftOut) {
    List<Line> lines = new ArrayList<>(head(shown));
    int number = 1;
    for (Finding finding : shown.findings()) {
      lines.add(line(number++, finding));
    }
    for (var more : shown.more().entrySet()) {
      lines.add(remark("另有 %d 处同类问题（%s）没有列出。".formatted(more.getValue(), more.getKey())));
    }
    if (leftOut.formulas() > 0) {
      lines.add(remark("为了安全，本副本把 %d 处引用文件以外内容的公式换成了它显示的结果。".formatted(leftOut.formulas())));
    }
    if (leftOut.links() > 0) {
      lines.add(remark("为了安全，本副本去掉了 %d 个指向文件以外的链接，文字保留。".formatted(leftOut.links())));
    }
    return new ProblemList(lines);
  }

  private static List<Line> head(ShownFindings shown) {
    List<Entry> headings = new ArrayList<>();
    for (int c = 0; c < HEADINGS.size(); c++) {
      headings.add(new Entry(c, HEADINGS.get(c), Look.HEADING));
    }
    return List.of(
        new Line(0, List.of(new Entry(0, TITLE, Look.TITLE)), 0),
        plain(
            "错误 %d 处，提醒 %d 处。点“单元格”一栏就能跳到该格；改好后把本文件保存，原样再次上传即可，本表不必删除。"
                .formatted(shown.errors(), shown.warnings())),
        plain("提醒不影响接收；情况属实的，请在“说明”一栏写明原因，再次上传后审核人员就能看到。"),
        new Line(0, headings, 0));
  }

  private static Line plain(String text) {
    return new Line(0, List.of(new Entry(0, text, Look.PLAIN)), 0);
  }

  private static Line remark(String text) {
    return new Line(0, List.of(new Entry(REASON - 1, text, Look.BOX)), 0);
  }

  private static Line line(int number, Finding finding) {
    boolean error = finding.severity() == Severity.ERROR;
    String kept = finding.kept();
    String link = link(finding);
    List<Entry> entries =
        List.of(
            new Entry(1, error ? "错误" : "提醒", error ? Look.ERROR : Look.WARNING),
            new Entry(2, ShownFindings.kind(finding), Look.BOX),
            new Entry(3, finding.sheet(), Look.BOX),
            new Entry(4, cells(finding.cells()), link == null ? Look.BOX : Look.LINK, link),
            new Entry(5, finding.message(), Look.BOX),
            new Entry(REASON, error ? "（错误须改正）" : kept == null ? "" : kept, Look.BOX),
            new Entry(TOKEN, error ? "" : finding.token(), Look.BOX));
    return new Line(number, entries, points(entries));
  }

  private static double points(List<Entry> entries) {
    return LINE_POINTS
        * entries.stream()
            .filter(entry -> entry.column() < TOKEN)
            .mapToInt(entry -> TextWidth.lines(entry.text(), WIDTHS.get(entry.column())))
            .reduce(1, Math::max);
  }

  private static String cells(List<String> cells) {
    return cells.size() <= CELLS_NAMED
        ? String.join("、", cells)
        : String.join("、", cells.subList(0, CELLS_NAMED)) + " 等" + cells.size() + "格";
  }

  private static @Nullable String link(Finding finding) {
    return finding.cells().isEmpty() || finding.sheet().isEmpty()
        ? null
        : "'%s'!%s".formatted(finding.sheet().replace("'", "''"), finding.cells().getFirst());
  }
}
