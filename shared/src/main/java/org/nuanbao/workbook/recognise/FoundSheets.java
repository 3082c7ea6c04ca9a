package org.nuanbao.workbook.recognise;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.nuanbao.form.Form;

/** Puts together what the sheets of one workbook say of a form that has several. */
public final class FoundSheets {
  private FoundSheets() {}

  /**
   * The forms found, one for all sheets of the same form.
   *
   * @throws org.nuanbao.workbook.guard.FileRefusal if a sheet of a form is not there
   */
  public static List<FoundForm> joined(List<FoundForm> found) {
    List<FoundForm> whole = new ArrayList<>();
    Set<Form> several = new LinkedHashSet<>();
    for (FoundForm one : found) {
      if (one.form().sheets().size() > 1) {
        several.add(one.form());
      } else {
        whole.add(one);
      }
    }
    for (Form form : several) {
      whole.addAll(joined(form, found.stream().filter(it -> it.form().equals(form)).toList()));
    }
    return whole;
  }

  /** A sheet that is there twice begins the form anew. */
  private static List<FoundForm> joined(Form form, List<FoundForm> sheets) {
    List<FoundForm> whole = new ArrayList<>();
    FoundForm first = null;
    Set<Integer> pages = new LinkedHashSet<>();
    for (FoundForm sheet : sheets) {
      if (first == null) {
        first = sheet;
        pages.add(sheet.page());
      } else if (pages.add(sheet.page())) {
        first = first.with(sheet);
      } else {
        whole.add(sheet);
      }
    }
    for (int page = 0; page < form.sheets().size(); page++) {
      if (!pages.contains(page)) {
        throw SheetTable.mismatch(
            "工作簿里缺少工作表“%s”；请用最新的模板，不要删改工作表。".formatted(form.sheets().get(page).name()),
            "The workbook lacks a sheet of the form; please use the latest template.");
      }
    }
    if (first != null) {
      whole.addFirst(first);
    }
    return whole;
  }
}
