package org.nuanbao.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nuanbao.campaign.NoticesOnDisk;
import org.nuanbao.form.Form;
import org.nuanbao.form.Single;
import org.nuanbao.sample.Sample;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.recognise.FormSearch;
import org.nuanbao.workbook.xml.XmlPart;

/**
 * A form is found among those whose title is on the sheet; comparing the sheet with every form says
 * the same of every workbook.
 */
class FormSearchTest {
  private static final List<Form> FORMS =
      Stream.concat(NoticesOnDisk.forms().stream(), SmallForms.both().stream()).toList();

  @TestFactory
  Stream<DynamicTest> findsWhatComparingWithEveryFormFinds() {
    return FORMS.stream()
        .map(form ->
            DynamicTest.dynamicTest(
                form.id().value(), () -> files(form).forEach(FormSearchTest::compare)));
  }

  @Test
  void findsNothingOnSheetsOfNoForm() {
    byte[] blank = TemplateWriter.blank(FORMS.getFirst(), Mark.of(FORMS.getFirst()));

    compare("no labels", Edits.edit(blank, book -> eachText(book, cell -> "1")));
    compare("a letter", Edits.edit(blank, book -> eachText(book, cell -> "尊敬的领导：" + cell)));
  }

  private static void compare(String what, byte[] file) {
    ReadOutcome quick = reader(FormSearch.among(FORMS)).read(file);
    ReadOutcome slow = reader(FormSearch.comparingAll(FORMS)).read(file);

    assertThat(quick).as(what).isEqualTo(slow);
  }

  private static WorkbookReader reader(FormSearch forms) {
    return new WorkbookReader(forms, ReadLimits.standard(), XmlPart.PLAIN_FIRST);
  }

  private static Map<String, byte[]> files(Form form) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    byte[] blank = TemplateWriter.blank(form, Mark.of(form));
    files.put("blank", blank);
    files.put("printed", PrintedBlank.of(form));
    List<Sample> samples =
        RoundTrip.samples().stream().filter(sample -> sample.form().equals(form)).toList();
    samples.stream()
        .limit(5)
        .forEach(sample -> files.put("filled " + sample.id(), RoundTrip.filled(sample)));
    samples.stream().limit(1).forEach(sample -> typed(sample, files));
    Map<String, byte[]> changed = new LinkedHashMap<>();
    files.forEach((what, file) -> changed(form, what, file, changed));
    files.putAll(changed);
    return files;
  }

  private static void typed(Sample sample, Map<String, byte[]> files) {
    if (sample.form() instanceof Single) {
      for (CardTypist.Habit habit : CardTypist.Habit.values()) {
        files.put(
            "typed, " + habit, CardTypist.type(List.of(sample, sample), Set.of(habit), 1).file());
      }
    } else {
      for (Typist.Habit habit : Typist.Habit.values()) {
        if (Typist.fits(habit, sample.form())) {
          files.put("typed, " + habit, Typist.type(sample, Set.of(habit), 1));
        }
      }
    }
  }

  /** What people do to titles and headings. */
  private static void changed(Form form, String what, byte[] file, Map<String, byte[]> changed) {
    Collection<String> titles = form.head().titles();
    changed.put(
        what + " without title",
        Edits.edit(file, book -> eachText(book, text -> contains(text, titles) ? "" : text)));
    Form other = FORMS.get((FORMS.indexOf(form) + 1) % FORMS.size());
    changed.put(
        what + " with the title of " + other.id(),
        Edits.edit(
            file,
            book -> eachText(book, text -> contains(text, titles) ? other.head().title() : text)));
    changed.put(
        what + " with both titles",
        Edits.edit(
            file,
            book ->
                eachText(
                    book, text -> contains(text, titles) ? text + other.head().title() : text)));
    changed.put(what + " with every third label changed", Edits.edit(file, book -> third(book)));
  }

  private static void third(Workbook book) {
    List<Integer> seen = new ArrayList<>();
    eachText(
        book,
        text -> {
          seen.add(seen.size());
          return seen.size() % 3 == 0 ? "某" + text : text;
        });
  }

  private static boolean contains(String text, Collection<String> titles) {
    return titles.stream().anyMatch(text::contains);
  }

  private interface Change {
    String of(String text);
  }

  private static void eachText(Workbook book, Change change) {
    for (Sheet sheet : book) {
      if (book.getSheetVisibility(book.getSheetIndex(sheet))
          == org.apache.poi.ss.usermodel.SheetVisibility.VISIBLE) {
        for (Row row : sheet) {
          for (Cell cell : row) {
            if (cell.getCellType() == CellType.STRING) {
              cell.setCellValue(change.of(cell.getStringCellValue()));
            }
          }
        }
      }
    }
  }
}
