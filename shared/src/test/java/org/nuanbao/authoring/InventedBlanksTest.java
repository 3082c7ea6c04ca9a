package org.nuanbao.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nuanbao.authoring.draft.DraftYaml;
import org.nuanbao.authoring.draft.DraftedForm;
import org.nuanbao.authoring.draft.FormDrafter;
import org.nuanbao.authoring.part.CellPlace;
import org.nuanbao.authoring.part.Input;
import org.nuanbao.authoring.part.Part;
import org.nuanbao.authoring.part.Part.Records;
import org.nuanbao.authoring.part.Relations;
import org.nuanbao.check.kind.RuleKinds;
import org.nuanbao.formdata.FormReader;
import org.nuanbao.workbook.PrintedBook;

/** Blanks of every family that we know, invented, with the truth about each value. */
class InventedBlanksTest {
  private static final double FOUND = 0.97;
  private static final double FALSE = 0.03;

  /** All that lie in the folder. */
  static final List<String> NAMES = names();

  private static List<String> names() {
    Path folder = Path.of("src/test/resources/org/nuanbao/authoring/blanks");
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString().replace(".txt", "")).sorted().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyValueIsFoundWithItsNameAndType() {
    return NAMES.stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> isUnderstood(InventedBlank.named(name))));
  }

  @TestFactory
  Stream<DynamicTest> everyDraftIsAForm() {
    return NAMES.stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> isForm(InventedBlank.named(name))));
  }

  private static void isUnderstood(InventedBlank blank) {
    Understood understood = understood(blank);
    Set<String> said = new HashSet<>(said(understood));
    Set<String> missing = new HashSet<>(blank.truth());
    missing.removeAll(said);
    Set<String> invented = new HashSet<>(said);
    blank.truth().forEach(invented::remove);
    double found = 1 - (double) missing.size() / blank.truth().size();
    double wrong = (double) invented.size() / said.size();
    assertThat(found).as("%s: missing %s", blank.name(), missing).isGreaterThanOrEqualTo(FOUND);
    assertThat(wrong).as("%s: invented %s", blank.name(), invented).isLessThanOrEqualTo(FALSE);
    assertThat(alike(understood.kind())).as(blank.name()).contains(blank.kind());
  }

  /** A table of figures may be called either, a slip too. */
  private static List<String> alike(BlankKind kind) {
    return switch (kind) {
      case STATISTICS, CROSSTAB -> List.of("statistics", "crosstab");
      case CARD, VOUCHER -> List.of("card", "voucher");
      case ROSTER -> List.of("roster");
      case MIXED -> List.of("mixed");
    };
  }

  private static Understood understood(InventedBlank blank) {
    PrintedBook book = PrintedBook.read(blank.workbook());
    assertThat(book).isInstanceOf(PrintedBook.Sheets.class);
    return BlankReader.read(((PrintedBook.Sheets) book).sheets());
  }

  private static List<String> said(Understood understood) {
    List<String> said = new ArrayList<>();
    for (Understood.Sheet sheet : understood.sheets()) {
      String before = understood.sheets().size() == 1 ? "" : sheet.name() + "!";
      List<String> own = new ArrayList<>();
      for (Part part : sheet.parts()) {
        part.inputs().forEach(input -> own.add(input(input, part instanceof Part.Lines)));
        if (part instanceof Part.Roster roster) {
          roster.records().forEach(records -> own.addAll(columns(records)));
        }
        own.addAll(relations(part.relations()));
      }
      own.addAll(relations(sheet.across()));
      own.forEach(line -> said.add(before + line));
    }
    return said;
  }

  private static String input(Input input, boolean line) {
    List<String> names = new ArrayList<>();
    if (line) {
      names.add(String.join("", input.labels()));
    } else {
      input.row().stream().skip(Math.max(0, input.row().size() - 1)).forEach(names::add);
      input.column().stream().skip(Math.max(0, input.column().size() - 1)).forEach(names::add);
    }
    String name = names.isEmpty() ? "-" : String.join("/", names);
    return input.place() + " " + name + " " + word(input.answer().type());
  }

  private static String word(org.nuanbao.form.ValueType type) {
    return switch (type) {
      case YEAR -> "integer";
      case CODES -> "code";
      case COUNT,
          INTEGER,
          AMOUNT_WAN,
          AMOUNT_YUAN,
          DECIMAL,
          PERCENT,
          YES_NO,
          TICK,
          TEXT,
          DATE,
          MONTH,
          CODE,
          ID_NUMBER,
          USCC,
          BANK_CARD,
          PHONE ->
          type.name().toLowerCase(java.util.Locale.ROOT);
    };
  }

  private static List<String> columns(Records records) {
    List<String> columns = new ArrayList<>();
    for (Records.Column column : records.columns()) {
      String offset = column.offset() == 0 ? "" : "+" + column.offset();
      columns.add(
          "rows %d-%d %s%s %s %s"
              .formatted(
                  records.first() + 1,
                  records.last() + 1,
                  CellPlace.letters(column.column()),
                  offset,
                  column.labels().getLast(),
                  word(column.answer().type())));
    }
    return columns;
  }

  private static List<String> relations(Relations relations) {
    List<String> said = new ArrayList<>();
    relations
        .sums()
        .forEach(sum -> {
          StringBuilder terms = new StringBuilder();
          sum.plus().forEach(term -> terms.append(' ').append(term));
          sum.minus().forEach(term -> terms.append(" -").append(term));
          said.add("sum " + sum.target() + " =" + terms);
        });
    relations.parts().forEach(it -> said.add("part " + it.part() + " " + it.whole()));
    return said;
  }

  private static void isForm(InventedBlank blank) throws IOException {
    for (Understood.Sheet sheet : understood(blank).sheets()) {
      if (sheet.role() == Understood.Role.FORM) {
        DraftedForm drafted = FormDrafter.draft(sheet, null, text -> text);
        String yaml = DraftYaml.of(drafted, "place-2030-1", "place-2030-2");
        assertThat(FormReader.read(new YAMLMapper().readTree(yaml), "draft", RuleKinds::read))
            .as(yaml)
            .isNotNull();
      }
    }
  }
}
