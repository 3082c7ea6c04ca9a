package org.nuanbao.workbook.mark;

import java.util.List;
import java.util.Set;
import org.nuanbao.workbook.xml.TagStream;
import org.nuanbao.workbook.xml.TagText;

/**
 * Copies the workbook's main part (ECMA-376 part 1, 18.2) with another list of sheets: ours in
 * front and shown first, those of an earlier copy left out.
 */
final class WorkbookCopy {
  private static final Set<String> BEFORE_NAMES =
      Set.of("sheets", "functionGroups", "externalReferences");

  /**
   * What is to be done.
   *
   * @param name the name of our sheet
   * @param relation the id of the relation to it
   * @param heading the row to be repeated on each of its pages
   * @param stays of each sheet that the file has, whether it stays
   */
  record Order(String name, String relation, int heading, List<Boolean> stays) {}

  private final TagStream tags;
  private final Order order;
  private boolean listed;
  private boolean named;
  private int formulas;

  private WorkbookCopy(TagStream tags, Order order) {
    this.tags = tags;
    this.order = order;
  }

  /**
   * Copies it.
   *
   * @param highest the highest number of a sheet
   * @return how many names of formulas reached outside
   */
  static int of(TagStream tags, Order order, int highest) {
    return new WorkbookCopy(tags, order).workbook(highest);
  }

  private int workbook(int highest) {
    tags.next();
    tags.demandKnownPrefix();
    String declaration =
        tags.attribute("xmlns:r") == null ? " xmlns:r=\"" + SheetCopy.REFERENCES + "\"" : "";
    String sheet =
        "<sheet name=\"%s\" sheetId=\"%d\"%s r:id=\"%s\"/>"
            .formatted(TagText.escaped(order.name()), highest + 1, declaration, order.relation());
    while (tags.next() && !tags.isClosing()) {
      String name = tags.name();
      if (listed && !named && !BEFORE_NAMES.contains(name) && !name.equals("definedNames")) {
        named = true;
        tags.before("<definedNames>" + titles() + "</definedNames>");
      }
      switch (name) {
        case "bookViews" -> views();
        case "sheets" -> sheets(sheet);
        case "definedNames" -> names();
        default -> tags.skip();
      }
    }
    if (!named) {
      tags.before("<definedNames>" + titles() + "</definedNames>");
    }
    return formulas;
  }

  private void views() {
    if (tags.isEmpty()) {
      return;
    }
    while (tags.next() && !tags.is("bookViews")) {
      if (tags.is("workbookView") && !tags.isClosing()) {
        String tag = TagText.with(tags.raw(), "activeTab", null);
        tags.replace(TagText.with(tag, "firstSheet", null));
      }
    }
  }

  private void sheets(String ours) {
    listed = true;
    tags.after(ours);
    int index = 0;
    while (tags.next() && !tags.is("sheets")) {
      if (tags.is("sheet") && !tags.isClosing() && !order.stays().get(index++)) {
        tags.dropElement();
      }
    }
  }

  private void names() {
    named = true;
    if (tags.isEmpty()) {
      tags.replace("<definedNames>" + titles() + "</definedNames>");
      return;
    }
    while (tags.next() && !tags.is("definedNames")) {
      if (tags.is("definedName") && !tags.isClosing()) {
        name();
      }
    }
    tags.before(titles());
  }

  private void name() {
    String scope = tags.attribute("localSheetId");
    int sheet = scope == null ? -1 : StyleSheet.index(scope);
    if (sheet >= order.stays().size() || (sheet >= 0 && !order.stays().get(sheet))) {
      tags.dropElement();
      return;
    }
    boolean outside = OutsideFormula.is(tags.text());
    if (sheet >= 0) {
      tags.set("localSheetId", String.valueOf(place(sheet)));
    }
    if (outside) {
      formulas++;
      tags.retext(SheetCopy.NOWHERE);
    }
    tags.skip();
  }

  /** The place of a sheet among those of the copy. */
  private int place(int sheet) {
    return 1 + (int) order.stays().subList(0, sheet).stream().filter(stays -> stays).count();
  }

  private String titles() {
    return "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">%s!$%d:$%d</definedName>"
        .formatted(TagText.escaped(order.name()), order.heading(), order.heading());
  }
}
