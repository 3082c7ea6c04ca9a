package org.nuanbao.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.Unit;
import org.nuanbao.campaign.UnitPath;

class TreeTest {
  @Test
  void doesNotTakeASimilarNumberForAChild() {
    Tree tree = tree("/1/", "/1/12/", "/1/120/", "/1/12/3/");

    assertThat(tree.children(new UnitPath("/1/12/"))).containsExactly(new UnitPath("/1/12/3/"));
    assertThat(tree.leaves()).containsExactly(new UnitPath("/1/12/3/"), new UnitPath("/1/120/"));
  }

  @Test
  void putsEveryUnitAfterThoseBelowIt() {
    assertThat(tree("/1/", "/1/2/", "/1/2/3/", "/1/4/").upwards())
        .containsExactly(
            new UnitPath("/1/2/3/"),
            new UnitPath("/1/2/"),
            new UnitPath("/1/4/"),
            new UnitPath("/1/"));
  }

  @Test
  void refusesAUnitWithoutTheOneAboveAndAPlaceTakenTwice() {
    assertThatThrownBy(() -> tree("/1/", "/1/2/3/")).hasMessage("no unit above /1/2/3/");
    assertThatThrownBy(() -> tree("/1/", "/1/")).hasMessage("two units at /1/");
    assertThatThrownBy(() -> tree("/1/").unit(new UnitPath("/2/"))).hasMessage("no unit at /2/");
  }

  private static Tree tree(String... paths) {
    List<Unit> units =
        Stream.of(paths).map(path -> new Unit(new UnitPath(path), path, "")).toList();
    return new Tree(units);
  }
}
