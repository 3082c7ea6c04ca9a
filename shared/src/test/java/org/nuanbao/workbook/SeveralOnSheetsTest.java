package org.nuanbao.workbook;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.PaperSize;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.NoticesOnDisk;
import org.nuanbao.form.FormId;
import org.nuanbao.form.Single;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.sample.SampleReader;
import org.nuanbao.workbook.guard.ReadLimits;

/** Several vouchers in one workbook, each printed as if it were alone. */
class SeveralOnSheetsTest {
  private static final FormId VOUCHER = new FormId("xiamen-2012-1");
  private static final List<String> NAMES = List.of("甲某", "乙某", "丙某");

  @Test
  void eachVoucherIsReadFromItsOwnSheet() throws IOException {
    ReadOutcome opened =
        new WorkbookReader(NoticesOnDisk.forms(), ReadLimits.standard()).read(workbook());

    assertThat(opened).isInstanceOf(ReadOutcome.Read.class);
    ReadOutcome.Read read = (ReadOutcome.Read) opened;
    assertThat(read.findings()).isEmpty();
    List<String> names = new ArrayList<>();
    for (ReadOutcome.Part part : read.parts()) {
      if (part.reading().body() instanceof Body.Answers answers
          && requireNonNull(answers.answers().get("name")).value()
              instanceof Value.Text(String name)) {
        names.add(name);
      }
    }
    assertThat(names).isEqualTo(NAMES);
  }

  @Test
  void eachSheetIsPrintedOnOnePageOfA4() throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook()))) {
      for (int i = 0; i < NAMES.size(); i++) {
        assertThat(book.getSheetAt(i).getPrintSetup().getPaperSizeEnum())
            .isEqualTo(PaperSize.A4_PAPER);
        assertThat(book.getSheetAt(i).getPrintSetup().getFitHeight()).isEqualTo((short) 1);
        assertThat(book.getPrintArea(i)).isNotBlank();
      }
    }
  }

  private static byte[] workbook() throws IOException {
    Single form =
        NoticesOnDisk.forms().stream()
            .filter(each -> each.id().equals(VOUCHER))
            .map(Single.class::cast)
            .findFirst()
            .orElseThrow();
    List<Reading> vouchers = new ArrayList<>();
    for (String name : NAMES) {
      String sample = "{\"data\":{\"name\":\"" + name + "\",\"id_no\":\"11010519491231002X\"}}";
      vouchers.add(
          new SampleReader(List.of(form))
              .read(new JsonMapper().readTree(sample), VOUCHER)
              .getFirst()
              .raw());
    }
    Mark mark = new Mark(VOUCHER.value(), form.head().version(), "/city/a/", "甲单位");
    return Filler.fill(form, vouchers, mark);
  }
}
