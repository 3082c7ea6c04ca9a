package org.nuanbao.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.NoticesOnDisk;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Field;
import org.nuanbao.form.Form;
import org.nuanbao.form.Item;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Statistics;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.guard.ReadLimits;

/** Reading is the inverse of filling. */
class FilledWorkbookTest {
  private static final Form STATISTICS = NoticesOnDisk.form("dalian-2018-1");
  private static final Form ROSTER = NoticesOnDisk.form("henan-2017-2");

  @Test
  void readsEachFigureOfAFilledStatisticsForm() {
    Map<String, Entry> items = new LinkedHashMap<>();
    int next = 1;
    for (Item item : ((Statistics) STATISTICS).items()) {
      items.put(item.ref(), entry(new Value.Numeric(new BigDecimal(next++))));
    }
    Reading given = reading(STATISTICS, new Body.Figures(items));

    ReadOutcome.Read read = read(Filler.fill(STATISTICS, given, Mark.of(STATISTICS)));

    assertThat(read.form()).isEqualTo(STATISTICS);
    assertThat(read.findings()).isEmpty();
    assertThat(values(read.reading().fields())).isEqualTo(values(given.fields()));
    assertThat(values(figures(read))).isEqualTo(values(items));
    assertThat(figures(read)).extractingByKey("1.A").extracting(Entry::cell).isEqualTo("I5");
    assertThat(read.reading().fields())
        .extractingByKey("date")
        .extracting(Entry::cell)
        .isEqualTo("I3");
  }

  @Test
  void readsEachRowOfAFilledRoster() {
    Reading given = reading(ROSTER, new Body.Lines(lines((Roster) ROSTER, 300), List.of()));

    ReadOutcome.Read read = read(Filler.fill(ROSTER, given, Mark.of(ROSTER)));

    assertThat(read.findings()).isEmpty();
    assertThat(values(read.reading().fields())).isEqualTo(values(given.fields()));
    Body.Lines body = (Body.Lines) read.reading().body();
    assertThat(body.letters()).containsExactly("A", "B", "C", "D", "E", "F", "G", "H", "I");
    assertThat(body.lines())
        .extracting(Line::values)
        .isEqualTo(((Body.Lines) given.body()).lines().stream().map(Line::values).toList());
    assertThat(body.lines().getFirst().sheetRow()).isEqualTo(5);
  }

  @Test
  void readsTheBlankTemplateAsAFormWithNothingInItButTheUnit() {
    for (Form form : List.of(STATISTICS, ROSTER)) {
      ReadOutcome.Read read =
          read(TemplateWriter.blank(form, new Mark(form.id().value(), "other", "/a/b/", "乙")));

      assertThat(read.form()).isEqualTo(form);
      assertThat(read.findings()).extracting(Finding::code).containsExactly("TEMPLATE_VERSION");
      assertThat(read.reading().unit()).isEqualTo("/a/b/");
      read.reading()
          .fields()
          .forEach((key, entry) ->
              assertThat(entry.value())
                  .isEqualTo(key.equals(Field.UNIT) ? new Value.Text("乙") : Value.Blank.IT));
      switch (read.reading().body()) {
        case Body.Figures figures ->
            assertThat(figures.items().values()).allMatch(entry -> entry.value().isBlank());
        case Body.Lines lines -> assertThat(lines.lines()).isEmpty();
        case Body.Answers _ -> throw new AssertionError("a card");
      }
    }
  }

  @Test
  void recomputesAPrintedSumInsteadOfBelievingIt() {
    byte[] file = TemplateWriter.blank(STATISTICS, Mark.of(STATISTICS));
    byte[] edited =
        Edits.edit(
            file,
            book -> {
              var sheet = book.getSheetAt(0);
              sheet.getRow(9).getCell(8).setCellValue(13);
              sheet.getRow(10).getCell(8).setCellValue(55);
            });

    ReadOutcome.Read read = read(edited);

    assertThat(read.findings()).isEmpty();
    assertThat(figures(read).get("2.C"))
        .isEqualTo(new Entry(new Value.Numeric(new BigDecimal("68")), "I9"));
  }

  private static ReadOutcome.Read read(byte[] file) {
    WorkbookReader reader = new WorkbookReader(List.of(STATISTICS, ROSTER), ReadLimits.standard());
    ReadOutcome opened = reader.read(file);
    assertThat(opened).isInstanceOf(ReadOutcome.Read.class);
    return (ReadOutcome.Read) opened;
  }

  private static Map<String, Entry> figures(ReadOutcome.Read read) {
    return ((Body.Figures) read.reading().body()).items();
  }

  private static Map<String, Value> values(Map<String, Entry> entries) {
    Map<String, Value> values = new LinkedHashMap<>();
    entries.forEach((key, entry) -> values.put(key, entry.value()));
    return values;
  }

  private static Entry entry(Value value) {
    return new Entry(value, null);
  }

  private static Reading reading(Form form, Body body) {
    Map<String, Entry> fields = new LinkedHashMap<>();
    for (Field field : form.fields()) {
      Value value =
          field.type() == ValueType.DATE
              ? new Value.Day(LocalDate.of(2018, 1, 18))
              : new Value.Text("样例" + (field.type() == ValueType.PHONE ? "" : field.label()));
      fields.put(
          field.key(),
          entry(field.type() == ValueType.PHONE ? new Value.Text("13800009999") : value));
    }
    return new Reading(form.id(), form.head().version(), "", null, fields, body);
  }

  private static List<Line> lines(Roster form, int count) {
    List<Line> lines = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      List<Value> values =
          List.of(
              new Value.Numeric(new BigDecimal(i)),
              new Value.Text("姓名" + i),
              new Value.Text("女"),
              new Value.Numeric(new BigDecimal(20 + i % 50)),
              new Value.Text("41010319921008" + (1000 + i % 9000)),
              new Value.Text("6231934540905801990"),
              new Value.Text("=样例" + i),
              new Value.Text("13800000014"),
              Value.Blank.IT);
      assertThat(values).hasSameSizeAs(form.columns());
      lines.add(new Line(i, 0, values));
    }
    return lines;
  }
}
