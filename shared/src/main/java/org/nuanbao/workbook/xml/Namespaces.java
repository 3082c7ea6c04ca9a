package org.nuanbao.workbook.xml;

import java.util.Set;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;

/** The namespaces of the parts that are read (ECMA-376, transitional). */
final class Namespaces {
  static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  static final String REFERENCES =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final Set<String> ROOTS =
      Set.of(
          MAIN,
          "http://schemas.openxmlformats.org/package/2006/relationships",
          "http://schemas.openxmlformats.org/package/2006/content-types");

  private Namespaces() {}

  static boolean isRoot(String namespace) {
    return ROOTS.contains(namespace);
  }

  /** Refuses a document of strict OOXML, which has its own namespaces. */
  static void refuseStrict(String namespace) {
    if (namespace.startsWith("http://purl.oclc.org/ooxml/")) {
      throw new FileRefusal(Problem.WRONG_TYPE);
    }
  }
}
