package org.nuanbao.workbook.cells;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nuanbao.workbook.cells.SheetVisitor.SheetEnd;
import org.nuanbao.workbook.cells.SheetVisitor.SheetHead;
import org.nuanbao.workbook.guard.Container;
import org.nuanbao.workbook.guard.ContentKind;
import org.nuanbao.workbook.guard.Deadline;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.guard.ZipPart;
import org.nuanbao.workbook.xml.Attribute;
import org.nuanbao.workbook.xml.ByteSpan;
import org.nuanbao.workbook.xml.Name;
import org.nuanbao.workbook.xml.XmlPart;
import org.nuanbao.workbook.xml.XmlTokens;

/**
 * A workbook of transitional SpreadsheetML (ECMA-376) in a zip. Its parts are found through their
 * relations, not by their names.
 */
final class XlsxBook {
  private record Sheet(SheetHead head, ZipPart part) {}

  private record Listed(String name, String state, String relation) {}

  private record Contents(boolean epoch1904, List<Listed> sheets) {}

  private static final String PACKAGE = "_rels/.rels";

  private static final int NAMED = 100;

  private static final Set<String> CHOICES =
      Set.of("CheckBox", "Radio", "Drop", "List", "Spin", "Scroll", "EditBox");

  private final Container container;
  private final XmlPart xml;
  private final ReadLimits limits;
  private final List<Sheet> sheets = new ArrayList<>();
  private final boolean epoch1904;
  private final Set<String> pictures = new LinkedHashSet<>();
  private boolean controls;
  private final @Nullable ZipPart strings;
  private final @Nullable ZipPart styles;

  static void read(
      byte[] file, XmlPart xml, ReadLimits limits, Deadline deadline, SheetVisitor visitor) {
    Container container = Container.open(file, limits, deadline);
    try {
      new XlsxBook(container, xml, limits).read(visitor);
      container.verify();
      visitor.inflated(container.parts().stream().mapToLong(ZipPart::size).sum());
    } catch (FileRefusal e) {
      // Damage may show up anywhere, and a bad checksum or a zip bomb is the better reason to give.
      // Only refused files cost this time.
      container.verify();
      throw e;
    }
  }

  /** Checks everything but the sheets' content. */
  private XlsxBook(Container container, XmlPart xml, ReadLimits limits) {
    this.container = container;
    this.xml = xml;
    this.limits = limits;
    checkActiveContent();
    Relation main =
        relations(PACKAGE).stream()
            .filter(relation -> relation.is("officeDocument"))
            .findFirst()
            .orElseThrow(() -> new FileRefusal(Problem.WRONG_TYPE));
    String path = main.part("");
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    Contents contents = parse(need(path), XlsxBook::contents);
    epoch1904 = contents.epoch1904();
    List<Relation> relations =
        relations(folder + "_rels/" + path.substring(folder.length()) + ".rels");
    strings = related(relations, folder, "sharedStrings");
    styles = related(relations, folder, "styles");
    addSheets(contents.sheets(), relations, folder);
  }

  private void checkActiveContent() {
    ZipPart types = container.find("[Content_Types].xml");
    if (types == null) {
      throw new FileRefusal(Problem.WRONG_TYPE);
    }
    if (container.find("xl/workbook.bin") != null) {
      throw ContentKind.BINARY.refused();
    }
    ActiveContent.checkTypes(parse(types, XlsxBook::types));
    ActiveContent.checkParts(container.parts());
    for (ZipPart part : container.parts()) {
      if (part.name().toLowerCase(Locale.ROOT).endsWith(".rels")) {
        List<Relation> relations = parse(part, Relation::parse);
        if (relations.stream().anyMatch(r -> r.type().startsWith("http://purl.oclc.org/"))) {
          throw new FileRefusal(Problem.WRONG_TYPE);
        }
        check(part.name(), relations);
      }
    }
  }

  private void check(String name, List<Relation> relations) {
    String folder = name.substring(0, Math.max(0, name.lastIndexOf("_rels/")));
    boolean ofWorkbook = name.equals(PACKAGE) || name.endsWith("/workbook.xml.rels");
    ActiveContent.checkRelations(relations, ofWorkbook);
    for (Relation relation : relations) {
      if (ActiveContent.isLinkedPicture(relation) && pictures.size() < NAMED) {
        pictures.add(relation.shownTarget());
      } else if (relation.is("ctrlProp")) {
        ZipPart control = container.find(relation.part(folder));
        controls |= control != null && parse(control, XlsxBook::isChoice);
      }
    }
  }

