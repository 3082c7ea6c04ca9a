package org.nuanbao.functions.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nuanbao.functions.KeptJson;
import org.nuanbao.functions.MemoryCloud;
import org.nuanbao.sample.Sample;
import org.nuanbao.sheet.RowGap;
import org.nuanbao.sheet.SheetCell;
import org.nuanbao.sheet.SheetCell.Align;
import org.nuanbao.sheet.SheetCell.Kind;
import org.nuanbao.sheet.SheetIndex;
import org.nuanbao.sheet.SheetLine;
import org.nuanbao.sheet.SheetPage;
import org.nuanbao.sheet.SheetPicture;
import org.nuanbao.sheet.SheetPicture.FoundCell;
import org.nuanbao.sheet.SheetPicture.PageSpan;
import org.nuanbao.workbook.Filler;
import org.nuanbao.workbook.Mark;
import org.nuanbao.workbook.ReadOutcome;
import org.nuanbao.workbook.SheetDrawing;
import org.nuanbao.workbook.WorkbookReader;
import org.nuanbao.workbook.guard.ReadLimits;

/** Renderings as they lie in the bucket, before they are compressed and sealed. */
class SheetJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SheetIndex INDEX =
      new SheetIndex(
          List.of(
              new SheetPicture(
                  "名册",
                  9_000,
                  3,
                  2,
                  List.of(3, 0, 36),
                  List.of(
                      new PageSpan(
                          0,
                          1,
                          200,
                          List.of(new FoundCell("A7", "A7"), new FoundCell("B2", "A1")))),
                  12,
                  1)));
  private static final SheetPage PAGE =
      new SheetPage(
          0,
          0,
          List.of(
              new SheetLine(
                  1,
                  false,
                  List.of(new SheetCell(0, "名册", Kind.TITLE, Align.CENTRE, 3, 2, false, 0, false))),
              new SheetLine(
                  7,
                  true,
                  List.of(
                      new SheetCell(0, "138****0002", Kind.INPUT, Align.LEFT, 1, 1, true, 0, true),
                      new SheetCell(2, "长…", Kind.TEXT, Align.LEFT, 1, 1, false, 900, false)))),
          List.of(new RowGap(2, 6, RowGap.Why.LONG)));

  private final KeptJson kept = new KeptJson("sheets");

  @AfterEach
  void close() {
    kept.close();
  }

  @Test
  void isWrittenAndReadAsItAlwaysWas() throws JsonProcessingException {
    kept.isWritten("index", INDEX, index -> SheetJson.of(index).toString());
    kept.isWritten("page", PAGE, page -> SheetJson.of(page).toString());
    assertThat(SheetJson.index(JSON.readTree(kept.document("index")))).isEqualTo(INDEX);
    assertThat(SheetJson.page(JSON.readTree(kept.document("page")))).isEqualTo(PAGE);
  }

  @ParameterizedTest
  @CsvSource({
    "dalian-2018, dalian-2018-1",
    "dalian-2018, dalian-2018-2",
    "wuhan-2015, wuhan-2015-2",
    "henan-2017, henan-2017-2",
    "xiamen-2012, xiamen-2012-3"
  })
  void aPageOfAFormIsSmallAndComesBackAsItWas(String notice, String form)
      throws JsonProcessingException {
    Sample sample = MemoryCloud.valid(notice, form);
    byte[] file = Filler.fill(sample.form(), sample.raw(), Mark.of(sample.form()));
    ReadOutcome.Read read =
        (ReadOutcome.Read)
            new WorkbookReader(List.of(sample.form()), ReadLimits.standard()).read(file);
    SheetDrawing.Outcome.Drawn drawn =
        (SheetDrawing.Outcome.Drawn) SheetDrawing.attempt(file, read, List.of());
    for (SheetPage page : drawn.pages()) {
      String json = SheetJson.of(page).toString();
      assertThat(json.getBytes(UTF_8)).hasSizeLessThan(30_000);
      assertThat(SheetJson.page(JSON.readTree(json))).isEqualTo(page);
    }
    assertThat(SheetJson.index(JSON.readTree(SheetJson.of(drawn.index()).toString())))
        .isEqualTo(drawn.index());
  }
}
