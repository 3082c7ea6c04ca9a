package org.nuanbao.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nuanbao.campaign.NoticesOnDisk;
import org.nuanbao.check.CheckResult;
import org.nuanbao.check.Checker;
import org.nuanbao.check.Facts;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Field;
import org.nuanbao.form.FigureForm;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormOfParts;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Severity;
import org.nuanbao.form.Single;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.reading.ValuesHash;
import org.nuanbao.workbook.guard.ReadLimits;

/** Nothing to report is a choice; it is neither a blank form nor a missing one. */
class NothingToReportTest {
  static Stream<Form> forms() {
    return NoticesOnDisk.forms().stream()
        .filter(f -> f instanceof FigureForm || f instanceof Roster);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aBlankFormIsToldWhereToSayThatThereIsNothing(Form form) {
    byte[] blank = TemplateWriter.blank(form, Mark.of(form));

    assertThat(open(blank).reading().saysNothing()).isFalse();
    assertThat(ofNoRule(judged(blank)))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.code()).isEqualTo("NOTHING_FILLED_IN");
          assertThat(finding.message()).contains("如确无此项", "“本期无发生（零报告）”", "选择“是”");
          assertThat(finding.severity())
              .isEqualTo(form instanceof Roster ? Severity.ERROR : Severity.WARNING);
        });
  }

  @ParameterizedTest
  @MethodSource("forms")
  void theChoiceIsAccepted(Form form) {
    byte[] chosen = chosen(TemplateWriter.blank(form, Mark.of(form)));

    assertThat(open(chosen).reading().saysNothing()).isTrue();
    assertThat(ofNoRule(judged(chosen))).isEmpty();
    assertThat(open(OldFormat.of(chosen)).reading().saysNothing()).isTrue();
    assertThat(ValuesHash.of(open(chosen).reading()))
        .isNotEqualTo(ValuesHash.of(open(TemplateWriter.blank(form, Mark.of(form))).reading()));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void theChoiceAndContentContradictEachOther(Form form) {
    byte[] both = chosen(Filler.fill(form, something(form), Mark.of(form)));

    assertThat(ofNoRule(judged(both)))
        .filteredOn(finding -> !finding.code().startsWith("BAD_"))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.code()).isEqualTo("NOTHING_AND_MORE");
          assertThat(finding.severity()).isEqualTo(Severity.ERROR);
          assertThat(finding.cells()).containsExactly(choice(form));
        });
  }

  @ParameterizedTest
  @MethodSource("forms")
  void theTemplateOffersOneAnswerBesideItsLabel(Form form) throws Exception {
    try (var book = PoiBooks.any(TemplateWriter.blank(form, Mark.of(form)))) {
      Sheet sheet = book.getSheetAt(0);
      assertThat(PoiBooks.cell(sheet, choice(form)).getCellStyle().getLocked()).isFalse();
      assertThat(sheet.getDataValidations())
          .filteredOn(
              it -> it.getRegions().getCellRangeAddresses()[0].isInRange(cellOf(sheet, form)))
          .extracting(DataValidation::getValidationConstraint)
          .singleElement()
          .satisfies(list -> assertThat(list.getExplicitListValues()).containsExactly("是"));
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void whatIsFilledInFromDataSaysItToo(Form form) {
    Map<String, Entry> fields = new HashMap<>();
    fields.put(Field.NOTHING.key(), new Entry(new Value.Text("是"), null));
    Body nothing =
        form instanceof Roster ? new Body.Lines(List.of(), List.of()) : new Body.Figures(Map.of());
    Reading reading = new Reading(form.id(), "", "", null, fields, nothing);

    assertThat(open(Filler.fill(form, reading, Mark.of(form))).reading().saysNothing()).isTrue();
  }

  private static Cell cellOf(Sheet sheet, Form form) {
    return PoiBooks.cell(sheet, choice(form));
  }

  private static String choice(Form form) {
    return String.valueOf(
        NothingChoice.at(form, Placement.of(form, form.layout(), PreparedRows.blank())));
  }

  private static byte[] chosen(byte[] file) {
    Consumer<Sheet> choose =
        sheet -> {
          Row row = sheet.getRow(0);
          boolean labelled = false;
          for (Cell cell : row) {
            if (labelled && cell.getColumnIndex() == row.getLastCellNum() - 1) {
              cell.setCellValue("是");
            }
            labelled |= cell.toString().equals("本期无发生（零报告）：");
          }
          assertThat(labelled).isTrue();
        };
    return Edits.edit(file, book -> choose.accept(book.getSheetAt(0)));
  }

  private static Reading something(Form form) {
    Body body =
        switch (form) {
          case Roster roster -> {
            List<Value> values = new ArrayList<>();
            roster.columns().forEach(c -> values.add(new Value.Text("某")));
            yield new Body.Lines(List.of(new Line(1, 0, values)), List.of());
          }
          case FigureForm tabled -> {
            Map<String, Entry> items = new HashMap<>();
            tabled.items().stream()
                .filter(item -> item.type() == ValueType.COUNT)
                .limit(1)
                .forEach(item ->
                    items.put(item.ref(), new Entry(new Value.Numeric(BigDecimal.ONE), null)));
            yield new Body.Figures(items);
          }
          case Single _, FormOfParts _ ->
              throw new IllegalArgumentException("not asked: " + form.id());
        };
    return new Reading(form.id(), "", "", null, Map.of(), body);
  }

  private static List<Finding> judged(byte[] file) {
    ReadOutcome.Read read = open(file);
    CheckResult checked = Checker.check(read.form(), read.reading(), Facts.NONE);
    List<Finding> all = new ArrayList<>(read.findings());
    all.addAll(checked.findings());
    return all;
  }

  private static List<Finding> ofNoRule(List<Finding> findings) {
    return findings.stream().filter(finding -> finding.rule() == null).toList();
  }

  private static ReadOutcome.Read open(byte[] file) {
    return (ReadOutcome.Read)
        new WorkbookReader(NoticesOnDisk.forms(), ReadLimits.standard()).read(file);
  }
}
