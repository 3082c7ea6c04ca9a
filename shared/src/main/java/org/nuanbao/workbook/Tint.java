package org.nuanbao.workbook;

import org.nuanbao.form.Severity;

/**
 * The colours of problems: red asks for a correction, yellow for a look. In exactly these shades
 * they are ours and may be taken away again.
 */
final class Tint {
  private Tint() {}

  /** Red, green, blue. */
  static byte[] of(Severity severity) {
    return switch (severity) {
      case ERROR -> new byte[] {(byte) 0xFF, (byte) 0xC7, (byte) 0xCF};
      case WARNING -> new byte[] {(byte) 0xFF, (byte) 0xEB, (byte) 0x9D};
    };
  }
}
