package org.nuanbao.workbook.cells;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nuanbao.workbook.cells.SheetVisitor.SheetHead;
import org.nuanbao.workbook.guard.Container;
import org.nuanbao.workbook.guard.ContentKind;
import org.nuanbao.workbook.guard.Deadline;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.guard.ZipPart;
import org.nuanbao.workbook.xml.OpenDocumentXml;
import org.nuanbao.workbook.xml.XmlTokens.Token;

/** A spreadsheet of OpenDocument 1.0 to 1.3 in a zip, as LibreOffice and WPS write it. */
final class OdsBook {
  private static final int NAMED = 100;

  private final Container container;
  private final ReadLimits limits;
  private final Deadline deadline;
  private final SheetVisitor visitor;
  private final OdsStyles styles = new OdsStyles();
  private final Set<String> pictures = new LinkedHashSet<>();
  private boolean controls;
  private int sheets;

  private OdsBook(Container container, ReadLimits limits, Deadline deadline, SheetVisitor visitor) {
    this.container = container;
    this.limits = limits;
    this.deadline = deadline;
    this.visitor = visitor;
  }

  static void read(byte[] file, ReadLimits limits, Deadline deadline, SheetVisitor visitor) {
    Container container = Container.open(file, limits, deadline);
    try {
      new OdsBook(container, limits, deadline, visitor).read();
      container.verify();
      visitor.inflated(container.parts().stream().mapToLong(ZipPart::size).sum());
    } catch (FileRefusal e) {
      // Damage may show up anywhere, and a bad checksum or a zip bomb is the better reason to give.
      container.verify();
      throw e;
    }
  }

  private void read() {
    for (ZipPart part : container.parts()) {
      String name = part.name().toLowerCase(Locale.ROOT);
      if (name.startsWith("basic/") || name.startsWith("scripts/")) {
        throw new FileRefusal(Problem.MACRO);
      }
    }
    ZipPart manifest = container.find("META-INF/manifest.xml");
    if (manifest != null) {
      refuseEncrypted(manifest);
    }
    ZipPart shared = container.find("styles.xml");
    if (shared != null) {
      styles(shared);
    }
    ZipPart content = container.find("content.xml");
    if (content == null) {
      throw ContentKind.OPEN_DOCUMENT.refused();
    }
    content(content);
    if (sheets == 0) {
      throw ContentKind.OPEN_DOCUMENT.refused();
    }
  }

  private void refuseEncrypted(ZipPart manifest) {
    try (OpenDocumentXml xml = new OpenDocumentXml(container.open(manifest))) {
      Token token = xml.next();
      while (token != Token.DONE) {
        if (token == Token.START && xml.name().equals("manifest:encryption-data")) {
          throw new FileRefusal(Problem.ENCRYPTED);
        }
        token = xml.next();
      }
    }
  }

  private void styles(ZipPart part) {
    try (OpenDocumentXml xml = new OpenDocumentXml(container.open(part))) {
      Token token = xml.next();
      while (token != Token.DONE) {
        if (token == Token.START) {
          styles.read(xml);
        }
        token = xml.next();
      }
    }
  }

  private void content(ZipPart part) {
    try (OpenDocumentXml xml = new OpenDocumentXml(container.open(part))) {
      boolean spreadsheet = false;
      Token token = xml.next();
      while (token != Token.DONE) {
        if (token == Token.START) {
          spreadsheet |= xml.name().equals("office:spreadsheet");
          if (spreadsheet && xml.name().equals("table:table")) {
            sheet(xml);
          } else if (!styles.read(xml)) {
            see(xml);
          }
        }
        token = xml.next();
      }
    }
  }

  private void sheet(OpenDocumentXml xml) {
    if (++sheets > limits.sheets()) {
      throw FileRefusal.tooManySheets();
    }
    String name = xml.attribute("table:name");
    boolean hidden = styles.isHiddenTable(xml.attribute("table:style-name"));
    SheetHead head = new SheetHead(name == null ? "" : name, hidden, false);
    try {
      Row row = new Row(SharedStrings.none(limits), false);
      OdsSheet sheet = new OdsSheet(xml, row, styles, visitor.begin(head), deadline, this::pass);
      visitor.end(head, sheet.read());
    } catch (FileRefusal e) {
      throw e.on(head.name());
    }
  }

  /** Passes over the element just started, to its end, and looks at all that is in it. */
  private void pass(OpenDocumentXml xml) {
    see(xml);
    int depth = 1;
    while (depth > 0) {
      switch (xml.next()) {
        case START -> {
          see(xml);
          depth++;
        }
        case END -> depth--;
        case TEXT -> {}
        case DONE -> throw new FileRefusal(Problem.UNREADABLE);
      }
    }
  }

  /** Tells of pictures from elsewhere and of boxes to tick; refuses what could run or fetch. */
  private void see(OpenDocumentXml xml) {
    refuseActiveContent(xml);
    switch (xml.name()) {
      case "draw:image" -> {
        String target = xml.attribute("xlink:href");
        if (isOutside(target) && pictures.size() < NAMED && target != null) {
          String path = target.replaceFirst("[?#].*", "");
          String last = path.substring(path.lastIndexOf('/') + 1);
          String shown = last.replaceAll("[^\\p{L}\\p{N} ._()-]", "");
          if (pictures.add(shown)) {
            visitor.linkedPicture(shown);
          }
        }
      }
      case "form:checkbox", "form:radio", "form:listbox", "form:combobox" -> {
        if (!controls) {
          controls = true;
          visitor.formControls();
        }
      }
      default -> {}
    }
  }

  private static boolean isOutside(@Nullable String target) {
    return target != null && target.matches("(?i)([a-z][a-z0-9+.-]*:|/|[.][.]/).*");
  }

  private static void refuseActiveContent(OpenDocumentXml xml) {
    switch (xml.name()) {
      case "office:script" -> throw new FileRefusal(Problem.MACRO);
      case "table:table-source",
          "table:cell-range-source",
          "table:dde-link",
          "office:dde-source",
          "table:database-source-sql",
          "table:database-source-table",
          "table:database-source-query",
          "draw:object-ole",
          "draw:plugin",
          "draw:applet" ->
          throw new FileRefusal(Problem.ACTIVE_CONTENT);
      case "draw:object" -> {
        if (isOutside(xml.attribute("xlink:href"))) {
          throw new FileRefusal(Problem.ACTIVE_CONTENT);
        }
      }
      default -> {}
    }
  }
}
