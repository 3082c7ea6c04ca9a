package org.nuanbao.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the check prints about a workbook in which several cards are filled in. */
class SeveralPartsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CARD = "henan-2017-1";
  private static final String VOUCHER = "xiamen-2012-1";

  @TempDir Path folder = Path.of("");

  @BeforeAll
  static void findTheNotices() {
    CommandLineRun.atHome();
  }

  @Test
  void twoCardsAreTwoLinesWithTheirPartAndSheet() throws IOException {
    Path good = filled("good", CARD, 4);
    Path bad = filled("bad", CARD, 0);
    Path both = together(good, "甲", bad, "乙");

    CommandLineRun run = CommandLineRun.of("check", both, "--json");

    List<JsonNode> lines = run.json();
    assertThat(run.status()).isEqualTo(1);
    assertThat(lines).extracting(line -> line.path("part").asInt()).containsExactly(1, 2);
    assertThat(lines).extracting(line -> line.path("sheet").asText()).containsExactly("甲", "乙");
    assertThat(lines).extracting(line -> line.path("file").asText()).containsOnly(both.toString());
    assertThat(lines).extracting(line -> line.path("form").asText()).containsOnly(CARD);
    assertThat(refs(lines.getFirst())).doesNotContain("household_size");
    assertThat(refs(lines.getLast())).contains("household_size");
    lines
        .getLast()
        .path("findings")
        .forEach(found -> assertThat(found.path("sheet").asText()).isEqualTo("乙"));
    assertThat(lines.getLast().path("pending")).isNotEmpty();
  }

  @Test
  void theTextSaysWhichPartIsMeant() throws IOException {
    Path both = together(filled("good", CARD, 4), "甲", filled("bad", CARD, 0), "乙");

    assertThat(CommandLineRun.of("check", both).out())
        .contains(both + " 第1份（工作表“甲”） " + CARD)
        .contains(both + " 第2份（工作表“乙”） " + CARD)
        .contains("乙!");
    assertThat(CommandLineRun.of("check", both, "--lang", "en").out())
        .contains(both + " part 2 (sheet \"乙\") " + CARD + " rejected");
  }

  @Test
  void oneCardIsNoPart() throws IOException {
    JsonNode line = CommandLineRun.of("check", filled("good", CARD, 4), "--json").json().getFirst();
    assertThat(line.has("part")).isFalse();
    assertThat(line.has("sheet")).isFalse();
  }

  @Test
  void twoDifferentFormsInOneWorkbookAreRefused() throws IOException {
    Path both = together(filled("card", CARD, 4), "卡", filled("voucher", VOUCHER, -1), "凭证");

    CommandLineRun run = CommandLineRun.of("check", both, "--json");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.json()).hasSize(1);
    JsonNode line = run.json().getFirst();
    assertThat(line.path("form").asText()).isEqualTo(CARD);
    assertThat(line.path("outcome").asText()).isEqualTo("rejected");
    JsonNode several = MissingNode.getInstance();
    for (JsonNode found : line.path("findings")) {
      several = found.path("code").asText().equals("SEVERAL_TABLES") ? found : several;
    }
    assertThat(several.path("message").asText()).contains("凭证", "只留一张");
    assertThat(several.path("rule").isNull()).isTrue();
  }

  private static List<String> refs(JsonNode line) {
    return line.path("findings").findValues("refs").stream()
        .flatMap(refs -> refs.valueStream())
        .map(JsonNode::asText)
        .toList();
  }

  /**
   * A valid sample as a workbook; unless negative, {@code household} becomes the household size.
   */
  private Path filled(String name, String form, int household) throws IOException {
    String notice = form.substring(0, form.lastIndexOf('-'));
    Path valid = Path.of("../notices", notice, "samples", form, "valid.json");
    ObjectNode sample = (ObjectNode) JSON.readTree(valid.toFile());
    if (household >= 0) {
      sample.withObject("/data").put("household_size", household);
    }
    Path data = folder.resolve(name + ".json");
    JSON.writeValue(data.toFile(), sample);
    Path file = folder.resolve(name + ".xlsx");
    assertThat(CommandLineRun.of("fill", form, data, "-o", file).status()).isZero();
    return file;
  }

  /** The first sheet of each workbook, copied by hand into one. */
  private Path together(Path one, String oneName, Path other, String otherName) throws IOException {
    Path both = folder.resolve("both.xlsx");
    try (Workbook book = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(both)) {
      copy(one, book.createSheet(oneName));
      copy(other, book.createSheet(otherName));
      book.write(out);
    }
    return both;
  }

  private static void copy(Path file, Sheet to) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        Workbook book = new XSSFWorkbook(in)) {
      Sheet from = book.getSheetAt(0);
      for (Row row : from) {
        Row copy = to.createRow(row.getRowNum());
        for (Cell cell : row) {
          switch (cell.getCellType()) {
            case STRING ->
                copy.createCell(cell.getColumnIndex()).setCellValue(cell.getStringCellValue());
            case NUMERIC ->
                copy.createCell(cell.getColumnIndex()).setCellValue(cell.getNumericCellValue());
            case FORMULA, BLANK, BOOLEAN, ERROR, _NONE -> {}
          }
        }
      }
      from.getMergedRegions().forEach(to::addMergedRegion);
    }
  }
}
