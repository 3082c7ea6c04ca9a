package org.nuanbao.workbook;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Sheet;
import org.junit.jupiter.api.Test;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Single;
import org.nuanbao.form.Single.SubTable;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.sample.Sample;
import org.nuanbao.workbook.CardTypist.Habit;
import org.nuanbao.workbook.guard.ReadLimits;

/** What people do to the cells of a card in which print and answers stand together. */
class OverwrittenCardsTest {
  private static final String CARD = "henan-2017-1";
  private static final String VOUCHER = "xiamen-2012-1";
  private static final String ARCHIVE = "xiamen-2012-3";
  private static final List<Sample> SAMPLES = RoundTrip.samples();
  private static final Value.Day DAY = new Value.Day(LocalDate.of(2012, 1, 6));

  @Test
  void understandsADayHoweverItIsTypedOverTheBlanksOfTheLine() {
    for (String written :
        List.of(
            "2012年1月6日",
            "2012-1-6",
            "2012/01/06",
            "2012.1.6",
            "２０１２年１月６日",
            "２０１２-１-６",
            "  2012 年  1 月 6 日 ",
            "2012年1月6日   年   月   日")) {
      ReadOutcome.Read read = voucher("A12", "收款人（或代收人）签字：李某\n\n\n          " + written);

      assertThat(read.findings()).as(written).isEmpty();
      assertThat(answer(read, "payee.date")).as(written).isEqualTo(new Entry(DAY, "A12"));
    }
  }

  @Test
  void readsOpinionAndDayWhateverBecameOfTheSeal() {
    for (String written :
        List.of(
            "情况属实\n\n\n      （盖章）\n\n            2012年1月6日",
            "情况属实\n\n            2012年1月6日",
            "情况属实 2012-1-6",
            "情况属实\n(盖章)\n2012.1.6",
            "情况属实（盖章）2012年1月6日",
            "情况属实\n已盖章\n２０１２年１月６日",
            "情况属实\n盖章\n2012年1月6日   年   月   日")) {
      ReadOutcome.Read read = voucher("C10", written);

      assertThat(read.findings()).as(written).isEmpty();
      assertThat(answer(read, "unit_opinion.date")).as(written).isEqualTo(new Entry(DAY, "C10"));
      assertThat(answer(read, "unit_opinion.opinion").value())
          .as(written)
          .isInstanceOfSatisfying(
              Value.Text.class, text -> assertThat(text.text()).startsWith("情况属实"));
    }
  }

  @Test
  void takesACellWhoseWholeLineWasReplacedByItsOneAnswer() {
    assertThat(answer(voucher("C8", "医疗救助"), "other_aid"))
        .isEqualTo(new Entry(new Value.Text("医疗救助"), "C8"));
    assertThat(answer(voucher("A12", "2012年1月6日"), "payee.date")).isEqualTo(new Entry(DAY, "A12"));
    assertThat(answer(voucher("C10", "2012-1-6"), "unit_opinion.date").value()).isEqualTo(DAY);
    assertThat(answer(voucher("C10", "同意"), "unit_opinion.opinion").value())
        .isEqualTo(new Value.Text("同意"));
  }

  @Test
  void readsARealDateInTheCellOfALine() {
    ReadOutcome.Read read =
        read(
            VOUCHER,
            sheet -> {
              sheet.getRow(11).getCell(0).setCellValue(LocalDate.of(2012, 1, 6));
              CellStyle style = sheet.getWorkbook().createCellStyle();
              style.setDataFormat((short) 14);
              sheet.getRow(11).getCell(0).setCellStyle(style);
            });
    assertThat(answer(read, "payee.date")).isEqualTo(new Entry(DAY, "A12"));
  }

  @Test
  void readsTheMoneyOfALineWhoseWordsArePartlyGone() {
    for (String written :
        List.of(
            "2012年1月6日至2012年6月30日每月领低保金320",
            "2012.1.6至2012.6.30 每月领低保金：320元",
            "2012-1-6 至 2012-6-30 每月领低保金 ３２０ 元，")) {
      ReadOutcome.Read read = voucher("C7", written);
      assertThat(read.findings()).as(written).isEmpty();
      assertThat(answer(read, "dibao.from").value()).as(written).isEqualTo(DAY);
      assertThat(answer(read, "dibao.to").value())
          .as(written)
          .isEqualTo(new Value.Day(LocalDate.of(2012, 6, 30)));
      assertThat(answer(read, "dibao.monthly"))
          .as(written)
          .isEqualTo(new Entry(new Value.Numeric(new BigDecimal("320")), "C7"));
    }
  }

