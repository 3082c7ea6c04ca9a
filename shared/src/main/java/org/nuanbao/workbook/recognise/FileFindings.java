package org.nuanbao.workbook.recognise;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nuanbao.check.Explanation;
import org.nuanbao.check.Finding;
import org.nuanbao.check.FindingWords;
import org.nuanbao.check.Mend;
import org.nuanbao.form.Field;
import org.nuanbao.form.Severity;

/** Findings about one sheet that come from the file itself. */
public final class FileFindings {
  /** The code of the finding that mark, head and duty do not name the same unit. */
  public static final String OTHER_UNIT = "WRONG_UNIT";

  private static final String SHOWN_DIFFERS = "SHOWN_DIFFERS";

  /** A small number in a cell that is formatted as a date. */
  private static final Pattern SMALL_AS_DAY = Pattern.compile("19[0-3][0-9]-.*");

  private static final int ROWS = 8;
  private static final int LONGEST = 20;

  private final String sheet;
  private final List<Finding> findings = new ArrayList<>();

  public FileFindings(String sheet) {
    this.sheet = sheet;
  }

  String sheet() {
    return sheet;
  }

  public List<Finding> all() {
    return List.copyOf(findings);
  }

  /** Reports data that nobody sees while signing. */
  public void hidden(List<String> refs, List<String> cells, String what, String english) {
    error(
        refs,
        cells,
        "HIDDEN_DATA",
        what + "被隐藏但含有数据，请取消隐藏（或取消筛选）核对后再报送，不需要的请删除。",
        english + " hidden but not empty; please unhide it (or clear the filter) or delete it.");
  }

  /** Reports data on a sheet that no menu can unhide. */
  public void deeplyHidden(String name, List<String> cells) {
    error(
        List.of(),
        cells,
        "HIDDEN_DATA",
        "工作表“%s”被深度隐藏（用菜单取消不了）但含有数据；请下载模板，把要报送的内容复制到模板里再上传。".formatted(name),
        "A sheet is hidden so that no menu shows it, but not empty;"
            + " please copy what is to be reported into the template and upload that.");
  }

  /** Reports text in the colour of its background. */
  void unseen(AnswerFaults.Cells cells, String what) {
    error(
        cells.refs(),
        cells.names(),
        "HIDDEN_DATA",
        "%s的单元格 %s 里的字与底色相同，看不见，但含有数据；请把字改成黑色核对后再报送，不需要的请删除。".formatted(what, cells.shown()),
        "Cell %s is written in the colour of its background; please make it black or delete it."
            .formatted(cells.names().getFirst()));
  }

  /** Reports a difference between what is seen and what is stored. */
  void shownDiffers(AnswerFaults.Cells cells, String what, AsShown.Doubt first) {
    boolean blank = first.seen().isEmpty() && !first.stored().isEmpty();
    String seen =
        blank ? "为空白" : first.seen().isEmpty() ? "与实际存的内容不同" : "为“%s”".formatted(first.seen());
    String stored = first.stored().isEmpty() ? "" : "，实际存的是 %s".formatted(first.stored());
    error(
        cells.refs(),
        cells.names(),
        SHOWN_DIFFERS,
        "%s的单元格 %s 显示%s%s，不能确定以哪个为准；请把单元格格式改为“常规”（号码类改为“文本”）后重新填写。"
            .formatted(what, cells.shown(), seen, stored),
        "Cell %s shows %s but holds %s; please set its format to General and type it again."
            .formatted(
                cells.names().getFirst(),
                first.seen().isEmpty() ? "something else" : first.seen(),
                first.stored().isEmpty() ? "another value" : first.stored()));
    if (cells.names().size() == 1 && SMALL_AS_DAY.matcher(first.seen()).matches()) {
      mended(asShown(cells.names()));
    }
  }

  /** What stands in these cells, as a plain value. */
  private static List<Mend> asShown(List<String> cells) {
    return cells.stream().<Mend>map(it -> new Mend.Make(it, Mend.Way.SHOWN, it)).toList();
  }

