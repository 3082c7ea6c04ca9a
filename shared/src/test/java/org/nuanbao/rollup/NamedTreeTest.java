package org.nuanbao.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.Unit;
import org.nuanbao.campaign.UnitPath;

class NamedTreeTest {
  @Test
  void readsANestedTreeOfAnyDepth() {
    Tree tree =
        read(
            """
            {"unit":"市","children":[
              {"unit":"甲区","children":[{"unit":"甲一"},{"unit":"甲二","children":[{"unit":"车间"}]}]},
              {"unit":"乙区"}]}
            """);

    assertThat(tree.leaves().stream().map(tree::unit).map(Unit::name))
        .containsExactly("甲一", "车间", "乙区");
    assertThat(tree.levels()).hasSize(4);
    assertThat(tree.upwards().getLast()).isEqualTo(new UnitPath("/1/"));
    assertThat(tree.children(new UnitPath("/1/"))).hasSize(2);
  }

  @Test
  void readsAFlatTreeOfDistrictsAndUnits() {
    Tree tree =
        read(
            """
            {"root":"市","districts":["甲区"],"units":[{"unit":"甲一","district":"甲区"}]}
            """);

    assertThat(tree.named("甲一").getFirst().path()).isEqualTo(new UnitPath("/1/1/1/"));
  }

  @Test
  void saysPlainlyWhatIsWrongWithATree() {
    assertThatThrownBy(() -> read("[]"))
        .hasMessage("not an organisation tree: neither \"unit\" nor \"root\" in it");
    assertThatThrownBy(() -> read("{\"unit\":\"市\",\"children\":[{\"name\":\"甲\"}]}"))
        .hasMessage("not an organisation tree: \"unit\" is missing or no text");
    assertThatThrownBy(() -> read("{\"unit\":\"市\",\"children\":[{\"unit\":\"市\"}]}"))
        .hasMessage("not an organisation tree: two units are called 市");
    assertThatThrownBy(
            () -> read("{\"root\":\"市\",\"units\":[{\"unit\":\"甲一\",\"district\":\"丙区\"}]}"))
        .hasMessage("not an organisation tree: no such district: 丙区");
  }

  private static Tree read(String json) {
    return Tree.read(Example.parse(json));
  }
}