  @Test
  void saysWhereNothingCanBeToldApartAnyMore() {
    ReadOutcome.Read read = voucher("C7", "去年起一直领低保");

    assertThat(read.findings()).extracting(Finding::code).containsExactly("LINE_CHANGED");
    assertThat(read.findings().getFirst().cells()).containsExactly("C7");
    assertThat(read.findings().getFirst().refs()).containsExactly("dibao");
    assertThat(read.findings().getFirst().message()).contains("C7", "每月领低保金");
  }

  @Test
  void aLineOfAnyLengthHasAnAnswer() {
    for (String stretch :
        List.of("年月日", "2012年1月6日", "至", " ", "\n", "1", "（盖章）", "每月领低保金", "元，", "１．")) {
      String hostile = stretch.repeat(32_000 / stretch.length());

      ReadOutcome.Read read =
          read(
              VOUCHER,
              sheet -> {
                sheet.getRow(6).getCell(2).setCellValue(hostile);
                sheet.getRow(9).getCell(2).setCellValue(hostile);
                sheet.getRow(11).getCell(0).setCellValue(hostile);
              });

      assertThat(read.form().id().value()).isEqualTo(VOUCHER);
      assertThat(answer(read, "name").value()).isEqualTo(new Value.Text("秦红梅"));
    }
  }

  @Test
  void readsRowsThatWerePutIntoASmallTable() {
    Sample sample = valid(ARCHIVE);
    for (int members : new int[] {6, 12}) {
      Sample grown = withFamily(sample, members);
      CardTypist.Workpiece typed = CardTypist.type(List.of(grown, grown), Set.of(Habit.STACKED), 1);

      ReadOutcome.Read read = Hostile.read(typed.file());

      assertThat(read.findings()).isEmpty();
      assertThat(read.parts()).hasSize(2);
      for (ReadOutcome.Part part : read.parts()) {
        Body.Answers answers = (Body.Answers) part.reading().body();
        assertThat(requireNonNull(answers.tables().get("family")).lines())
            .extracting(line -> line.values().getFirst())
            .containsExactlyElementsOf(
                requireNonNull(((Body.Answers) grown.typed().body()).tables().get("family"))
                    .lines()
                    .stream()
                    .map(line -> line.values().getFirst())
                    .toList());
        assertThat(Said.of(part.reading())).isEqualTo(Said.of(grown.typed()));
      }
    }
  }

  @Test
  void refusesACardWhoseQuestionsWereDeleted() {
    ReadOutcome opened =
        new WorkbookReader(Hostile.FORMS, ReadLimits.standard())
            .read(
                edited(
                    CARD,
                    sheet -> {
                      sheet.getRow(3).getCell(0).setBlank();
                      sheet.getRow(5).getCell(0).setBlank();
                    }));

    assertThat(opened)
        .isInstanceOfSatisfying(
            ReadOutcome.Unreadable.class,
            unreadable -> assertThat(unreadable.why().message()).contains("工作单位", "家庭贫困原因", "2 个"));
  }

  private static Sample withFamily(Sample sample, int members) {
    Body.Answers answers = (Body.Answers) sample.typed().body();
    SubTable family = ((Single) sample.form()).table("family").orElseThrow();
    Line first = requireNonNull(answers.tables().get("family")).lines().getFirst();
    List<Line> lines = new ArrayList<>();
    for (int i = 1; i <= members; i++) {
      List<Value> values = new ArrayList<>(first.values());
      values.set(family.indexOf("name"), new Value.Text("家人" + i));
      lines.add(new Line(i, 0, values));
    }
    Map<String, Body.Lines> tables = new HashMap<>(answers.tables());
    tables.put("family", new Body.Lines(lines, List.of()));
    Reading reading = sample.typed();
    return new Sample(
        sample.id(),
        sample.form(),
        sample.raw(),
        new Reading(
            reading.form(),
            reading.version(),
            reading.sheet(),
            reading.unit(),
            reading.fields(),
            new Body.Answers(answers.answers(), tables)),
        sample.facts());
  }

  private static ReadOutcome.Read voucher(String cell, String written) {
    return read(VOUCHER, sheet -> PoiBooks.cell(sheet, cell).setCellValue(written));
  }

  private static ReadOutcome.Read read(String form, Consumer<Sheet> change) {
    return Hostile.read(edited(form, change));
  }

  private static byte[] edited(String form, Consumer<Sheet> change) {
    return Edits.edit(
        CardTypist.type(List.of(valid(form)), Set.of(), 1).file(),
        book -> change.accept(book.getSheetAt(0)));
  }

  private static Entry answer(ReadOutcome.Read read, String key) {
    return ((Body.Answers) read.reading().body()).answers().getOrDefault(key, Entry.NONE);
  }

  private static Sample valid(String form) {
    return SAMPLES.stream()
        .filter(sample -> sample.id().equals(form + "/valid"))
        .findFirst()
        .orElseThrow();
  }
}
