package org.nuanbao.form;

/** The name of a form: its notice and its attachment number, as {@code city-year-number}. */
public record FormId(String value) {
  /** The notice the form belongs to: everything before the last hyphen. */
  public String notice() {
    return value.substring(0, value.lastIndexOf('-'));
  }

  @Override
  public String toString() {
    return value;
  }
}
