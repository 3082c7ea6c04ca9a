package org.nuanbao.workbook.mark;

import org.nuanbao.form.Severity;

/**
 * The colours of problems: red means correct this, yellow means look at this. Cells in exactly
 * these shades count as ours and are cleared again.
 */
public final class Shade {
  private Shade() {}

  /** Six hexadecimal digits. */
  public static String of(Severity severity) {
    return switch (severity) {
      case ERROR -> "FFC7CF";
      case WARNING -> "FFEB9D";
    };
  }
}
