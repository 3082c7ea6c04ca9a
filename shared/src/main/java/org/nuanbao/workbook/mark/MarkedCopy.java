package org.nuanbao.workbook.mark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nuanbao.check.Finding;
import org.nuanbao.workbook.cells.Relation;
import org.nuanbao.workbook.guard.Container;
import org.nuanbao.workbook.guard.Deadline;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.guard.ZipPart;
import org.nuanbao.workbook.mark.Note.Place;
import org.nuanbao.workbook.mark.ProblemList.LeftOut;
import org.nuanbao.workbook.xml.TagStream;

/**
 * The annotated copy of an {@code .xlsx}. Its parts are copied one after the other; only those in
 * which a mark comes or goes are written anew, and no sheet is held in memory.
 *
 * <p>Only for a file that passed the guard.
 */
public final class MarkedCopy {
  private static final String SHEET_TYPE =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  private static final String DRAWING_TYPE =
      "application/vnd.openxmlformats-officedocument.vmlDrawing";

  /** Elements of drawings that lead somewhere when clicked or pointed at. */
  private static final Set<String> CLICKS = Set.of("hlinkClick", "hlinkHover", "hlinkMouseOver");

  /** Where a relation leads that reached outside from a part whose content we do not know. */
  private static final String NOWHERE = "about:blank";

  /** The most bytes of a part that is held in memory: a drawing of comments. */
  private static final long HELD = 64L << 20;

  private final PackageParts parts;
  private final ShownFindings shown;
  private final Map<String, NavigableMap<Place, Note>> notes;
  private final String workbook;
  private final String stylesPart;
  private final StyleSheet styles;
  private final List<WorkbookSheet> sheets;
  private int formulas;
  private int links;

  /**
   * A sheet as the workbook lists it.
   *
   * @param part empty if there is none
   */
  private record WorkbookSheet(String name, int number, String part, boolean ours) {}

  private MarkedCopy(byte[] file, ReadLimits limits, List<Finding> findings) {
    parts = new PackageParts(file, Container.open(file, limits, Deadline.in(limits.time())));
    shown = ShownFindings.of(findings);
    notes = Note.of(shown.findings());
    workbook = demand(parts.related("", "officeDocument"));
    String own = parts.related(workbook, "styles");
    stylesPart = own == null ? addStyles() : own;
    styles = parts.read(stylesPart, StyleSheet::of);
    sheets = parts.read(workbook, this::sheets);
  }

  /**
   * The copy.
   *
   * @param limits of reading; the copy reads no part more than four times
   */
  public static byte[] of(byte[] file, ReadLimits limits, List<Finding> findings) {
    return new MarkedCopy(file, limits, findings).copy();
  }

  private static String demand(@Nullable String part) {
    if (part == null) {
      throw new IllegalStateException("a part is missing");
    }
    return part;
  }

  private String addStyles() {
    String name = parts.free(PackageParts.folder(workbook) + "styles", ".xml");
    parts.add(name, StyleSheet.NONE, SHEET_TYPE + "styles+xml");
    parts.relateOnce(workbook, "styles", name);
    return name;
  }