  /** Whether something can be chosen in a form control, so that it may be an answer. */
  static boolean isChoice(XmlTokens tokens) {
    boolean choice = false;
    while (tokens.toStart()) {
      choice |= CHOICES.contains(text(tokens, Attribute.OBJECT_TYPE));
    }
    return choice;
  }

  private <T> T parse(ZipPart part, Function<XmlTokens, T> parser) {
    return xml.read(() -> container.open(part), parser);
  }

  private ZipPart need(String name) {
    ZipPart part = container.find(name);
    if (part == null) {
      throw new FileRefusal(Problem.UNREADABLE);
    }
    return part;
  }

  private List<Relation> relations(String name) {
    return parse(need(name), Relation::parse);
  }

  private @Nullable ZipPart related(List<Relation> relations, String folder, String word) {
    for (Relation relation : relations) {
      if (relation.is(word)) {
        return container.find(relation.part(folder));
      }
    }
    return null;
  }

  private void addSheets(List<Listed> listed, List<Relation> relations, String folder) {
    Set<ZipPart> used = new HashSet<>();
    for (Listed sheet : listed) {
      for (Relation relation : relations) {
        if (relation.id().equals(sheet.relation()) && relation.is("worksheet")) {
          ZipPart part = need(relation.part(folder));
          if (!used.add(part)) {
            throw new FileRefusal(Problem.BAD_ZIP);
          }
          sheets.add(new Sheet(head(sheet), part));
        }
      }
    }
    if (sheets.isEmpty()) {
      throw new FileRefusal(Problem.UNREADABLE);
    }
  }

  private static SheetHead head(Listed sheet) {
    boolean hidden = !sheet.state().isEmpty() && !sheet.state().equals("visible");
    return new SheetHead(sheet.name(), hidden, sheet.state().equals("veryHidden"));
  }

  static List<String> types(XmlTokens tokens) {
    List<String> types = new ArrayList<>();
    while (tokens.toStart()) {
      String type = text(tokens, Attribute.CONTENT_TYPE);
      // SheetJS names it for an ending, in workbooks without any such part too.
      boolean ofEnding = tokens.name() == Name.DEFAULT && !type.equalsIgnoreCase(XlsbBook.MAIN);
      if (tokens.name() == Name.OVERRIDE || ofEnding) {
        types.add(type);
      }
    }
    return types;
  }

  private static Contents contents(XmlTokens tokens) {
    boolean epoch1904 = false;
    List<Listed> sheets = new ArrayList<>();
    while (tokens.toStart()) {
      if (tokens.name() == Name.WORKBOOK_PR) {
        ByteSpan flag = tokens.attribute(Attribute.DATE_1904);
        epoch1904 = flag != null && flag.isTrue();
      } else if (tokens.name() == Name.SHEET) {
        sheets.add(
            new Listed(
                text(tokens, Attribute.NAME),
                text(tokens, Attribute.STATE),
                text(tokens, Attribute.REF_ID)));
      }
    }
    return new Contents(epoch1904, sheets);
  }

  static String text(XmlTokens tokens, Attribute attribute) {
    ByteSpan bytes = tokens.attribute(attribute);
    return bytes == null ? "" : bytes.toString();
  }

  private void read(SheetVisitor visitor) {
    if (sheets.size() > limits.sheets()) {
      throw FileRefusal.tooManySheets();
    }
    SharedStrings shared =
        strings == null
            ? SharedStrings.none(limits)
            : parse(
                strings, tokens -> SharedStrings.parse(tokens, limits, limits.inflated(strings)));
    Styles formats = styles == null ? Styles.none() : parse(styles, Styles::parse);
    pictures.forEach(visitor::linkedPicture);
    if (controls) {
      visitor.formControls();
    }
    for (Sheet sheet : sheets) {
      try {
        SheetEnd end =
            parse(
                sheet.part(),
                tokens ->
                    SheetParser.parse(
                        tokens, new Row(shared, epoch1904), formats, visitor.begin(sheet.head())));
        visitor.end(sheet.head(), end);
      } catch (FileRefusal e) {
        throw e.on(sheet.head().name());
      }
    }
  }
}
