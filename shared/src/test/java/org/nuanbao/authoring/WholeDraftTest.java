package org.nuanbao.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nuanbao.authoring.whole.WholeDraft;
import org.nuanbao.check.Checker;
import org.nuanbao.check.Finding;
import org.nuanbao.check.kind.RuleKinds;
import org.nuanbao.form.AnswerType;
import org.nuanbao.form.Column;
import org.nuanbao.form.Field;
import org.nuanbao.form.Form;
import org.nuanbao.form.Place;
import org.nuanbao.formdata.FormReader;
import org.nuanbao.memory.MemoryKeys;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Typing;
import org.nuanbao.reading.Value;
import org.nuanbao.rollup.Tally;
import org.nuanbao.workbook.Filler;
import org.nuanbao.workbook.Mark;
import org.nuanbao.workbook.PrintedBook;
import org.nuanbao.workbook.ReadOutcome;
import org.nuanbao.workbook.WorkbookReader;
import org.nuanbao.workbook.guard.ReadLimits;

/** Drafts of whole workbooks: what their own template is filled with is read again. */
class WholeDraftTest {
  private static final int ENTRIES = 3;
  private static final long SEED = 20_300_101;

  @TestFactory
  Stream<DynamicTest> whatItsTemplateIsFilledWithIsRead() {
    return InventedBlanksTest.NAMES.stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> roundTrip(InventedBlank.named(name))));
  }

  private static void roundTrip(InventedBlank blank) throws IOException {
    Form form = drafted(blank);
    Reading given = given(form, new Random(SEED), Map.of());
    byte[] file = Filler.fill(form, given, Mark.of(form));

    ReadOutcome opened = new WorkbookReader(List.of(form), ReadLimits.standard()).read(file);

    assertThat(opened).as("%s, seed %d", blank.name(), SEED).isInstanceOf(ReadOutcome.Read.class);
    ReadOutcome.Read read = (ReadOutcome.Read) opened;
    assertThat(read.findings()).as(blank.name()).extracting(Finding::message).isEmpty();
    Reading typed = Typing.typed(form, given);
    assertThat(values(form, read.reading()))
        .as("%s, seed %d", blank.name(), SEED)
        .isEqualTo(values(form, typed));
    assertThat(Checker.types(form, read.reading())).as(blank.name()).isEmpty();
    assertThat(Tally.of(form, read.reading(), new MemoryKeys()).sums())
        .as(blank.name())
        .usingRecursiveComparison()
        .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
        .isEqualTo(Tally.of(form, typed, new MemoryKeys()).sums());
  }

  @TestFactory
  Stream<DynamicTest> whatIsTypedIntoTheBlankItselfIsRead() {
    return InventedBlanksTest.NAMES.stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> byHand(InventedBlank.named(name))));
  }

  private static void byHand(InventedBlank blank) throws IOException {
    Form form = drafted(blank);
    HandFilledBlank hand = new HandFilledBlank(form);
    Reading given = given(form, new Random(SEED), hand.entries());
    byte[] file = hand.fill(blank.workbook(), given);

    ReadOutcome opened = new WorkbookReader(List.of(form), ReadLimits.standard()).read(file);

    assertThat(opened).as("%s, seed %d", blank.name(), SEED).isInstanceOf(ReadOutcome.Read.class);
    ReadOutcome.Read read = (ReadOutcome.Read) opened;
    assertThat(values(form, read.reading()))
        .as("%s, seed %d", blank.name(), SEED)
        .isEqualTo(values(form, Typing.typed(form, given)));
    assertThat(read.findings()).as(blank.name()).extracting(Finding::message).isEmpty();
  }

  @Test
  void whatIsPrintedOfARowHoldsInEveryBlock() throws IOException {
    String yaml = yaml(InventedBlank.named("blocks-with-row-sums"));
    assertThat(yaml)
        .containsPattern("target: list\\.c, terms: \\[list\\.\\w+, list\\.\\w+]")
        .containsPattern("target: list2\\.c, terms: \\[list2\\.\\w+, list2\\.\\w+]");
  }

  private static Form drafted(InventedBlank blank) throws IOException {
    return FormReader.read(new YAMLMapper().readTree(yaml(blank)), "draft", RuleKinds::read);
  }

  private static String yaml(InventedBlank blank) throws IOException {
    PrintedBook.Sheets book = (PrintedBook.Sheets) PrintedBook.read(blank.workbook());
    return WholeDraft.of(BlankReader.read(book.sheets()), text -> text).yaml("place-2030-1");
  }

  private static Reading given(Form form, Random random, Map<String, Integer> entries) {
    Map<String, Entry> fields = new LinkedHashMap<>();
    for (Field field : form.fields()) {
      fields.put(field.key(), new Entry(value(field.answer(), random), null));
    }
    Map<String, Entry> answers = new LinkedHashMap<>();
    for (Place place : form.places().values()) {
      if (place.table() == null && !(place.prompt() instanceof Field)) {
        answers.put(place.name(), new Entry(value(place.prompt().answer(), random), null));
      }
    }
    Map<String, Body.Lines> tables = new LinkedHashMap<>();
    form.columnsOfTables()
        .forEach((table, columns) ->
            tables.put(table, rows(columns, random, entries.getOrDefault(table, ENTRIES))));
    return new Reading(form.id(), "v", "", null, fields, new Body.Answers(answers, tables));
  }

  private static Body.Lines rows(List<Column> columns, Random random, int count) {
    List<Line> lines = new ArrayList<>();
    for (int row = 1; row <= Math.min(count, ENTRIES); row++) {
      List<Value> values = new ArrayList<>();
      for (Column column : columns) {
        values.add(
            column.key().equals("seq")
                ? new Value.Text(String.valueOf(row))
                : value(column.answer(), random));
      }
      lines.add(new Line(row, 0, values));
    }
    return new Body.Lines(lines, List.of());
  }

  private static Value value(AnswerType asked, Random random) {
    List<String> codes = asked.codes();
    return switch (asked.kind()) {
      case COUNT, INTEGER -> number(random.nextInt(1, 90));
      case YEAR -> number(random.nextInt(2000, 2030));
      case AMOUNT_WAN, AMOUNT_YUAN, DECIMAL -> new Value.Numeric(cents(random));
      case PERCENT -> new Value.Numeric(BigDecimal.valueOf(random.nextInt(1, 99), 2));
      case YES_NO, CODE, CODES -> new Value.Text(codes.get(random.nextInt(codes.size())));
      case TICK -> new Value.Text("√");
      case DATE -> new Value.Day(LocalDate.of(2029, 1, 1).plusDays(random.nextInt(300)));
      case MONTH -> new Value.Text("2029年%d月".formatted(random.nextInt(1, 13)));
      case ID_NUMBER -> new Value.Text("990102196001010003");
      case USCC -> new Value.Text("91350100M000100Y43");
      case BANK_CARD -> new Value.Text("6222021234567890128");
      case PHONE -> new Value.Text("13800000000");
      case TEXT -> new Value.Text("甲乙丙丁戊己庚辛".substring(0, random.nextInt(2, 8)));
    };
  }

  private static Value number(int number) {
    return new Value.Numeric(BigDecimal.valueOf(number));
  }

  private static BigDecimal cents(Random random) {
    return BigDecimal.valueOf(random.nextInt(100, 90_000), 2);
  }

  private static Map<String, String> values(Form form, Reading reading) {
    Map<String, String> values = new TreeMap<>();
    reading.fields().forEach((key, entry) -> values.put("@" + key, plain(entry.value())));
    if (reading.body() instanceof Body.Answers(var answers, var _)) {
      answers.forEach((name, entry) -> values.put(name, plain(entry.value())));
    }
    form.columnsOfTables()
        .keySet()
        .forEach(table -> {
          for (Line line : reading.body().rows(table).lines()) {
            values.put(
                table + line.number(),
                line.values().stream().map(WholeDraftTest::plain).toList() + "");
          }
        });
    return values;
  }

  private static String plain(Value value) {
    return value instanceof Value.Numeric(BigDecimal number)
        ? number.stripTrailingZeros().toPlainString()
        : value.toString();
  }
}
