package org.nuanbao.form;

import java.util.regex.Pattern;

/**
 * The name of a form: its notice and its attachment number, as {@code city-year-number}. For a free
 * document: the notice and the document's key.
 */
public record FormId(String value) {
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)+");
  private static final int LONGEST = 100;

  /** Whether the text has the shape of a form's name. */
  public static boolean isId(String text) {
    return text.length() <= LONGEST && ID.matcher(text).matches();
  }

  /** The notice the form belongs to: everything before the last hyphen. */
  public String notice() {
    return value.substring(0, value.lastIndexOf('-'));
  }

  @Override
  public String toString() {
    return value;
  }
}
