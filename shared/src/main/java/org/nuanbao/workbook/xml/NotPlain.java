package org.nuanbao.workbook.xml;

/** The part isn't of the plain shape; {@link AaltoTokens} must judge it. */
final class NotPlain extends RuntimeException {
  private static final long serialVersionUID = 1;

  NotPlain(String construct) {
    super(construct, null, false, false);
  }
}
