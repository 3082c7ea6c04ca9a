package org.nuanbao.workbook;

import org.jspecify.annotations.Nullable;
import org.nuanbao.form.Form;

/**
 * What a template says about itself on its very hidden sheet {@value #SHEET}: {@code A1} the word
 * {@value #WORD}, {@code A2} the form, {@code A3} its version, {@code A4} the unit's path, {@code
 * A5} its name, all of them text. A hint for whoever reads the workbook, never authority. The other
 * hidden sheet, {@value #CODES}, lists the answers a code column allows, one list a column.
 */
public record Mark(
    String form, String version, @Nullable String unitPath, @Nullable String unitName) {
  public static final String SHEET = "_nuanbao";
  public static final String CODES = "_codes";
  public static final String WORD = "nuanbao";

  /** A mark that names no unit. */
  public static Mark of(Form form) {
    return new Mark(form.id().value(), form.head().version(), null, null);
  }
}
