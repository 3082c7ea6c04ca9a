package org.nuanbao.functions.webform;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nuanbao.campaign.Duty.FormDuty;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.NoticesOnDisk;
import org.nuanbao.campaign.Unit;
import org.nuanbao.check.CheckResult;
import org.nuanbao.form.Form;
import org.nuanbao.form.Roster;
import org.nuanbao.functions.MemoryCloud;
import org.nuanbao.functions.upload.TypedFilings;
import org.nuanbao.functions.validate.Desk;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.reading.ValuesHash;
import org.nuanbao.sample.Sample;
import org.nuanbao.sample.SampleReader;
import org.nuanbao.workbook.ReadOutcome;
import org.nuanbao.workbook.WorkbookReader;
import org.nuanbao.workbook.guard.ReadLimits;

/** Every sample, typed on the page, is the workbook that somebody would fill in with Excel. */
class TypedFormsTest {
  private static final MemoryCloud CLOUD = new MemoryCloud();
  private static final ApplicationContext CONTEXT =
      CLOUD.start(Map.of("nuanbao.token.secret", MemoryCloud.SECRET));
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final Map<Form, FormDuty> duties = new HashMap<>();
  private final Desk desk = CONTEXT.getBean(Desk.class);

  @AfterAll
  static void close() {
    CONTEXT.close();
  }

  @TestFactory
  Stream<DynamicTest> whatIsTypedIsReadAndJudgedAsTheFilledWorkbook() throws IOException {
    NoticesOnDisk.all()
        .forEach(notice -> {
          CLOUD.open("c-" + notice.id(), folder(notice.id()).getFileName().toString(), "none");
          notice.forms().forEach(form -> duties.put(form, duty("c-" + notice.id(), form)));
        });
    try (Stream<Path> files = Files.walk(NoticesOnDisk.FOLDER)) {
      List<Sample> samples =
          files
              .filter(file -> file.toString().matches(".*/samples/.*[.]json"))
              .flatMap(TypedFormsTest::samples)
              .filter(sample -> TypedFilings.takes(sample.form()))
              .filter(TypedFormsTest::fits)
              .toList();
      assertThat(samples).hasSizeGreaterThan(20);
      return samples.stream()
          .map(sample -> DynamicTest.dynamicTest(sample.id(), () -> compare(sample)));
    }
  }

  private static Path folder(String notice) {
    return NoticesOnDisk.FOLDER.resolve(notice);
  }

  private static FormDuty duty(String campaign, Form form) {
    return new FormDuty(
        new DutyId(campaign, form.id(), DutyId.ONCE, MemoryCloud.LEAF),
        form,
        new Unit(MemoryCloud.LEAF, "东区纺织厂工会", "mill@union.test"),
        LocalDate.parse("2018-01-20"),
        true,
        0);
  }

  private static Stream<Sample> samples(Path file) {
    try {
      return new SampleReader(NoticesOnDisk.forms())
          .read(JSON.readTree(file.toFile()), null).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the page has room for it. */
  private static boolean fits(Sample sample) {
    return sample.form().columnsOfTables().keySet().stream()
        .allMatch(table ->
            sample.raw().body().rows(table).lines().size() <= TypedForm.most(sample.form(), table));
  }

  private void compare(Sample sample) {
    FormDuty owed = requireNonNull(duties.get(sample.form()));
    TypedForm typed = TypedForm.of(sample.form(), sample.raw());
    byte[] filled = TypedFilings.workbook(owed, asFilled(sample, typed));
    byte[] page = TypedFilings.workbook(owed, typed.raw());

    Reading ofPage = read(owed, page);
    assertThat(ValuesHash.of(ofPage)).isEqualTo(ValuesHash.of(read(owed, filled)));
    CheckResult expected = desk.alone(owed, filled, MemoryCloud.OPENED);
    assertThat(desk.alone(owed, page, MemoryCloud.OPENED)).isEqualTo(expected);
    inputsStandInTheirCells(typed, ofPage);
  }

  /** What is typed here stands in the workbook where the page says it does. */
  private static void inputsStandInTheirCells(TypedForm typed, Reading read) {
    if (typed.form() instanceof Roster) {
      return;
    }
    Map<String, String> cells = new LinkedHashMap<>();
    FormSheet.of(typed, Map.of()).cells().forEach((name, cell) -> cells.put(name, cell.cell()));
    typed
        .form()
        .fields()
        .forEach(field -> same(cells, TypedForm.field(field), read.fields().get(field.key())));
    switch (read.body()) {
      case Body.Figures(var items) -> items.forEach((ref, entry) -> same(cells, ref, entry));
      case Body.Answers(var answers, var _) ->
          answers.forEach((ref, entry) -> same(cells, ref, entry));
      case Body.Lines _ -> {}
    }
  }

  private static void same(Map<String, String> cells, String name, @Nullable Entry entry) {
    if (entry != null && entry.cell() != null) {
      assertThat(cells.get(name)).as(name).isEqualTo(entry.cell());
    }
  }

  /**
   * The sample as somebody fills it in: sums are the template's formulas, rows are numbered one by
   * one, and what the federation fills in is left empty.
   */
  private static Reading asFilled(Sample sample, TypedForm typed) {
    Reading raw = sample.raw();
    return switch (raw.body()) {
      case Body.Figures(var items) -> {
        Map<String, Entry> all = new LinkedHashMap<>(items);
        typed.sums().forEach((ref, sum) -> all.put(ref, new Entry(sum, null)));
        yield raw.with(new Body.Figures(all));
      }
      case Body.Lines lines -> raw.with(numbered((Roster) sample.form(), lines));
      case Body.Answers _ -> raw;
    };
  }

  private static Body.Lines numbered(Roster form, Body.Lines lines) {
    List<Line> numbered = new ArrayList<>();
    for (Line line : lines.lines()) {
      List<Value> values = new ArrayList<>(line.values());
      for (int i = 0; i < values.size(); i++) {
        if (TypedForm.isNumbering(form, form.columns().get(i))) {
          values.set(i, new Value.Numeric(BigDecimal.valueOf(numbered.size() + 1L)));
        }
      }
      numbered.add(new Line(numbered.size() + 1, 0, values));
    }
    return new Body.Lines(numbered, List.of());
  }

  private static Reading read(FormDuty owed, byte[] workbook) {
    ReadOutcome opened =
        new WorkbookReader(List.of(owed.form()), ReadLimits.standard()).read(workbook);
    assertThat(opened).isInstanceOf(ReadOutcome.Read.class);
    return ((ReadOutcome.Read) opened).reading();
  }
}
