package org.nuanbao.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.UnitPath;

class RollUpTest {
  @Test
  void addsFiguresUpToEveryDistrictAndTheCity() {
    Example example = Example.statistics();
    Nodes nodes = rollUp(example, example.filed());

    assertNodes(nodes, example.json.at("/expected/district"));
    assertThat(nodes.byName()).hasSize(17);
    NodeTotal city = nodes.at("大连市总工会");
    assertSame(city, example.json.at("/expected/city"));
    assertThat(city.reported()).isEqualTo(12);
    assertThat(city.expected()).isEqualTo(12);
    assertThat(city.missing()).isEmpty();
    assertThat(city.totals().sums()).hasSize(55);
  }

  @Test
  void countsARosterUpToEveryUnitDistrictAndTheCity() {
    Example example = Example.roster();
    Nodes nodes = rollUp(example, example.filed());

    assertNodes(nodes, example.json.at("/expected/unit"));
    assertNodes(nodes, example.json.at("/expected/district"));
    assertSame(nodes.at("河南省直属机关工会工作委员会"), example.json.at("/expected/city"));
  }

  @Test
  void namesTheUnitThatIsMissingAndAddsTheOthers() {
    Example example = Example.statistics();
    JsonNode expected = example.json.path("expected_if_one_unit_missing");
    UnitPath missing = example.path(expected.path("missing").get(0).asText());
    Map<UnitPath, UnitTotals> filed = example.filed();
    filed.remove(missing);

    Nodes nodes = rollUp(example, filed);

    assertNodes(nodes, expected.path("district"));
    NodeTotal city = nodes.at("大连市总工会");
    assertSame(city, expected.path("city"));
    assertThat(city.reported()).isEqualTo(expected.path("reported").asInt());
    assertThat(city.expected()).isEqualTo(expected.path("of").asInt());
    assertThat(city.missing()).containsExactly(missing);
  }

  @Test
  void countsSomeoneInTwoUnitsOnceWhereTheyMeetAndTheRowsTwice() {
    Example example = Example.roster();
    JsonNode twice = example.json.path("with_cross_unit_duplicate");
    Map<UnitPath, UnitTotals> filed = example.filed();
    UnitPath addedTo = example.path(twice.path("added_to").asText());
    UnitTotals added = example.filed(example.reading(Example.parse("[" + twice.path("row") + "]")));
    filed.merge(
        addedTo, added, (one, other) -> new UnitTotals(one.totals().plus(other.totals()), false));

    Nodes nodes = rollUp(example, filed);

    assertSame(nodes.at("河南省直属机关工会工作委员会"), twice.at("/expected/city"));
    assertSame(nodes.at("中央驻郑样例企业工会"), twice.at("/expected/district_of_added"));
  }

  @Test
  void namesWhoCameLateAtEveryNodeAbove() {
    Example example = Example.statistics();
    UnitPath late = example.path("样例五公司");
    Map<UnitPath, UnitTotals> filed = example.filed();
    filed.computeIfPresent(late, (unit, before) -> new UnitTotals(before.totals(), true));

    Nodes nodes = rollUp(example, filed);

    assertThat(nodes.at("大连市总工会").late()).containsExactly(late);
    assertThat(nodes.at("甘井子区总工会").late()).containsExactly(late);
    assertThat(nodes.at("中山区总工会").late()).isEmpty();
    assertThat(nodes.at("大连市总工会").reported()).isEqualTo(12);
  }

  @Test
  void showsEveryFigureAtNoughtWhereNobodyReported() {
    Example example = Example.roster();
    NodeTotal city = rollUp(example, Map.of()).at("河南省直属机关工会工作委员会");

    assertThat(TotalsJson.of(city.totals()))
        .isEqualTo(
            "{\"age_bands\":{\"30-39\":0,\"40-49\":0,\"50-59\":0,\"<30\":0,\">=60\":0},"
                + "\"amount_total\":0,\"cards\":0,\"distinct_ids\":0,\"female\":0,\"male\":0,"
                + "\"rows\":0}");
    assertThat(city.missing()).hasSize(12);
    assertThat(city.reported()).isZero();
  }

  @Test
  void refusesAFilingOfAUnitThatIsTheSumOfItsChildren() {
    Example example = Example.statistics();
    Map<UnitPath, UnitTotals> filed =
        new HashMap<>(Map.of(example.path("中山区总工会"), new UnitTotals(Totals.NONE, false)));

    assertThatThrownBy(() -> rollUp(example, filed)).hasMessage("/1/1/ does not owe this form");
  }

  private record Nodes(Map<String, NodeTotal> byName) {
    NodeTotal at(String name) {
      return Objects.requireNonNull(byName.get(name), name);
    }
  }

  private static Nodes rollUp(Example example, Map<UnitPath, UnitTotals> filed) {
    return new Nodes(
        new RollUp(example.form)
            .all(example.tree, example.tree.leaves(), filed).stream()
                .collect(Collectors.toMap(NodeTotal::name, node -> node)));
  }

  private static void assertNodes(Nodes nodes, JsonNode expected) {
    assertThat(expected.size()).isPositive();
    expected.properties().forEach(node -> assertSame(nodes.at(node.getKey()), node.getValue()));
  }

  /** Every expected figure is there, exactly, and no other. */
  private static void assertSame(NodeTotal node, JsonNode expected) {
    JsonNode got = Example.parse(TotalsJson.of(node.totals()));
    assertThat(numbers(got, "")).as(node.name()).isEqualTo(numbers(expected, ""));
  }

  private static Map<String, BigDecimal> numbers(JsonNode node, String prefix) {
    Map<String, BigDecimal> numbers = new HashMap<>();
    node.properties()
        .forEach(entry -> {
          String key = prefix + entry.getKey();
          if (entry.getValue().isObject()) {
            numbers.putAll(numbers(entry.getValue(), key + "/"));
          } else {
            numbers.put(key, entry.getValue().decimalValue().stripTrailingZeros());
          }
        });
    return numbers;
  }
}
