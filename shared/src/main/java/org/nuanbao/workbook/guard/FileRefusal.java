package org.nuanbao.workbook.guard;

/**
 * Ends the reading of a file. Never leaves {@code workbook}: the reader turns it into an outcome.
 * Carries no text from the file.
 */
public final class FileRefusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Problem problem;
  private final String sheet;
  private final String cell;
  private final String chinese;
  private final String english;

  /** The problem's own message. */
  public FileRefusal(Problem problem) {
    this(problem, problem.chinese(), problem.english());
  }

  /** The problem's own message, and what a library said, for whoever debugs. */
  public FileRefusal(Problem problem, Throwable cause) {
    this(problem);
    initCause(cause);
  }

  /** A message that says more than the problem's own. */
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

  /** Without the trace: refusing is no fault of ours, and cheap. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }

  /** The problem, with the cell it was met at ({@code E6}). */
  public static FileRefusal at(Problem problem, String cell) {
    return new FileRefusal(problem, problem.chinese(), problem.english(), "", cell);
  }

  /** A workbook with more sheets than are looked through. */
  public static FileRefusal tooManySheets() {
    return new FileRefusal(
        Problem.TEMPLATE_MISMATCH,
        "工作簿里的工作表太多，请只留下要报送的那一张再上传。",
        "The workbook has too many sheets; please keep only the one to be reported.");
  }

  /** The same, on this sheet. */
  public FileRefusal on(String name) {
    return sheet.isEmpty() ? new FileRefusal(problem, chinese, english, name, cell) : this;
  }

  public Problem problem() {
    return problem;
  }

  /** Empty where no sheet is concerned. */
  public String sheet() {
    return sheet;
  }

  /** Empty where no single cell is concerned. */
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
