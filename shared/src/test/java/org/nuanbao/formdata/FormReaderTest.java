package org.nuanbao.formdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nuanbao.campaign.NoticesOnDisk;
import org.nuanbao.check.kind.RuleKinds;
import org.nuanbao.data.CanonicalJson;
import org.nuanbao.data.DataFault;
import org.nuanbao.form.Form;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Layout.Slot;

class FormReaderTest {
  private static final String FIGURES = "dalian-2018/forms/dalian-2018-1.yaml";
  private static final String ROSTER = "henan-2017/forms/henan-2017-2.yaml";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        FIGURES + " | kind: statistics | kind: statistic | f: kind: “statistic” is no kind of form",
        FIGURES + " | script: hans | scrpt: hans | f: script: is missing",
        FIGURES + " | script: hans | script: Hans | f: script: “Hans” is none of hans, hant",
        FIGURES + " | part_of: 1.A | part_of: 1.C | f: sections: part_of: “1.C” is not on the form",
        FIGURES + " | ref: 1.A | ref: 2.Z | f: sections[1].items[1].ref: “2.Z” stands in section 1",
        FIGURES
            + " | target: 2.C | target: 2.Z | f: rules[1].target: “2.Z” is not on the form; did you mean “2.A”?",
        FIGURES
            + " | severity: error | severity: fatal | f: rules[1].severity: “fatal” is none of error, warning",
        FIGURES
            + " | severity: error | severity: error, note: x | f: rules[1].note: is not known here",
        FIGURES
            + " | kind: sum | kind: unique | f: rules[1].kind: “unique” is no kind of rule here",
        FIGURES
            + " | id: R02 | id: R01 | f: rules[2].id: R01 comes after R01; rules stand in the order of ids",
        FIGURES + " | \"@unit\" | \"@unti\" | f: layout: @unit must stand in the rows exactly once",
        FIGURES + " | \"#filler\" | \"#fillr\" | f: layout: #fillr is not on the form",
        FIGURES
            + " | [编号, <, | [编号, | f: layout.rows[4].heading: has 8 places, but there are 9 widths",
        FIGURES
            + " | [编号, <, | [<, <, | f: layout.rows[4].heading: nothing stands to the left of the first “<”",
        FIGURES + " | [编号, <, | [编号, ^, | f: layout.rows: “<” and “^” do not make whole rectangles",
        FIGURES + " | marker: 附件1 | marker: 1 | f: marker: expected a text",
        ROSTER + " | key: seq | key: name | f: columns: the same name stands here twice",
        ROSTER
            + " | person: id_no | person: id | f: disburses.person: “id” is no column of the form",
        ROSTER + " | kind: bands | kind: band | f: measures[5].kind: “band” is no kind of measure",
        ROSTER + " | bounds: [30 | bounds: [x | f: measures[5].bounds: expected a whole number",
        ROSTER
            + " | as_of: 2017-01-10 | as_of: 10.1.2017 | f: as_of: expected a day written YYYY-MM-DD, not “10.1.2017”",
        ROSTER
            + " | as_of: 2017-01-10 |  | f: rules[5].kind: the form needs as_of, the day ages are counted to",
        ROSTER
            + " | times: 8 | times: 0 | f: layout.rows[5].times: only a body row is printed several times",
        ROSTER + " | seal: true | seal: 1 | f: fields[1].seal: expected true or false",
        ROSTER + " | codes: [男, 女] | codes: 男 | f: columns[3].codes: expected a list",
        ROSTER
            + " | - body: | - bdy: | 'f: layout.rows[5]: a row is one of marker, title, fields, heading, table, text, body, note'",
      })
  void saysWhichKeyIsWrongAndWhy(String file, String right, String wrong, String message)
      throws IOException {
    String text = Files.readString(NoticesOnDisk.FOLDER.resolve(file));
    assertThat(text).contains(right);
    int at = text.indexOf(right);
    String broken =
        text.substring(0, at) + (wrong == null ? "" : wrong) + text.substring(at + right.length());
    JsonNode tree = new YAMLMapper().readTree(broken);
    assertThatThrownBy(() -> FormReader.read(tree, "f", RuleKinds::read))
        .isInstanceOf(DataFault.class)
        .hasMessage(message);
  }

  @Test
  void versionFollowsTheDataAndNotItsOrderOrComments() throws IOException {
    YAMLMapper yaml = new YAMLMapper();
    assertThat(CanonicalJson.version(yaml.readTree("{a: 1, b: [x, {d: 2, c: 3}]}")))
        .isEqualTo(CanonicalJson.version(yaml.readTree("# note\nb: [x, {c: 3, d: 2}]\na: 1\n")))
        .isNotEqualTo(CanonicalJson.version(yaml.readTree("{a: 1, b: [{d: 2, c: 3}, x]}")));
  }

  @Test
  void layoutGivesEveryPrintedCellWithWhatIsMergedIntoIt() {
    Slot.Printed a = new Slot.Printed("A");
    Slot.Empty empty = new Slot.Empty();
    Layout layout =
        new Layout(
            List.of(4, 4, 4),
            List.of(
                row(a, new Slot.Left(), empty),
                row(new Slot.Up(), new Slot.Left(), new Slot.Input("1.A"))));
    assertThat(layout.blocks())
        .containsExactly(
            new Layout.Block(0, 0, 2, 2, a),
            new Layout.Block(0, 2, 1, 1, empty),
            new Layout.Block(1, 2, 1, 1, new Slot.Input("1.A")));
  }

  @Test
  void everyPrintedRowFitsOnA4() {
    for (Form form : NoticesOnDisk.forms()) {
      int width = form.layout().widths().stream().mapToInt(Integer::intValue).sum();
      assertThat(width).as("%s", form.id()).isLessThanOrEqualTo(125);
    }
  }

  @Test
  void formsAreFoundUnderTheirOwnName() {
    for (Form form : NoticesOnDisk.forms()) {
      Path file = Path.of(form.id().notice(), "forms", form.id() + ".yaml");
      assertThat(NoticesOnDisk.FOLDER.resolve(file)).exists();
    }
  }

  private static Layout.Row row(Slot... slots) {
    return new Layout.Row(Layout.Kind.TABLE, List.of(slots), 1);
  }
}
