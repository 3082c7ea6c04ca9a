package org.nuanbao.workbook.guard;

/**
 * Ends the reading of a file. Never leaves {@code workbook}: the reader turns it into an outcome.
 * Carries no text from the file.
 */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Problem problem;
  private final String sheet;
  private final String cell;
  private final String chinese;
  private final String english;

  /** The problem's own message. */
  public Refused(Problem problem) {
    this(problem, problem.chinese(), problem.english());
  }

  /** The problem's own message, and what a library said, for whoever debugs. */
  public Refused(Problem problem, Throwable cause) {
    this(problem);
    initCause(cause);
  }

  /** A message that says more than the problem's own. */
  public Refused(Problem problem, String chinese, String english) {
    this(problem, chinese, english, "", "");
  }

  private Refused(Problem problem, String chinese, String english, String sheet, String cell) {
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
  public static Refused at(Problem problem, String cell) {
    return new Refused(problem, problem.chinese(), problem.english(), "", cell);
  }

  /** The same, on this sheet. */
  public Refused on(String name) {
    return sheet.isEmpty() ? new Refused(problem, chinese, english, name, cell) : this;
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
