package org.nuanbao.workbook.recognise;

import java.util.ArrayList;
import java.util.List;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Severity;

/** Findings that stem from the file itself, of one sheet. */
public final class FileFindings {
  private final String sheet;
  private final List<Finding> findings = new ArrayList<>();

  public FileFindings(String sheet) {
    this.sheet = sheet;
  }

  public List<Finding> all() {
    return List.copyOf(findings);
  }

  /** Data where nobody sees it while signing. */
  public void hidden(List<String> refs, List<String> cells, String what, String english) {
    error(
        refs,
        cells,
        "HIDDEN_DATA",
        what + "被隐藏但含有数据，请取消隐藏（或取消筛选）核对后再报送，不需要的请删除。",
        english + " hidden but not empty; please unhide it (or clear the filter) or delete it.");
  }

  void formula(List<String> refs, List<String> cells, String label) {
    error(
        refs,
        cells,
        "FORMULA_NOT_ALLOWED",
        "“%s”应填写数值，不能用公式；请复制后“选择性粘贴—数值”再报送。".formatted(label),
        "A value is asked here, not a formula; please copy and paste as values.");
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
        "表里没有“%s”这一栏，其内容不会被读取。".formatted(heading),
        "The form has no such column; what stands in it is not read.");
  }

  void unknownRow(String cell, String label) {
    warning(
        List.of(cell),
        "UNKNOWN_ROW",
        "表里没有“%s”这一行，其内容不会被读取。".formatted(label),
        "The form has no such row; what stands in it is not read.");
  }

  void afterEnd(List<String> cells) {
    error(
        List.of(),
        cells,
        "DATA_AFTER_END",
        "合计或注释行下面还有数据，没有读取；请移到表内后再报送。",
        "There is data below the table's end, which is not read; please move it into the table.");
  }

  /** So much of a cell's print is gone that its answers cannot be told apart. */
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

  /** More than one sheet of the workbook is filled in. */
  public void severalTables(String other) {
    error(
        List.of(),
        List.of(),
        "SEVERAL_TABLES",
        "工作簿里有两张填了内容的表（另一张在工作表“%s”），请只留一张。".formatted(other),
        "Two sheets of the workbook are filled in; please keep only one.");
  }

  /** The template is of another version than the form, but could be read. */
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