  /** Says what mends the finding that was added last. */
  private void mended(List<Mend> mends) {
    Finding last = findings.removeLast();
    findings.add(last.explained(Explanation.of(last.code(), last.message(), mends)));
  }

  /**
   * Warns of a sum with a term stored as text: we read it as a number, but the spreadsheet program
   * did not add it.
   */
  void sumShown(String ref, String cell, String label, List<String> terms) {
    add(
        Severity.WARNING,
        List.of(ref),
        List.of(cell),
        SHOWN_DIFFERS,
        "“%s”的单元格 %s 里的求和没有把以文本存放的数字（%s）加进去，表上显示的合计与各项之和不同；已按各项之和读取，请核对。"
            .formatted(label, cell, String.join("、", terms)),
        "The sum shown in %s leaves out numbers that are kept as text (%s); it was read with them."
            .formatted(cell, String.join(", ", terms)));
  }

  /** Warns of cells that are struck through. */
  void struck(AnswerFaults.Cells cells) {
    add(
        Severity.WARNING,
        cells.refs(),
        cells.names(),
        "STRUCK_OUT",
        "%s（%s）的内容上画了删除线，仍按有效读取；如已作废请删除，如有效请去掉删除线。".formatted(rows(cells.rows()), cells.shown()),
        "A line goes through %s (%d cells), which was read all the same; please delete it or take the"
                .formatted(cells.names().getFirst(), cells.count())
            + " line away.");
  }

  /** Reports pictures in the place of answers. */
  void picture(AnswerFaults.Cells cells, String what) {
    error(
        cells.refs(),
        cells.names(),
        "CELL_PICTURE",
        "%s的单元格 %s 里是图片，图片里的内容读不出来；请删除图片，改填文字，照片另行报送。".formatted(what, cells.shown()),
        "Cell %s holds a picture, which cannot be read; please delete it and type the answer."
            .formatted(cells.names().getFirst()));
  }

  /** Warns of pictures outside the workbook. */
  public void linkedPictures(List<String> names) {
    String named =
        String.join(
            "、",
            names.stream()
                .limit(ROWS)
                .map(name -> name.isEmpty() ? "（无名）" : "“" + name + "”")
                .toList());
    warning(
        List.of(),
        "LINKED_PICTURE",
        "表里有链接到文件外面的图片（%s），没有读取；如需要请改为插入图片本身，不需要的请删除。".formatted(named),
        "The workbook shows pictures that lie elsewhere; they were not fetched.");
  }

  /** Warns of choices that are in no cell. */
  public void formControls() {
    warning(
        List.of(),
        "FORM_CONTROLS",
        "表里有复选框等窗体控件，勾选的结果不在单元格里，不会被读取；请在单元格里填写答案，再删除控件" + "（“开始—查找和选择—选择对象”，框选后按 Delete）。",
        "The sheet has check boxes or other form controls (窗体控件), whose choices are in no cell and"
            + " are not read; please type the answers into cells, then select the controls"
            + " (Home, Find & Select, Select Objects) and delete them.");
  }

  /** The rows as {@code 第6、8行}; if there are many, only the first of them. */
  static String rows(SortedSet<Integer> rows) {
    String named = String.join("、", rows.stream().limit(ROWS).map(String::valueOf).toList());
    return "第%s%s行".formatted(named, rows.size() > ROWS ? "等%d".formatted(rows.size()) : "");
  }

  void formula(List<String> refs, List<String> cells, String what) {
    error(
        refs,
        cells,
        "FORMULA_NOT_ALLOWED",
        what + "应填写数值，不能用公式；请复制后“选择性粘贴—数值”再报送。",
        "A value is asked here, not a formula; please copy and paste as values.");
    mended(asShown(cells));
  }

  void merged(List<String> refs, List<String> cells, String range) {
    error(
        refs,
        cells,
        "MERGED",
        "数据区的单元格 %s 被合并，请取消合并，每行分别填写。".formatted(range),
        "Cells %s are merged; please unmerge them and fill in each row.".formatted(range));
  }

