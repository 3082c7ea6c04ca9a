package org.nuanbao.workbook;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nuanbao.campaign.NoticesOnDisk;
import org.nuanbao.form.Field;
import org.nuanbao.form.Single;
import org.nuanbao.form.Single.SubTable;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.ValuesHash;
import org.nuanbao.sample.Sample;
import org.nuanbao.workbook.CardTypist.Habit;
import org.nuanbao.workbook.guard.ReadLimits;

/** Cards and vouchers that federations typed themselves say what our own templates say. */
class TypedCardsTest {
  private static final int SEEDS = 15;

  @TestFactory
  Stream<DynamicTest> readsACardTypedWithOneHabit() {
    List<DynamicTest> tests = new ArrayList<>();
    List<Sample> samples = samples().stream().filter(one -> one.id().matches(".*/valid")).toList();
    for (Sample sample : samples) {
      tests.add(test(List.of(sample), EnumSet.noneOf(Habit.class), 1));
      for (Habit habit : Habit.values()) {
        tests.add(test(List.of(sample), EnumSet.of(habit), 1));
      }
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> readsSeveralCardsOnSheetsOfTheirOwnAndOnOne() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Single form : forms()) {
      List<Sample> all =
          samples().stream().filter(sample -> sample.form().equals(form)).limit(4).toList();
      tests.add(test(all, EnumSet.noneOf(Habit.class), 1));
      tests.add(test(all, EnumSet.of(Habit.STACKED), 1));
      tests.add(test(all, EnumSet.of(Habit.STACKED, Habit.NO_TITLE), 1));
      tests.add(test(all, EnumSet.of(Habit.STACKED, Habit.OLD_FORMAT), 1));
      tests.add(test(all, EnumSet.of(Habit.OTHER_SHEETS), 1));
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> readsCardsTypedWithSeveralHabitsAtOnce() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Single form : forms()) {
      List<Sample> all = samples().stream().filter(one -> one.form().equals(form)).toList();
      for (long seed = 1; seed <= SEEDS; seed++) {
        Random random = new Random(seed * 31 + form.id().hashCode());
        Set<Habit> habits = EnumSet.noneOf(Habit.class);
        for (Habit habit : Habit.values()) {
          if (random.nextInt(4) == 0) {
            habits.add(habit);
          }
        }
        List<Sample> some = new ArrayList<>(all);
        Collections.shuffle(some, random);
        tests.add(test(some.subList(0, 1 + random.nextInt(3)), habits, seed));
      }
    }
    return tests.stream();
  }

  private static DynamicTest test(List<Sample> samples, Set<Habit> habits, long seed) {
    List<String> ids = samples.stream().map(Sample::id).toList();
    return DynamicTest.dynamicTest(
        ids + " seed " + seed + " " + habits, () -> read(samples, habits, seed));
  }

  private static void read(List<Sample> samples, Set<Habit> habits, long seed) {
    CardTypist.Workpiece typed = CardTypist.type(samples, habits, seed);

    ReadOutcome opened =
        new WorkbookReader(NoticesOnDisk.forms(), ReadLimits.standard()).read(typed.file());

    assertThat(opened).as("seed %d", seed).isInstanceOf(ReadOutcome.Read.class);
    ReadOutcome.Read read = (ReadOutcome.Read) opened;
    assertThat(read.form()).isEqualTo(samples.getFirst().form());
    assertThat(read.findings()).isEmpty();
    assertThat(read.parts()).hasSameSizeAs(samples);
    for (int i = 0; i < samples.size(); i++) {
      Reading reading = read.parts().get(i).reading();
      CardTypist.Typed card = typed.cards().get(i);
      assertThat(reading.sheet()).isEqualTo(card.sheet());
      assertThat(cells(reading)).as(card.sample().id() + habits).isEqualTo(card.cells());
      assertThat(Said.of(reading)).as("%s", habits).isEqualTo(Said.of(card.sample().typed()));
      assertThat(ValuesHash.of(reading)).isEqualTo(ValuesHash.of(card.sample().typed()));
    }
  }

  /** The cell of everything that is answered. */
  private static Map<String, String> cells(Reading reading) {
    Single form = (Single) NoticesOnDisk.form(reading.form().value());
    Map<String, String> cells = new TreeMap<>();
    for (Field field : form.fields()) {
      Entry entry = requireNonNull(reading.fields().get(field.key()));
      if (!entry.value().isBlank()) {
        cells.put(field.ref(), entry.cell());
      }
    }
    Body.Answers answers = (Body.Answers) reading.body();
    answers
        .answers()
        .forEach((key, entry) -> {
          if (!entry.value().isBlank()) {
            cells.put(key, entry.cell());
          }
        });
    for (SubTable table : form.tables()) {
      Body.Lines lines = requireNonNull(answers.tables().get(table.key()));
      for (Line line : lines.lines()) {
        for (int i = 0; i < table.columns().size(); i++) {
          if (!line.values().get(i).isBlank()) {
            cells.put(
                table.key() + "." + line.number() + "." + table.columns().get(i).key(),
                lines.letters().get(i) + line.sheetRow());
          }
        }
      }
    }
    return cells;
  }

  private static List<Single> forms() {
    return NoticesOnDisk.forms().stream()
        .filter(Single.class::isInstance)
        .map(Single.class::cast)
        .toList();
  }

  private static List<Sample> samples() {
    return RoundTrip.samples().stream()
        .filter(sample -> sample.form() instanceof Single)
        .filter(
            sample -> Said.of(sample.typed()).values().stream().anyMatch(value -> !value.isBlank()))
        .toList();
  }
}
