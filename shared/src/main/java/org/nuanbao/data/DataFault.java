package org.nuanbao.data;

/** A notice's data is wrong: says where, and in both languages what to change. */
public final class DataFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String where;
  private final String chinese;
  private final String english;

  /**
   * Makes a fault.
   *
   * @param where the file, and in it the key: {@code forms/x.yaml: rules[3].kind}, counted from 1
   */
  public DataFault(String where, String chinese, String english) {
    super(where + ": " + english);
    this.where = where;
    this.chinese = chinese;
    this.english = english;
  }

  public String where() {
    return where;
  }

  public String chinese() {
    return chinese;
  }

  public String english() {
    return english;
  }
}
