package org.nuanbao.workbook.cells;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.nuanbao.workbook.guard.ContentKind;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;
import org.nuanbao.workbook.guard.ZipPart;

/**
 * Refuses whatever a workbook could run or fetch. Even without this check, we never run or fetch
 * any of it.
 */
final class ActiveContent {
  private static final Set<String> RELATIONS =
      Set.of(
          "externalLink",
          "externalLinkPath",
          "oleObject",
          "package",
          "connections",
          "queryTable",
          "control",
          "activeXControlBinary",
          "webextension",
          "webextensiontaskpanes",
          "attachedTemplate",
          "externalReference");
  private static final List<String> FOLDERS =
      List.of("xl/externallinks/", "xl/embeddings/", "xl/activex/", "xl/querytables/");

  private ActiveContent() {}

  /** Checks the content types declared in {@code [Content_Types].xml}. */
  static void checkTypes(List<String> types) {
    List<String> lower = types.stream().map(type -> type.toLowerCase(Locale.ROOT)).toList();
    if (lower.stream().anyMatch(type -> type.contains("sheet.binary"))) {
      throw ContentKind.BINARY.refused();
    }
    for (String type : lower) {
      if (type.contains("macroenabled")
          || type.contains("vbaproject")
          || type.contains("macrosheet")
          || type.contains("addin")) {
        throw new FileRefusal(Problem.MACRO);
      }
    }
    for (String type : lower) {
      if (type.endsWith(".externallink+xml")
          || type.endsWith(".connections+xml")
          || type.endsWith(".querytable+xml")
          || type.contains("oleobject")
          || type.contains("activex")
          || type.contains("webextension")) {
        throw new FileRefusal(Problem.ACTIVE_CONTENT);
      }
    }
  }

  /** Checks the parts' names, whatever type they claim. */
  static void checkParts(List<ZipPart> parts) {
    for (ZipPart part : parts) {
      String name = part.name().toLowerCase(Locale.ROOT);
      if (name.contains("vbaproject") || name.startsWith("xl/macrosheets/")) {
        throw new FileRefusal(Problem.MACRO);
      }
      if (name.equals("xl/connections.xml") || FOLDERS.stream().anyMatch(name::startsWith)) {
        throw new FileRefusal(Problem.ACTIVE_CONTENT);
      }
    }
  }

  /**
   * Checks where parts point to.
   *
   * @param ofWorkbook whether the relations are those of the package or of the workbook itself
   */
  static void checkRelations(List<Relation> relations, boolean ofWorkbook) {
    for (Relation relation : relations) {
      String word = relation.type().substring(relation.type().lastIndexOf('/') + 1);
      if (word.equals("vbaProject")
          || word.equals("xlMacrosheet")
          || word.equals("xlIntlMacrosheet")) {
        throw new FileRefusal(Problem.MACRO);
      }
      boolean shownOnly = word.equals("hyperlink") || (isLinkedPicture(relation) && !ofWorkbook);
      if (RELATIONS.contains(word) || (relation.external() && !shownOnly)) {
        throw new FileRefusal(Problem.ACTIVE_CONTENT);
      }
    }
  }

  /** Whether this is a picture that a spreadsheet program would fetch in order to show it. */
  static boolean isLinkedPicture(Relation relation) {
    return relation.external() && relation.is("image");
  }
}
