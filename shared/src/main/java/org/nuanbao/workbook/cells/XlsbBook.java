package org.nuanbao.workbook.cells;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.nuanbao.workbook.biff.Biff12Records;
import org.nuanbao.workbook.biff.SharedTexts;
import org.nuanbao.workbook.cells.SheetVisitor.SheetHead;
import org.nuanbao.workbook.guard.Container;
import org.nuanbao.workbook.guard.ContentKind;
import org.nuanbao.workbook.guard.Deadline;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.guard.ZipPart;
import org.nuanbao.workbook.xml.XmlPart;
import org.nuanbao.workbook.xml.XmlTokens;

/**
 * A workbook of binary records (MS-XLSB) in a zip whose relations are those of an {@code .xlsx}.
 */
final class XlsbBook {
  private static final String PACKAGE = "_rels/.rels";

  /** The type of every such workbook's main part, with or without macros. */
  static final String MAIN = "application/vnd.ms-excel.sheet.binary.macroenabled.main";

  private static final int MOST_RUNS = 32_767;
  private static final int[] NO_FONTS = {};

  private record Listed(SheetHead head, String relation) {}

  private final Container container;
  private final XmlPart xml;
  private final ReadLimits limits;
  private final Deadline deadline;
  private final SheetVisitor visitor;
  private final List<Listed> listed = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final XlsbLooks looks = new XlsbLooks();
  private final XlsbFormulaTexts formulas = new XlsbFormulaTexts(names);
  private final SharedTexts texts;
  private boolean epoch1904;

  private XlsbBook(
      Container container,
      XmlPart xml,
      ReadLimits limits,
      Deadline deadline,
      SheetVisitor visitor) {
    this.container = container;
    this.xml = xml;
    this.limits = limits;
    this.deadline = deadline;
    this.visitor = visitor;
    this.texts = new SharedTexts(limits);
  }

  static void read(
      byte[] file, XmlPart xml, ReadLimits limits, Deadline deadline, SheetVisitor visitor) {
    Container container = Container.open(file, limits, deadline);
    try {
      new XlsbBook(container, xml, limits, deadline, visitor).read();
      container.verify();
      visitor.inflated(container.parts().stream().mapToLong(ZipPart::size).sum());
    } catch (FileRefusal e) {
      // Damage may show up anywhere, and a bad checksum or a zip bomb is the better reason to give.
      container.verify();
      throw e;
    }
  }

  private void read() {
    checkActiveContent();
    Relation main =
        relations(PACKAGE).stream()
            .filter(relation -> relation.is("officeDocument"))
            .findFirst()
            .orElseThrow(ContentKind.BINARY::refused);
    String path = main.part("");
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    records(need(path), this::ofWorkbook);
    List<Relation> relations =
        relations(folder + "_rels/" + path.substring(folder.length()) + ".rels");
    related(relations, folder, "styles", looks::see);
    related(relations, folder, "sharedStrings", this::ofTexts);
    if (listed.size() > limits.sheets()) {
      throw FileRefusal.tooManySheets();
    }
    Set<ZipPart> used = new HashSet<>();
    for (Listed sheet : listed) {
      for (Relation relation : relations) {
        if (relation.id().equals(sheet.relation()) && relation.is("worksheet")) {
          ZipPart part = need(relation.part(folder));
          if (!used.add(part)) {
            throw new FileRefusal(Problem.BAD_ZIP);
          }
          sheet(sheet.head(), part);
        }
      }
    }
    if (used.isEmpty()) {
      throw ContentKind.BINARY.refused();
    }
  }

  private void checkActiveContent() {
    List<String> types = new ArrayList<>(parse(need("[Content_Types].xml"), XlsxBook::types));
    types.removeIf(MAIN::equalsIgnoreCase);
    ActiveContent.checkTypes(types);
    ActiveContent.checkParts(container.parts());
    boolean controls = false;
    for (ZipPart part : container.parts()) {
      String name = part.name();
      if (name.endsWith(".rels")) {
        List<Relation> relations = parse(part, Relation::parse);
        boolean ofWorkbook = name.equals(PACKAGE) || name.endsWith("/workbook.bin.rels");
        ActiveContent.checkRelations(relations, ofWorkbook);
        relations.stream()
            .filter(ActiveContent::isLinkedPicture)
            .forEach(picture -> visitor.linkedPicture(picture.shownTarget()));
      } else if (name.contains("ctrlProps/")) {
        controls |= parse(part, XlsxBook::isChoice);
      }
    }
    if (controls) {
      visitor.formControls();
    }
  }

  private <T> T parse(ZipPart part, Function<XmlTokens, T> parser) {
    return xml.read(() -> container.open(part), parser);
  }

  private ZipPart need(String name) {
    ZipPart part = container.find(name);
    if (part == null) {
      throw ContentKind.BINARY.refused();
    }
    return part;
  }

  private List<Relation> relations(String name) {
    return parse(need(name), Relation::parse);
  }

  private void related(
      List<Relation> relations, String folder, String word, Consumer<Biff12Records> seen) {
    for (Relation relation : relations) {
      ZipPart part = relation.is(word) ? container.find(relation.part(folder)) : null;
      if (part != null) {
        records(part, seen);
        return;
      }
    }
  }

  private void records(ZipPart part, Consumer<Biff12Records> seen) {
    try (Biff12Records records = new Biff12Records(container.open(part))) {
      int count = 0;
      while (records.next()) {
        if ((++count & 0xff) == 0) {
          deadline.check();
        }
        seen.accept(records);
      }
    }
  }

  private void ofWorkbook(Biff12Records record) {
    switch (record.id()) {
      case 0x99 -> epoch1904 = (record.octet(0) & 1) != 0;
      case 0x9c -> {
        int state = record.whole(0);
        String name = record.text(8 + record.textSize(8));
        names.add(name);
        listed.add(
            new Listed(new SheetHead(name, (state & 3) != 0, (state & 3) == 2), record.text(8)));
      }
      case 0x16a -> formulas.places(record);
      case 0x163 -> throw new FileRefusal(Problem.ACTIVE_CONTENT);
      case 0x165 -> formulas.book(true);
      case 0x166, 0x29b -> formulas.book(false);
      default -> {}
    }
  }

  private void ofTexts(Biff12Records record) {
    if (record.id() == 0x13) {
      record.text(1, texts.texts());
      texts.add((record.octet(0) & 1) == 0 ? NO_FONTS : fonts(record));
    }
  }

  /** The fonts of a text's runs, which follow it. */
  private static int[] fonts(Biff12Records record) {
    int at = 1 + record.textSize(1);
    int runs = record.whole(at);
    if (runs < 0 || runs > MOST_RUNS) {
      throw new FileRefusal(Problem.UNREADABLE);
    }
    int[] fonts = new int[runs];
    for (int i = 0; i < runs; i++) {
      fonts[i] = record.number(at + 6 + 4 * i);
    }
    return fonts;
  }

  private void sheet(SheetHead head, ZipPart part) {
    try {
      Row row = new Row(SharedStrings.none(limits), epoch1904);
      formulas.startSheet();
      XlsbSheet sheet = new XlsbSheet(row, looks, texts, formulas, visitor.begin(head));
      records(part, sheet::see);
      visitor.end(head, sheet.end());
    } catch (FileRefusal e) {
      throw e.on(head.name());
    }
  }
}
