package org.nuanbao.functions.webform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.NoticesOnDisk;
import org.nuanbao.form.Form;
import org.nuanbao.form.Roster;
import org.nuanbao.functions.upload.Refusal;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Value;

class TypedFormTest {
  private static final Form FIGURES = NoticesOnDisk.form("dalian-2018-1");
  private static final Roster ROSTER = (Roster) NoticesOnDisk.form("henan-2017-2");
  private static final Form CARD = NoticesOnDisk.form("xiamen-2012-3");

  @Test
  void numbersAreWhatASpreadsheetTakesForOne() {
    assertThat(figure("54")).isEqualTo(number("54"));
    assertThat(figure("1,234")).isEqualTo(number("1234"));
    assertThat(figure("12.50")).isEqualTo(number("12.50"));
    assertThat(figure("-3")).isEqualTo(number("-3"));
    assertThat(figure("大约四十五家")).isEqualTo(new Value.Text("大约四十五家"));
    assertThat(figure("12,34")).isEqualTo(new Value.Text("12,34"));
    assertThat(figure("1e3")).isEqualTo(new Value.Text("1e3"));
    assertThat(figure("=1+1")).isEqualTo(new Value.Text("=1+1"));
    assertThat(figure("  ")).isEqualTo(Value.Blank.IT);
  }

  private static Value figure(String typed) {
    return TypedForm.of(FIGURES, Map.of("1.A", typed)).raw().body().answer("1.A").value();
  }

  private static Value number(String digits) {
    return new Value.Numeric(new BigDecimal(digits));
  }

  @Test
  void sumsFollowTheirTermsExactlyAndCannotBeTyped() {
    TypedForm typed =
        TypedForm.of(FIGURES, Map.of("3.B", "0.1", "3.C", "0.2", "3.D", "0.7 万元", "3.A", "99"));

    assertThat(typed.sums().get("3.A")).isEqualTo(number("1.0"));
    assertThat(typed.raw().body().answer("3.A").value()).isEqualTo(number("1.0"));
    assertThat(typed.sums().get("2.C")).as("nothing typed").isEqualTo(Value.Blank.IT);
  }

  @Test
  void emptyRowsAreLeftOutAndTheOthersNumbered() {
    TypedForm typed =
        TypedForm.of(ROSTER, Map.of("row2.name", "何雅琴", "row5.name", "秦雅琴", "row4.name", " "));

    assertThat(typed.filled()).containsExactly(2, 5);
    List<Line> lines = typed.raw().body().rows(Roster.ROWS).lines();
    assertThat(lines).extracting(Line::number).containsExactly(1, 2);
    int seq = ROSTER.indexOf("seq");
    assertThat(lines)
        .extracting(line -> line.values().get(seq))
        .containsExactly(number("1"), number("2"));
  }

  @Test
  void aRowThatIsDroppedTakesItsValuesWithIt() {
    TypedForm typed =
        TypedForm.of(ROSTER, Map.of("row1.name", "甲", "row2.name", "乙", "row3.name", "丙"))
            .without(2);

    assertThat(typed.rows()).containsEntry(Roster.ROWS, 2);
    assertThat(typed.at("row1.name")).isEqualTo("甲");
    assertThat(typed.at("row2.name")).isEqualTo("丙");
    assertThat(typed.at("row3.name")).isEmpty();
  }

  @Test
  void rowsCanBeAddedUntilThePageIsFull() {
    TypedForm typed = TypedForm.blank(ROSTER);
    int most = TypedForm.most(ROSTER, Roster.ROWS);
    assertThat(most).isBetween(30, 50);
    for (int i = 0; i < 2 * most; i++) {
      typed = typed.more(Roster.ROWS);
    }
    assertThat(typed.rows()).containsEntry(Roster.ROWS, most);
    assertThatThrownBy(() -> TypedForm.of(ROSTER, Map.of("row" + (most + 1) + ".name", "甲")))
        .isInstanceOf(Refusal.Refused.class);
  }

  @Test
  void aCardsTablesGrowToo() {
    TypedForm typed = TypedForm.blank(CARD);
    int printed = new HashMap<>(typed.rows()).getOrDefault("family", 0);
    TypedForm more = typed.more("family").with("row6.family.name", "丙");

    assertThat(printed).isEqualTo(5);
    assertThat(FormSheet.of(more, Map.of()).cells()).containsKey("row6.family.name");
    assertThat(more.raw().body().rows("family").lines()).hasSize(6);
  }

  @Test
  void whatTheFormDoesNotAskForIsNotTaken() {
    Map<String, String> sent = new LinkedHashMap<>();
    sent.put("guard", "x");
    sent.put("1.A", "5");
    sent.put("99.Z", "5");
    sent.put("@unit", "东区");
    assertThat(TypedForm.of(FIGURES, sent).values()).containsOnlyKeys("1.A", "@unit");
    assertThatThrownBy(() -> TypedForm.of(FIGURES, Map.of("1.A", "9".repeat(5_000))))
        .isInstanceOf(Refusal.Refused.class);
    assertThatThrownBy(() -> TypedForm.of(FIGURES, Map.of("row1.1.A", "9")))
        .isInstanceOf(Refusal.Refused.class);
  }
}
