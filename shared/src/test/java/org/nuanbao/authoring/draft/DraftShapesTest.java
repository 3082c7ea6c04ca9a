package org.nuanbao.authoring.draft;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nuanbao.authoring.BlankReader;
import org.nuanbao.check.kind.RuleKinds;
import org.nuanbao.formdata.FormReader;
import org.nuanbao.workbook.cells.Range;
import org.nuanbao.workbook.printed.PrintedSheet;
import org.nuanbao.workbook.printed.SheetLook;

/** Ways of printing that the known forms do not have; every draft must be a form. */
class DraftShapesTest {
  @Test
  void sumsArePrintedInBracketsAndInFullWidth() throws IOException {
    String yaml =
        yaml(
            "附件1|<|<|<",
            "某市统计表|<|<|<",
            "序号|编号|项目|合计",
            "一|（A）|总数（人）（A=B+C）|",
            "^|（B）|其中：甲（人）|",
            "^|（C）|其中：乙（人）|",
            "二|（A）|总额（万元）Ａ＝Ｂ＋Ｃ|",
            "^|（B）|是否纳入预算（是/否）|",
            "^|（C）|经费（万元） C=A+A|");
    assertThat(yaml)
        .contains("{ref: 1.A, label: 总数（人）, unit: 人, type: count, formula: A=B+C}")
        .contains("{id: R01, kind: sum, target: 1.A, terms: [1.B, 1.C], severity: error}")
        .contains("{ref: 2.B, label: 是否纳入预算（是/否）, unit: 是/否, type: yes_no")
        .contains("公式里有一项加了两次")
        .doesNotContain("target: 2.C");
  }

  @Test
  void numberedItemsTakeTheirUnitsFromAColumn() throws IOException {
    String yaml =
        yaml(
            "某市工作情况统计表|<|<|<",
            "填报单位：|<|填报日期：   年  月  日|<",
            "序号|指标名称|计量单位|数量",
            "1|走访企业|家|",
            "2|慰问资金|万元|",
            "3|开展活动|场|");
    assertThat(yaml)
        .contains("kind: statistics")
        .contains("没有印“附件…”")
        .contains("{ref: 1.A, label: 走访企业, unit: 家, type: count}")
        .contains("{ref: 2.A, label: 慰问资金, unit: 万元, type: amount_wan}")
        .contains("key: unit")
        .contains("key: date");
  }

  @Test
  void crosstabHasGroupsOfRowsAndHeadingsOfTwoRows() throws IOException {
    String yaml =
        yaml(
            "附件3|<|<|<|<",
            "欠薪情况表|<|<|<|<",
            "类别|<|本期|<|备案数（件）",
            "^|^|金额（万元）|人数（人）|^",
            "企业|国有企业|||",
            "^|其中：建筑业|||",
            "人员|农民工|||",
            "填表人：         审核人：         年  月  日|<|<|<|<");
    assertThat(yaml)
        .contains("kind: crosstab")
        .contains("{key: soe, group: 企业, label: 国有企业}")
        .contains("part_of: soe}")
        .contains("label: 金额（万元）, unit: 万元, type: amount_wan")
        .contains("label: 备案数（件）, unit: 件, type: count")
        .contains("key: filler")
        .contains("key: reviewer");
  }

  @Test
  void cardHasTicksGapsAndASmallTableOfItsOwn() throws IOException {
    String yaml =
        yaml(
            "附件4|<|<|<",
            "困难职工登记表|<|<|<",
            "姓名||性别|",
            "是否建档|□是  □否|出生年月|   年   月   日",
            "家庭成员|姓名|关系|月收入（元）",
            "^|||",
            "^|||",
            "单位意见|（盖章）      年   月   日|<|<",
            "注：性别请如实填写。|<|<|<");
    assertThat(yaml)
        .contains("kind: card")
        .contains("label: 是否建档, type: yes_no, codes: [是, 否]")
        .contains("{key: birth, label: 出生年月, type: date}")
        .contains("- key: family")
        .contains("label: 月收入（元）, type: amount_yuan")
        .contains("stamp: seal")
        .contains("times: 2");
  }

  private static String yaml(String... lines) throws IOException {
    List<List<String>> rows =
        Arrays.stream(lines).map(line -> Arrays.asList(line.split("\\|", -1))).toList();
    Map<Integer, Map<Integer, String>> texts = new HashMap<>();
    List<Range> merged = new ArrayList<>();
    for (int r = 0; r < rows.size(); r++) {
      Map<Integer, String> cells = new HashMap<>();
      for (int c = 0; c < rows.get(r).size(); c++) {
        String text = rows.get(r).get(c);
        if (!text.equals("<") && !text.equals("^")) {
          cells.put(c, text);
          merge(rows, r, c, merged);
        }
      }
      texts.put(r, cells);
    }
    PrintedSheet sheet =
        new PrintedSheet(
            "Sheet1", rows.size(), rows.getFirst().size(), texts, merged, SheetLook.NONE);
    String yaml =
        DraftYaml.of(
            FormDrafter.draft(
                BlankReader.read(List.of(sheet)).sheets().getFirst(), null, text -> text),
            "place-2030-1",
            "");
    assertThat(FormReader.read(new YAMLMapper().readTree(yaml), "draft", RuleKinds::read))
        .isNotNull();
    return yaml;
  }

  private static void merge(List<List<String>> rows, int r, int c, List<Range> merged) {
    int right = c;
    while (right + 1 < rows.get(r).size() && rows.get(r).get(right + 1).equals("<")) {
      right++;
    }
    int below = r;
    while (below + 1 < rows.size() && rows.get(below + 1).get(c).equals("^")) {
      below++;
    }
    if (right > c || below > r) {
      merged.add(new Range(c, r + 1, right, below + 1));
    }
  }
}
