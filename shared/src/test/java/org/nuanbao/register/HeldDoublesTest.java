package org.nuanbao.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nuanbao.register.World.LI;
import static org.nuanbao.register.World.WANG;
import static org.nuanbao.register.World.roster;
import static org.nuanbao.register.World.rosterOf;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nuanbao.memory.SampleCampaign;
import org.nuanbao.register.Doubles.HeldDouble;
import org.nuanbao.register.HeldDoubles.SideBySide;
import org.nuanbao.value.Money;

class HeldDoublesTest {
  private final World world = new World();

  @Test
  void showsBothRowsSideBySideWithUnitAndAmountAndMasksWhatIsPersonal() {
    world.converted("a", roster("one"), rosterOf(LI, WANG));
    world.converted("b", roster("two"), rosterOf(WANG));
    SideBySide shown = held().getFirst();
    assertThat(held()).hasSize(1);
    assertThat(shown.person()).isEqualTo(world.person(WANG));
    assertThat(shown.rows().stream().map(row -> row.unit().name()))
        .containsExactly("样例一公司", "样例二公司");
    assertThat(shown.rows().stream().map(row -> row.claim().row())).containsExactly(2, 1);
    assertThat(shown.rows())
        .allSatisfy(row -> assertThat(row.amount()).isEqualTo(new Money(50_000)))
        .allSatisfy(row ->
            assertThat(row.masked())
                .containsEntry("name", "李*")
                .containsEntry("id_no", "440524********0014")
                .containsEntry("card_no", "622202*********0123")
                .containsEntry("amount", "500.00"));
  }

  @Test
  void dropsADoubleWhoseOtherRowWasReplaced() {
    world.converted("a", roster("one"), rosterOf(LI, WANG));
    world.converted("b", roster("two"), rosterOf(WANG));
    world.converted("c", roster("one"), rosterOf(LI));
    assertThat(world.doubles.held(SampleCampaign.CAMPAIGN)).hasSize(1);
    assertThat(held()).isEmpty();
  }

  @Test
  void showsTheRowsThatCountNowAndNotThoseThatWereFound() {
    world.converted("a", roster("one"), rosterOf(LI, WANG));
    world.converted("b", roster("two"), rosterOf(WANG));
    world.converted("c", roster("one"), rosterOf(WANG, LI));
    assertThat(held().getFirst().rows().getFirst().claim())
        .isEqualTo(new HeldDouble.Claim(roster("one"), 2, 1));
  }

  @Test
  void findsARowAgainThatALateWriterDropped() {
    world.converted("a", roster("one"), rosterOf(WANG));
    world.converted("b", roster("two"), rosterOf(WANG));
    world.doubles.hold(
        new HeldDouble(
            SampleCampaign.CAMPAIGN,
            SampleCampaign.FUND,
            world.person(WANG),
            List.of(new HeldDouble.Claim(roster("one"), 1, 1))));
    assertThat(held().getFirst().rows()).hasSize(2);
  }

  private List<SideBySide> held() {
    return new HeldDoubles(
            world.doubles, world.archives, world.submissions, world.subjects, world.duties)
        .of(SampleCampaign.CAMPAIGN)
        .toList();
  }
}
