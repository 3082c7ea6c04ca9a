package org.nuanbao.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.Campaign;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.campaign.Demand;
import org.nuanbao.campaign.Demand.OwedDocument;
import org.nuanbao.campaign.Notice;
import org.nuanbao.campaign.Unit;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.form.FormId;
import org.nuanbao.rollup.RollUps;

/** A store of campaigns: notices and campaigns stay as they were published and opened. */
public abstract class CampaignsContract {
  private static final OwedDocument OWED =
      new OwedDocument(
          new FormId(Given.FORM),
          "工作总结",
          Demand.Who.LEAVES,
          Set.of(),
          LocalDate.of(2018, 1, 20),
          true);

  /** The store under test, with {@link #read} as its reader. */
  protected abstract Campaigns campaigns();

  /** The store in which moves leave their marks. */
  protected abstract RollUps rollUps();

  /** Reads the sources that these tests publish. */
  protected static Notice read(String source) {
    String[] parts = source.split("\\|", -1);
    return new Notice(
        parts[0],
        parts[1],
        "某市总工会",
        "关于开展送温暖活动的通知",
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(OWED),
        List.of());
  }

  @Test
  void aMovedUnitIsCountedElsewhereAndBothPlacesAreMarked() {
    Notice notice = publish(Given.campaign(), "v1");
    Campaign campaign =
        new Campaign(Given.campaign(), notice.id(), notice.version(), Given.MORNING);
    campaigns()
        .open(
            campaign,
            tree(
                "/city/",
                "/city/n/",
                "/city/n/mill/",
                "/city/n/mine/",
                "/city/s/",
                "/city/s/shop/"));
    UnitPath mill = new UnitPath("/city/n/mill/");
    UnitPath south = new UnitPath("/city/s/");

    campaigns().move(campaign.id(), mill, south, "publisher", Given.MORNING);
    List<RollUps.Dirty> marks = rollUps().dirty(campaign.id(), Given.FORM);
    campaigns().move(campaign.id(), mill, south, "publisher", Given.MORNING);

    assertThat(campaigns().unit(campaign.id(), mill).orElseThrow().under()).isEqualTo(south);
    assertThat(marks)
        .extracting(dirty -> dirty.unit().value())
        .containsExactlyInAnyOrder("/city/n/", "/city/n/mill/");
    assertThat(rollUps().dirty(campaign.id(), Given.FORM)).isEqualTo(marks);
    UnitPath shop = new UnitPath("/city/s/shop/");
    assertThatThrownBy(() ->
            campaigns()
                .move(
                    campaign.id(),
                    new UnitPath("/city/n/mine/"),
                    south,
                    "publisher",
                    Given.MORNING))
        .as("the last one of its district")
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> campaigns().move(campaign.id(), south, mill, "publisher", Given.MORNING))
        .as("below itself")
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> campaigns().move(campaign.id(), mill, shop, "publisher", Given.MORNING))
        .as("under a unit that files")
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Unit> tree(String... paths) {
    return Stream.of(paths).map(path -> new Unit(new UnitPath(path), path, "a@b.test")).toList();
  }

  @Test
  void aPublishedVersionCanBeReadForEver() {
    String id = Given.campaign();
    Notice first = publish(id, "v1");
    Notice second = publish(id, "v2");

    assertThat(campaigns().notice(id, "v1")).contains(first);
    assertThat(campaigns().latest(id)).contains(second);
    assertThat(campaigns().notice(id, "v3")).isEmpty();
    assertThat(campaigns().latest(Given.campaign())).isEmpty();
  }

  @Test
  void publishingAnOldVersionAgainChangesNothing() {
    String id = Given.campaign();
    publish(id, "v1");
    Notice second = publish(id, "v2");

    publish(id, "v1");

    assertThat(campaigns().latest(id)).contains(second);
  }

  @Test
  void anIdBelongsToTheRootThatPublishedItFirst() {
    String id = Given.campaign();
    UnitPath mine = new UnitPath("/city/");
    Notice first = read(id + "|v1");
    assertThat(campaigns().publish(first, id + "|v1", mine)).isTrue();

    assertThat(campaigns().publish(read(id + "|v2"), id + "|v2", new UnitPath("/town/"))).isFalse();
    assertThat(campaigns().publish(first, id + "|v1", new UnitPath("/town/"))).isFalse();

    assertThat(campaigns().latest(id)).contains(first);
    assertThat(campaigns().notice(id, "v2")).isEmpty();
    assertThat(campaigns().publish(first, id + "|v1", mine)).as("again").isTrue();
    assertThat(campaigns().publish(read(id + "|v2"), id + "|v2", mine)).isTrue();
  }

  @Test
  void aCampaignIsNotOpenedWithAVersionThatWasReplaced() {
    String id = Given.campaign();
    publish(id, "v1");
    publish(id, "v2");

    campaigns().open(new Campaign(id + "-old", id, "v1", Given.MORNING), units(1));
    campaigns().open(new Campaign(id + "-new", id, "v2", Given.MORNING), units(1));

    assertThat(campaigns().campaign(id + "-old")).isEmpty();
    assertThat(campaigns().campaign(id + "-new")).isPresent();
  }

  @Test
  void aCampaignHasItsUnitsInTheOrderOfTheirPaths() {
    Campaign campaign = campaign();
    List<Unit> units = units(120);

    campaigns().open(campaign, units.reversed());

    assertThat(campaigns().campaign(campaign.id())).contains(campaign);
    assertThat(campaigns().units(campaign.id())).containsExactlyElementsOf(units);
    assertThat(campaigns().unit(campaign.id(), units.get(7).path())).contains(units.get(7));
    assertThat(campaigns().unit(campaign.id(), new UnitPath("/elsewhere/"))).isEmpty();
  }

  @Test
  void openingAgainChangesNothing() {
    Campaign campaign = campaign();
    campaigns().open(campaign, units(3));

    campaigns().open(campaign, units(3));

    assertThat(campaigns().units(campaign.id())).hasSize(3);
    assertThat(campaigns().all()).filteredOn(campaign::equals).hasSize(1);
  }

  @Test
  void aUnitKeepsItsTypeIfItHasOne() {
    Campaign campaign = campaign();
    Unit typed = new Unit(new UnitPath("/city/"), "市总工会", "mail@example.test", "district");
    Unit plain = new Unit(new UnitPath("/city/a/"), "甲单位", "mail@example.test");

    campaigns().open(campaign, List.of(typed, plain));

    assertThat(campaigns().units(campaign.id())).containsExactly(typed, plain);
    assertThat(campaigns().unit(campaign.id(), typed.path())).contains(typed);
  }

  @Test
  void campaignsAreListedInTheOrderOfTheirIds() {
    campaigns().open(campaign(), units(1));
    campaigns().open(campaign(), units(1));

    assertThat(campaigns().all()).extracting(Campaign::id).isSorted();
  }

  @Test
  void anUnknownCampaignHasNothing() {
    String unknown = Given.campaign();

    assertThat(campaigns().campaign(unknown)).isEqualTo(Optional.empty());
    assertThat(campaigns().units(unknown)).isEmpty();
  }

  private Notice publish(String id, String version) {
    String source = id + "|" + version;
    Notice notice = read(source);
    campaigns().publish(notice, source);
    return notice;
  }

  private static Campaign campaign() {
    return new Campaign(Given.campaign(), "city-2018", "0123456789ab", Given.MORNING);
  }

  private static List<Unit> units(int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> new UnitPath("/city/" + (1000 + i) + "/"))
        .map(path -> new Unit(path, "单位" + path.value(), "mail@example.test"))
        .toList();
  }
}
