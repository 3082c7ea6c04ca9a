package org.nuanbao.authoring.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nuanbao.authoring.BlankReader;
import org.nuanbao.check.kind.RuleKinds;
import org.nuanbao.data.DataFault;
import org.nuanbao.formdata.FormReader;
import org.nuanbao.workbook.cells.Range;
import org.nuanbao.workbook.printed.PrintedSheet;
import org.nuanbao.workbook.printed.SheetLook;

/** Sheets thrown together from what forms print: whatever stands where, the answer is a draft. */
class AnySheetTest {
  private static final int SHEETS = 600;
  private static final List<String> TEXTS =
      List.of(
          "",
          "",
          "",
          "",
          "附件1",
          "某某统计表",
          "填报单位：",
          "填报人：      电话：      年  月  日",
          "1",
          "2",
          "一",
          "A",
          "（B）",
          "A",
          "走访企业（家）",
          "其中，困难企业（家）",
          "总数（人） A=B+C",
          "总数 A=B-A",
          "款物（万元）C=A+A",
          "是否建档（是/否）",
          "姓名",
          "姓名",
          "身份证号",
          "金额",
          "性别",
          "合计",
          "序号",
          "单位",
          "项目",
          "意见",
          "（盖章）   年  月  日",
          "□是 □否",
          "资助金额（大写）：  仟 佰 拾 元 角 分￥：",
          "签字：    年 月 日",
          "年 月 日至 月 日每月领    元",
          "注：1.请填写",
          "1．性别：请填写“男”或“女”。",
          "填表说明",
          "#x",
          "=y",
          "~z",
          "<",
          "^",
          "{a:b}",
          "- ?: [",
          "'\"",
          "备注");

  @Test
  void everySheetGivesADraftThatIsYaml() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    int forms = 0;
    for (int i = 0; i < SHEETS; i++) {
      PrintedSheet sheet = sheet(random);
      String what = "seed %d, sheet %d".formatted(seed, i);
      List<String> yaml = new ArrayList<>();
      assertThatCode(() -> yaml.add(yaml(sheet))).as(what).doesNotThrowAnyException();
      forms += isForm(yaml.getFirst(), what) ? 1 : 0;
    }
    assertThat(forms).as("forms of %d sheets, seed %d", SHEETS, seed).isGreaterThan(SHEETS / 10);
  }

  private static String yaml(PrintedSheet sheet) {
    return DraftYaml.of(
        FormDrafter.draft(BlankReader.read(List.of(sheet)).sheets().getFirst(), null, text -> text),
        "place-2030-1",
        "place-2030-2");
  }

  private static boolean isForm(String yaml, String what) {
    List<JsonNode> read = new ArrayList<>();
    assertThatCode(() -> read.add(new YAMLMapper().readTree(yaml)))
        .as("%s%n%s", what, yaml)
        .doesNotThrowAnyException();
    try {
      FormReader.read(read.getFirst(), "draft", RuleKinds::read);
      return true;
    } catch (DataFault notWhole) {
      return false;
    }
  }

  private static PrintedSheet sheet(Random random) {
    int rows = 1 + random.nextInt(10);
    int columns = 1 + random.nextInt(7);
    Map<Integer, Map<Integer, String>> texts = new HashMap<>();
    for (int row = 0; row < rows; row++) {
      Map<Integer, String> cells = new HashMap<>();
      for (int column = 0; column < columns; column++) {
        cells.put(column, TEXTS.get(random.nextInt(TEXTS.size())));
      }
      texts.put(row, cells);
    }
    List<Range> merged = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      int row = 1 + random.nextInt(rows);
      int column = random.nextInt(columns);
      merged.add(new Range(column, row, column + random.nextInt(4), row + random.nextInt(3)));
    }
    return new PrintedSheet("Sheet1", rows, columns, texts, merged, SheetLook.NONE);
  }
}