  void unknownColumn(String cell, String heading) {
    warning(
        List.of(cell),
        "UNKNOWN_COLUMN",
        "表里没有“%s”这一栏，其内容不会被读取。".formatted(shortened(heading)),
        "The form has no such column; what stands in it is not read.");
  }

  void unknownRow(String cell, String label) {
    warning(
        List.of(cell),
        "UNKNOWN_ROW",
        "表里没有“%s”这一行，其内容不会被读取。".formatted(shortened(label)),
        "The form has no such row; what stands in it is not read.");
  }

  private static String shortened(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }

  void afterEnd(List<String> cells) {
    error(
        List.of(),
        cells,
        "DATA_AFTER_END",
        "合计或注释行下面还有数据，没有读取；请移到表内后再报送。",
        "There is data below the table's end, which is not read; please move it into the table.");
  }

  /** Reports a sub-total that differs from the sum of the rows above it. */
  void subtotal(String cell, int row, String label, BigDecimal said, BigDecimal sum) {
    error(
        List.of(),
        List.of(cell),
        "SUBTOTAL",
        "第%d行小计的“%s”填的是%s，而上面各行相加是%s，请核对后改正。"
            .formatted(row, label, FindingWords.shown(said), FindingWords.shown(sum)),
        "The sub-total of “%s” in row %d says %s, but the rows above add up to %s; please correct."
            .formatted(label, row, FindingWords.shown(said), FindingWords.shown(sum)));
  }

  /** Warns of print in the table that was changed. */
  void printChanged(String cell, String printed, String seen) {
    warning(
        List.of(cell),
        "PRINT_CHANGED",
        seen.isEmpty()
            ? "单元格 %s 里印好的“%s”被删去了，已按原来的位置读取，请核对。".formatted(cell, printed)
            : "单元格 %s 里印好的“%s”被改成了别的内容，已按原来的位置读取，请核对。".formatted(cell, printed),
        "What is printed in cell %s was changed; it was read by its place, please check."
            .formatted(cell));
  }

  /** Reports a cell with so much of its print missing that its answers cannot be told apart. */
  void lineChanged(List<String> refs, String cell, String printed) {
    error(
        refs,
        List.of(cell),
        "LINE_CHANGED",
        "单元格 %s 里印好的文字被删改，分不清各项内容；请照“%s”填写，保留印好的文字。"
            .formatted(cell, printed.replaceAll("\\s+", " ").strip()),
        "The print in cell %s was changed, so that its answers cannot be told apart; please keep it."
            .formatted(cell));
  }

  /** Reports that more than one sheet of the workbook is filled in. */
  public void severalTables(String other) {
    error(
        List.of(),
        List.of(),
        "SEVERAL_TABLES",
        "工作簿里有两张填了内容的表（另一张在工作表“%s”），请只留一张。".formatted(other),
        "Two sheets of the workbook are filled in; please keep only one.");
  }

  /** Warns that the head names another unit than the one the template was made for. */
  public void otherUnit(@Nullable String cell, String marked) {
    add(
        Severity.WARNING,
        List.of(Field.UNIT),
        cell == null ? List.of() : List.of(cell),
        OTHER_UNIT,
        "表中的单位与模板的单位“%s”不一致，请核对是否用错了模板、报错了单位。".formatted(marked),
        "The workbook names another unit than its template was made for; please check.");
  }

  /** Warns that the template has another version than the form, although it could be read. */
  public void version() {
    warning(
        List.of(),
        "TEMPLATE_VERSION",
        "使用的不是最新模板，已按表上的文字读取；下次请下载最新模板填写。",
        "This is not the latest template; it was read by its labels. Please use the latest.");
  }

  private void warning(List<String> cells, String code, String message, String english) {
    add(Severity.WARNING, List.of(), cells, code, message, english);
  }

  private void error(
      List<String> refs, List<String> cells, String code, String message, String english) {
    add(Severity.ERROR, refs, cells, code, message, english);
  }

  private void add(
      Severity severity,
      List<String> refs,
      List<String> cells,
      String code,
      String message,
      String english) {
    findings.add(
        new Finding(
            null, severity, List.copyOf(refs), sheet, List.copyOf(cells), code, message, english));
  }
}