  private List<WorkbookSheet> sheets(TagStream tags) {
    Map<String, Relation> relations =
        parts.relations(workbook).stream()
            .collect(Collectors.toMap(Relation::id, each -> each, (first, second) -> first));
    List<WorkbookSheet> found = new ArrayList<>();
    while (tags.next()) {
      if (tags.is("sheet") && !tags.isClosing()) {
        String name = text(tags.attribute("name"));
        Relation relation = relations.get(text(tags.attribute("r:id")));
        ZipPart part =
            relation == null ? null : parts.find(relation.part(PackageParts.folder(workbook)));
        String partName = part == null ? "" : part.name();
        boolean ours =
            part != null
                && name.startsWith(ProblemList.NAME)
                && FirstText.of(parts, partName, parts.related(workbook, "sharedStrings"))
                    .equals(ProblemList.TITLE);
        found.add(
            new WorkbookSheet(name, StyleSheet.index(tags.attribute("sheetId")), partName, ours));
      }
    }
    return found;
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private byte[] copy() {
    sheets.stream().filter(WorkbookSheet::ours).forEach(this::leaveOut);
    for (int i = 0; i < sheets.size(); i++) {
      WorkbookSheet sheet = sheets.get(i);
      if (!sheet.ours() && !sheet.part().isEmpty()) {
        mark(sheet, i + 1);
      }
    }
    Set<String> done = sheets.stream().map(WorkbookSheet::part).collect(Collectors.toSet());
    for (ZipPart part : parts.all()) {
      String source = PackageParts.sourceOf(part.name());
      if (source != null && !done.contains(source)) {
        closeOff(source);
      }
    }
    addList();
    return parts.finish();
  }

  /** Leaves a sheet of an earlier copy out, and what it alone leads to. */
  private void leaveOut(WorkbookSheet sheet) {
    Set<String> lonely = parts.targets(sheet.part());
    for (ZipPart part : parts.all()) {
      String source = PackageParts.sourceOf(part.name());
      if (source != null && !source.equals(sheet.part())) {
        lonely.removeAll(parts.targets(source));
      }
    }
    lonely.forEach(parts::remove);
    parts.remove(sheet.part());
    List<Relation> rest = new ArrayList<>(parts.relations(workbook));
    rest.removeIf(relation -> leadsTo(relation, workbook, sheet.part()));
    parts.relations(workbook, rest);
  }

  private boolean leadsTo(Relation relation, String from, String part) {
    ZipPart target =
        relation.external() ? null : parts.find(relation.part(PackageParts.folder(from)));
    return target != null && target.name().equals(part);
  }

  /** Whether a relation leads out of the file; a place in the file is no way out. */
  private static boolean leadsOut(Relation relation) {
    return relation.external() && !relation.target().startsWith("#");
  }

  private Set<String> dropOutside(String part) {
    List<Relation> relations = parts.relations(part);
    Set<String> ids =
        relations.stream()
            .filter(MarkedCopy::leadsOut)
            .map(Relation::id)
            .collect(Collectors.toSet());
    if (!ids.isEmpty()) {
      parts.relations(part, relations.stream().filter(relation -> !leadsOut(relation)).toList());
    }
    return ids;
  }

  private void mark(WorkbookSheet sheet, int number) {
    NavigableMap<Place, Note> here =
        notes.getOrDefault(sheet.name(), Collections.emptyNavigableMap());
    Set<String> outside = dropOutside(sheet.part());
    String drawing = null;
    String relation = null;
    if (!here.isEmpty()) {
      drawing = parts.free("xl/drawings/vmlDrawing", ".vml");
      relation = parts.freeId(sheet.part(), "rIdNotes");
    }
    SheetCopy.Order order = new SheetCopy.Order(here, styles, outside, relation);
    boolean changes =
        !here.isEmpty() || parts.read(sheet.part(), tags -> SheetCopy.of(tags, order)).changed();
    SheetCopy.Seen seen =
        changes
            ? parts.edit(sheet.part(), tags -> SheetCopy.of(tags, order))
            : new SheetCopy.Seen(false, 0, 0, null);
    formulas += seen.formulas();
    links += seen.links();
    comments(sheet.part(), here, number, seen.comments(), drawing);
  }

  private void comments(
      String sheet,
      NavigableMap<Place, Note> here,
      int number,
      @Nullable String relation,
      @Nullable String free) {
    String own = parts.related(sheet, "comments");
    if (own == null && here.isEmpty()) {
      return;
    }
    String part = own == null ? addComments(sheet) : own;
    CommentsCopy.Result result = parts.read(part, tags -> CommentsCopy.of(tags, here));
    if (!result.changed()) {
      return;
    }
    parts.edit(part, tags -> CommentsCopy.of(tags, here));
    parts.typeOfExtension("vml", DRAWING_TYPE);
    String drawing = drawing(sheet, relation);
    if (drawing != null) {
      parts.write(drawing, NoteBoxes.with(held(drawing), number, result));
    } else if (free != null && relation != null) {
      parts.relate(sheet, relation, "vmlDrawing", free);
      parts.write(free, NoteBoxes.with(null, number, result));
    }
  }

  private String addComments(String sheet) {
    String part = parts.free("xl/comments", ".xml");
    parts.add(part, CommentsCopy.NONE, SHEET_TYPE + "comments+xml");
    parts.relateOnce(sheet, "comments", part);
    return part;
  }

  /** The part that the sheet's comments are drawn in; null if there is none. */
  private @Nullable String drawing(String sheet, @Nullable String relation) {
    for (Relation each : parts.relations(sheet)) {
      boolean meant = relation == null || each.id().equals(relation);
      if (meant && each.is("vmlDrawing") && !each.external()) {
        ZipPart part = parts.find(each.part(PackageParts.folder(sheet)));
        return part == null ? null : part.name();
      }
    }
    return null;
  }

  private byte[] held(String name) {
    ZipPart part = parts.find(name);
    if (part == null || part.size() > HELD) {
      throw new IllegalStateException("a drawing that is missing or too long");
    }
    try (InputStream in = parts.open(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes the ways out of the file from a part that is no sheet. */
  private void closeOff(String part) {
    if (parts.isGone(part) || parts.relations(part).stream().noneMatch(MarkedCopy::leadsOut)) {
      return;
    }
    links += (int) parts.relations(part).stream().filter(MarkedCopy::leadsOut).count();
    if (part.toLowerCase(Locale.ROOT).startsWith("xl/drawings/drawing")
        && parts.find(part) != null) {
      Set<String> outside = dropOutside(part);
      parts.edit(part, tags -> closeOff(tags, outside));
    } else {
      parts.relations(
          part,
          parts.relations(part).stream()
              .map(each ->
                  leadsOut(each) ? new Relation(each.id(), each.type(), NOWHERE, true) : each)
              .toList());
    }
  }

  private static boolean closeOff(TagStream tags, Set<String> outside) {
    while (tags.next()) {
      if (tags.isClosing()) {
        continue;
      }
      String name = tags.name();
      String local = name.substring(name.indexOf(':') + 1);
      if (CLICKS.contains(local) && outside.contains(text(tags.attribute("r:id")))) {
        tags.dropElement();
      } else if (local.equals("blip") && outside.contains(text(tags.attribute("r:link")))) {
        tags.set("r:link", null);
      }
    }
    return true;
  }

  private void addList() {
    ProblemList list = ProblemList.of(shown, new LeftOut(formulas, links));
    String part = parts.free("xl/worksheets/problems", ".xml");
    parts.type(part, SHEET_TYPE + "worksheet+xml");
    String relation = parts.relate(workbook, "worksheet", part);
    parts.write(part, ListSheet.xml(list, styles.ofList()));
    parts.edit(
        stylesPart,
        tags -> {
          styles.write(tags);
          return true;
        });
    String calculation = parts.related(workbook, "calcChain");
    if (calculation != null && formulas > 0) {
      // It lists every cell with a formula; without it, a spreadsheet program finds them itself.
      parts.relations(
          workbook,
          parts.relations(workbook).stream().filter(each -> !each.is("calcChain")).toList());
      parts.remove(calculation);
    }
    int highest = sheets.stream().mapToInt(WorkbookSheet::number).max().orElse(0);
    WorkbookCopy.Order order =
        new WorkbookCopy.Order(
            freeName(), relation, ProblemList.HEAD, sheets.stream().map(s -> !s.ours()).toList());
    parts.edit(workbook, tags -> WorkbookCopy.of(tags, order, highest));
  }

  private String freeName() {
    Set<String> taken = new HashSet<>();
    sheets.stream()
        .filter(sheet -> !sheet.ours())
        .forEach(sheet -> taken.add(sheet.name().toLowerCase(Locale.ROOT)));
    String name = ProblemList.NAME;
    for (int i = 2; taken.contains(name); i++) {
      name = ProblemList.NAME + i;
    }
    return name;
  }
}
