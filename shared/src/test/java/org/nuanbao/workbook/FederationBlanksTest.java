package org.nuanbao.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nuanbao.campaign.NoticesOnDisk;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Severity;
import org.nuanbao.form.Single;
import org.nuanbao.reading.ValuesHash;
import org.nuanbao.sample.Sample;
import org.nuanbao.workbook.Typist.Habit;
import org.nuanbao.workbook.guard.ReadLimits;

/** Blanks that federations typed themselves say what the form's own template says. */
class FederationBlanksTest {
  private static final int SEEDS = 25;

  @TestFactory
  Stream<DynamicTest> readsABlankTypedWithOneHabit() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Sample sample : samples()) {
      for (Habit habit : Habit.values()) {
        if (Typist.fits(habit, sample.form())) {
          tests.add(
              DynamicTest.dynamicTest(
                  sample.form().id() + " " + habit, () -> read(sample, EnumSet.of(habit), 1)));
        }
      }
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> readsBlanksTypedWithSeveralHabitsAtOnce() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Sample sample : samples()) {
      for (long seed = 1; seed <= SEEDS; seed++) {
        Random random = new Random(seed * 31 + sample.form().id().hashCode());
        Set<Habit> habits = EnumSet.noneOf(Habit.class);
        for (Habit habit : Habit.values()) {
          if (Typist.fits(habit, sample.form()) && random.nextInt(3) == 0) {
            habits.add(habit);
          }
        }
        long chosen = seed;
        tests.add(
            DynamicTest.dynamicTest(
                sample.form().id() + " seed " + seed + " " + habits,
                () -> read(sample, habits, chosen)));
      }
    }
    return tests.stream();
  }

  @Test
  void refusesAnAmountInAnotherUnitOfMoney() {
    for (Sample sample : samples()) {
      byte[] file =
          Edits.edit(
              Typist.type(sample, Set.of(), 1),
              book -> {
                for (Row row : book.getSheetAt(0)) {
                  for (Cell cell : row) {
                    String text = cell.toString();
                    if (text.contains("万元") || text.contains("萬元")) {
                      cell.setCellValue(text.replaceAll("[万萬]元", "元"));
                    } else if (text.equals("帮扶金额")) {
                      cell.setCellValue("帮扶金额（万元）");
                    }
                  }
                }
              });
      if (!sample.form().id().value().equals("henan-2017-2")) {
        assertThat(open(file)).as(sample.id()).isInstanceOf(ReadOutcome.Unreadable.class);
      }
    }
  }

  @Test
  void saysThatATableMayBeEitherOfTwoForms() {
    Sample sample = sample("henan-2017-2");
    byte[] both =
        Edits.edit(
            Typist.type(sample, EnumSet.of(Habit.NO_TITLE), 1),
            book -> {
              Sheet sheet = book.getSheetAt(0);
              for (Row row : sheet) {
                if (row.getCell(0) != null && row.getCell(0).toString().equals("序号")) {
                  List<String> more = List.of("工作单位或家庭住址", "家庭联系电话", "资金来源", "备注");
                  for (int i = 0; i < more.size(); i++) {
                    row.createCell(9 + i).setCellValue(more.get(i));
                  }
                  row.getCell(8).setCellValue("帮扶金额");
                }
              }
            });
    assertThat(open(both))
        .isInstanceOfSatisfying(
            ReadOutcome.Unreadable.class,
            unreadable -> {
              assertThat(unreadable.why().code()).isEqualTo("TWO_FORMS");
              assertThat(unreadable.why().message()).contains("既可能是", "汇总表");
            });
  }

  @Test
  void tellsOfARowThatIsNoneOfTheForms() {
    Sample sample = sample("xiamen-2012-4");
    byte[] file =
        Edits.edit(
            Typist.type(sample, Set.of(), 1),
            book -> {
              Sheet sheet = book.getSheetAt(0);
              int last = sheet.getLastRowNum();
              sheet.shiftRows(6, last, 1);
              Row row = sheet.createRow(6);
              row.createCell(1).setCellValue("外资企业");
              row.createCell(2).setCellValue(3);
            });
    ReadOutcome.Read read = (ReadOutcome.Read) open(file);
    assertThat(read.findings()).extracting(Finding::code).containsExactly("UNKNOWN_ROW");
    assertThat(read.findings().getFirst().message()).contains("外资企业");
  }

  private static void read(Sample sample, Set<Habit> habits, long seed) {
    byte[] file = Typist.type(sample, habits, seed);
    assertThat(open(file))
        .as("seed %d", seed)
        .isInstanceOfSatisfying(
            ReadOutcome.Read.class,
            read -> {
              assertThat(read.form()).isEqualTo(sample.form());
              assertThat(read.reading().fields().values().stream().map(e -> e.value()).toList())
                  .isEqualTo(
                      sample.typed().fields().values().stream().map(e -> e.value()).toList());
              assertThat(ValuesHash.of(read.reading())).isEqualTo(ValuesHash.of(sample.typed()));
              assertThat(read.findings())
                  .allSatisfy(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.code()).isEqualTo("UNKNOWN_COLUMN");
                  })
                  .hasSize(habits.contains(Habit.COLUMN_BEHIND) ? 1 : 0);
            });
  }

  private static ReadOutcome open(byte[] file) {
    return new WorkbookReader(NoticesOnDisk.forms(), ReadLimits.standard()).read(file);
  }

  /** Of the forms that are tables. */
  private static List<Sample> samples() {
    return RoundTrip.samples().stream()
        .filter(sample -> sample.id().endsWith("/valid"))
        .filter(sample -> !(sample.form() instanceof Single))
        .toList();
  }

  private static Sample sample(String form) {
    return samples().stream()
        .filter(sample -> sample.form().id().value().equals(form))
        .findFirst()
        .orElseThrow();
  }
}
