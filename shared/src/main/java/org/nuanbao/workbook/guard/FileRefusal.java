package org.nuanbao.workbook.guard;

/**
 * Ends the reading of a file. It never leaves {@code workbook}: the reader turns it into an
 * outcome. It carries no text from the file.
 */
public final class FileRefusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Problem problem;
  private final String sheet;
  private final String cell;
  private final String chinese;
  private final String english;

  /** A refusal with the problem's own message. */
  public FileRefusal(Problem problem) {
    this(problem, problem.chinese(), problem.english());
  }

  /** A refusal with the problem's own message; the library's fault is kept for debugging. */
  public FileRefusal(Problem problem, Throwable cause) {
    this(problem);
    initCause(cause);
  }

  /** A refusal with a message that says more than the problem's own. */
  public FileRefusal(Problem problem, String chinese, String english) {
    this(problem, chinese, english, "", "");
  }

  private FileRefusal(Problem problem, String chinese, String english, String sheet, String cell) {
    super(problem.name());
    this.problem = problem;
    this.sheet = sheet;
    this.cell = cell;
    this.chinese = chinese;
    this.english = english;
  }

  /** Leaves out the stack trace: a refusal is no fault of ours, and stays cheap. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }

  /** A refusal that names the cell where the problem was met ({@code E6}). */
  public static FileRefusal at(Problem problem, String cell) {
    return new FileRefusal(problem, problem.chinese(), problem.english(), "", cell);
  }

  /** The refusal of a workbook with more sheets than we look through. */
  public static FileRefusal tooManySheets() {
    return new FileRefusal(
        Problem.TEMPLATE_MISMATCH,
        "工作簿里的工作表太多，请只留下要报送的那一张再上传。",
        "The workbook has too many sheets; please keep only the one to be reported.");
  }

  /** The same refusal, naming this sheet unless it names one already. */
  public FileRefusal on(String name) {
    return sheet.isEmpty() ? new FileRefusal(problem, chinese, english, name, cell) : this;
  }

  public Problem problem() {
    return problem;
  }

  /** The sheet's name; empty if no sheet is concerned. */
  public String sheet() {
    return sheet;
  }

  /** The cell's name; empty if no single cell is concerned. */
  public String cell() {
    return cell;
  }

  public String chinese() {
    return chinese;
  }

  public String english() {
    return english;
  }
}
