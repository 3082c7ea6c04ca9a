package org.nuanbao.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.NoticesOnDisk;
import org.nuanbao.form.Field;
import org.nuanbao.form.Item;
import org.nuanbao.form.Statistics;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.sample.Sample;
import org.nuanbao.workbook.guard.ReadLimits;

/** A form printed in traditional script, with an item answered by 是 or 否. */
class OtherScriptTest {
  private static final String FORM = "wuhan-2015-2";
  private static final String ANSWER = "06.B";

  @Test
  void readsABlankThatSomebodyTypedInSimplifiedScript() {
    for (Sample sample : valid()) {
      byte[] file = Edits.edit(RoundTrip.filled(sample), book -> simplify(book, sample));

      ReadOutcome opened =
          new WorkbookReader(NoticesOnDisk.forms(), ReadLimits.standard()).read(file);

      assertThat(opened)
          .isInstanceOfSatisfying(
              ReadOutcome.Read.class,
              read -> {
                assertThat(read.form()).isEqualTo(sample.form());
                assertThat(figures(read)).isEqualTo(figures((ReadOutcome.Read) read(sample)));
                assertThat(read.reading().fields().get("phone"))
                    .isEqualTo(((ReadOutcome.Read) read(sample)).reading().fields().get("phone"));
              });
    }
  }

  @Test
  void offersBothAnswersInADropdown() throws Exception {
    Statistics form = (Statistics) NoticesOnDisk.form(FORM);
    try (Workbook book = PoiBooks.any(TemplateWriter.blank(form, Mark.of(form)))) {
      List<? extends DataValidation> lists =
          book.getSheetAt(0).getDataValidations().stream()
              .filter(it -> it.getValidationConstraint().getValidationType() == list())
              .filter(it -> it.getValidationConstraint().getExplicitListValues() == null)
              .toList();
      assertThat(lists).hasSize(1);
      assertThat(PoiBooks.text(book.getSheet(Mark.CODES), "A1")).isEqualTo("是");
      assertThat(PoiBooks.text(book.getSheet(Mark.CODES), "A2")).isEqualTo("否");
    }
  }

  @Test
  void totalsSayHowManyGaveEachAnswer() throws Exception {
    Statistics form = (Statistics) NoticesOnDisk.form(FORM);
    Map<String, BigDecimal> totals =
        Map.of(ANSWER + "/是", new BigDecimal(3), ANSWER + "/否", BigDecimal.ONE);
    NodeSheet node = new NodeSheet("武漢市總工會", "", totals, List.of());
    try (Workbook book = PoiBooks.any(NodeWorkbook.of(form, node))) {
      assertThat(texts(book.getSheetAt(0))).contains("是3、否1");
      assertThat(texts(book.getSheet("各单位"))).contains("06.B 資金是否納入財政預算：是", "06.B 資金是否納入財政預算：否");
    }
  }

  private static int list() {
    return DataValidationConstraint.ValidationType.LIST;
  }

  private static List<Sample> valid() {
    return RoundTrip.samples().stream()
        .filter(sample -> sample.id().startsWith("wuhan") && sample.id().endsWith("valid"))
        .toList();
  }

  private static ReadOutcome read(Sample sample) {
    return new WorkbookReader(NoticesOnDisk.forms(), ReadLimits.standard())
        .read(RoundTrip.filled(sample));
  }

  private static Map<String, Entry> figures(ReadOutcome.Read read) {
    return ((Body.Figures) read.reading().body()).items();
  }

  /** Every label, and no hidden mark, as a typist would leave it. */
  private static void simplify(Workbook book, Sample sample) {
    Statistics form = (Statistics) sample.form();
    Map<String, String> simplified = new HashMap<>();
    simplified.put(form.head().title(), form.head().titles().getLast());
    simplified.put("數值", "数值");
    for (Field field : form.fields()) {
      simplified.put(field.printed(), field.labels().getLast() + "：");
    }
    for (Item item : form.items()) {
      simplified.put(item.label(), item.labels().getLast());
    }
    for (Row row : book.getSheetAt(0)) {
      for (Cell cell : row) {
        if (cell.getCellType() == CellType.STRING) {
          String text = cell.getStringCellValue();
          cell.setCellValue(simplified.getOrDefault(text, text));
        }
      }
    }
    book.removeSheetAt(book.getSheetIndex(Mark.SHEET));
  }

  private static List<String> texts(Sheet sheet) {
    List<String> texts = new ArrayList<>();
    for (Row row : sheet) {
      for (Cell cell : row) {
        if (cell.getCellType() == CellType.STRING) {
          texts.add(cell.getStringCellValue());
        }
      }
    }
    return texts;
  }
}
