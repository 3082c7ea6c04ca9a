package org.nuanbao.workbook.xml;

/** Thrown if a part is not plain XML, so that {@link AaltoTokens} must judge it. */
final class NotPlain extends RuntimeException {
  private static final long serialVersionUID = 1;

  NotPlain(String construct) {
    super(construct, null, false, false);
  }
}
