package org.nuanbao.functions.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.Campaign;
import org.nuanbao.campaign.Demand;
import org.nuanbao.campaign.Demand.OwedDocument;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.Extension;
import org.nuanbao.campaign.Notice;
import org.nuanbao.campaign.Unit;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.register.Archives.Archive;
import org.nuanbao.register.Archives.Disbursement;
import org.nuanbao.register.Claims;
import org.nuanbao.register.Doubles.HeldDouble;
import org.nuanbao.rollup.Amounts;
import org.nuanbao.rollup.Completeness;
import org.nuanbao.rollup.Completeness.ExtendedUnit;
import org.nuanbao.rollup.KeySet;
import org.nuanbao.rollup.NodeTotal;
import org.nuanbao.rollup.NodeTotal.Source;
import org.nuanbao.rollup.RollUps;
import org.nuanbao.rollup.RollUps.PeriodClosing;
import org.nuanbao.rollup.Totals;
import org.nuanbao.submission.Subjects;
import org.nuanbao.submission.Sweeps.SweepReport;
import org.nuanbao.value.Money;

/** What is stored of campaigns, totals, amounts and the register. */
class KeptTotalsTest extends KeptItems {
  @Override
  String resource() {
    return "kept-totals.json";
  }

  @Override
  List<String> resourcesSince() {
    return List.of("kept-totals-packed.json");
  }

  @Override
  void write(Stores stores) {
    writeCampaign(stores);
    writeTotals(stores);
    writeMoney(stores);
  }

  private static final List<Unit> UNITS =
      List.of(
          new Unit(CITY, "市总工会", "city@b.test", "city"),
          new Unit(new UnitPath("/city/n/"), "北区", "n@b.test"),
          new Unit(new UnitPath("/city/n/mill/"), "纱厂", "mill@b.test", "plant"),
          new Unit(new UnitPath("/city/n/mine/"), "矿", ""),
          new Unit(new UnitPath("/city/s/"), "南区", "s@b.test"),
          new Unit(new UnitPath("/city/s/shop/"), "商店", "shop@b.test"));
  private static final Extension EXTENSION =
      new Extension(duty("a"), LocalDate.of(2018, 2, 3), "大雪", "officer", NINE);

  static Notice notice(String source) {
    OwedDocument owed =
        new OwedDocument(
            FORM, "工作总结", Demand.Who.LEAVES, Set.of(), LocalDate.of(2018, 1, 20), true);
    return new Notice(
        "city-2017",
        source,
        "某市总工会",
        "关于开展送温暖活动的通知",
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(owed),
        List.of());
  }

  private static final Campaign OPENED = new Campaign(CAMPAIGN, "city-2017", "v1", NINE);

  private static void writeCampaign(Stores stores) {
    stores.campaigns().publish(notice("v1"), "v1", CITY);
    stores.campaigns().open(OPENED, UNITS);
    stores.campaigns().move(CAMPAIGN, UNITS.get(2).path(), UNITS.get(4).path(), "publisher", TEN);
    new DynamoExtensions(stores.reports()).grant(EXTENSION);
    new DynamoSweeps(stores.reports()).save(SWEPT);
  }

  @Test
  void campaignsAreReadAsTheyWereWritten() {
    Stores stores = kept();

    assertThat(stores.campaigns().latest("city-2017")).contains(notice("v1"));
    assertThat(stores.campaigns().publish(notice("v1"), "v1", new UnitPath("/town/"))).isTrue();
    assertThat(stores.campaigns().all()).containsExactly(OPENED);
    assertThat(stores.campaigns().units(CAMPAIGN))
        .containsExactlyInAnyOrder(
            UNITS.get(0),
            UNITS.get(1),
            UNITS.get(2).movedUnder(UNITS.get(4).path()),
            UNITS.get(3),
            UNITS.get(4),
            UNITS.get(5));
    assertThat(new DynamoExtensions(stores.reports()).all(CAMPAIGN, FORM))
        .containsExactly(EXTENSION);
    assertThat(new DynamoSweeps(stores.reports()).last()).contains(SWEPT);
  }

  private static final SweepReport SWEPT =
      new SweepReport(
          TEN,
          new SweepReport.Counts(1, 2, 3, 4, 5, 6, 7, 8),
          List.of("originals/a"),
          List.of("s-1"),
          new SweepReport.Cursors("x", "y", ""));

  private static final Totals TOTALS =
      new Totals(
          new TreeMap<>(Map.of("2.C", new BigDecimal("12.50"), "2.D", BigDecimal.ZERO)),
          new TreeMap<>(Map.of("people", KeySet.of(List.of("1a", "2b")))));
  private static final Totals CARD =
      new Totals(new TreeMap<>(Map.of("1.A", BigDecimal.ONE)), new TreeMap<>());
  private static final NodeTotal NODE =
      new NodeTotal(
          CITY,
          "市总工会",
          TOTALS,
          new Completeness(
              9,
              7,
              List.of(new UnitPath("/city/n/a/")),
              List.of(new UnitPath("/city/n/b/")),
              List.of(new UnitPath("/city/n/c/")),
              List.of(new UnitPath("/city/n/d/")),
              List.of(
                  new ExtendedUnit(new UnitPath("/city/n/a/"), LocalDate.of(2018, 2, 3), "大雪"))),
          null);
  private static final NodeTotal LEAF =
      new NodeTotal(
          new UnitPath("/city/n/"),
          "北区",
          Totals.NONE,
          Completeness.NONE,
          new Source("s-1", 2, "R-1"));
  private static final PeriodClosing CLOSED =
      new PeriodClosing(
          CAMPAIGN,
          FORM.value(),
          DutyId.ONCE,
          LocalDate.of(2018, 1, 21),
          List.of(new UnitPath("/city/n/a/")));

  private static void writeTotals(Stores stores) {
    DynamoFigures figures = stores.figures();
    figures.save(duty("a"), 1, TOTALS);
    figures.saveCells(duty("a"), 1, new TreeMap<>(Map.of("2.C", "E6")));
    figures.save(duty("a"), 1, "卡一", CARD);
    DynamoRollUps rollUps = stores.rollUps();
    long run = rollUps.nextRun(CAMPAIGN, FORM.value());
    rollUps.save(CAMPAIGN, FORM.value(), DutyId.ONCE, NODE, run);
    rollUps.save(CAMPAIGN, FORM.value(), DutyId.ONCE, LEAF, run);
    rollUps.close(CLOSED);
  }

  @Test
  void totalsAreReadAsTheyWereWritten() {
    DynamoFigures figures = kept().figures();
    assertThat(figures.load(duty("a"), 1)).contains(TOTALS);
    assertThat(figures.cells(duty("a"), 1)).isEqualTo(Map.of("2.C", "E6"));
    assertThat(
            figures.sum(
                duty("a"), List.of(new Subjects.Current("卡一", id("a"), 1, 1, HASH, TEN, false))))
        .isEqualTo(CARD);
    DynamoRollUps rollUps = kept().rollUps();
    assertThat(rollUps.saved(CAMPAIGN, FORM.value(), DutyId.ONCE, CITY))
        .contains(new RollUps.Saved(NODE, 1));
    assertThat(rollUps.below(CAMPAIGN, FORM.value(), DutyId.ONCE, CITY)).containsExactly(LEAF);
    assertThat(rollUps.lastRun(CAMPAIGN, FORM.value())).isEqualTo(1);
    assertThat(rollUps.closing(CAMPAIGN, FORM.value(), DutyId.ONCE)).contains(CLOSED);
    assertThat(rollUps.dirty(CAMPAIGN, FORM.value()))
        .contains(
            new RollUps.Dirty(
                CAMPAIGN, FORM.value(), DutyId.ONCE, duty("a").unit(), 5091894610179912L))
        .hasSize(3);
  }

  @Test
  void totalsThatArePackedSinceAreReadAsTheyWereWritten() {
    DynamoFigures figures = keptSince().figures();
    assertThat(figures.load(duty("a"), 1)).contains(TOTALS);
    assertThat(
            figures.sum(
                duty("a"), List.of(new Subjects.Current("卡一", id("a"), 1, 1, HASH, TEN, false))))
        .isEqualTo(CARD);
    DynamoRollUps rollUps = keptSince().rollUps();
    assertThat(rollUps.saved(CAMPAIGN, FORM.value(), DutyId.ONCE, CITY))
        .contains(new RollUps.Saved(NODE, 1));
    assertThat(rollUps.below(CAMPAIGN, FORM.value(), DutyId.ONCE, CITY)).containsExactly(LEAF);
  }

  private static final Disbursement PAID =
      new Disbursement(LI, duty("a"), 1, 2, "relief", "慰问金", new Money(123_456));
  private static final Disbursement OPEN =
      new Disbursement(WANG, duty("a"), 1, 3, "relief", "慰问金", null);
  private static final Archive ARCHIVE =
      new Archive(LI, duty("a"), 1, 2, new TreeMap<>(Map.of("name", "李四", "card_no", "62")));
  private static final Archive EMPTY = new Archive(WANG, duty("a"), 1, 3, new TreeMap<>());
  private static final HeldDouble HELD =
      new HeldDouble(
          CAMPAIGN,
          "relief",
          LI,
          List.of(new HeldDouble.Claim(duty("a"), 1, 2), new HeldDouble.Claim(duty("b"), 12, 3)));

  private static void writeMoney(Stores stores) {
    stores.archives().write(List.of(ARCHIVE, EMPTY), List.of(PAID, OPEN));
    new DynamoDoubles(stores.reports()).hold(HELD);
    new DynamoAmounts(stores.reports())
        .set(duty("a"), "relief", List.of(new Amounts.Amount(LI, new Money(-1))), "officer", TEN);
    DynamoClaims claims = stores.claims();
    claims.take(duty("a"), claims.begin(duty("a"), id("a")), "relief", List.of(LI, WANG));
    claims.begin(duty("b"), id("b"));
    claims.end(duty("b"));
  }

  @Test
  void moneyIsReadAsItWasWritten() {
    Stores stores = kept();

    assertThat(stores.archives().disbursements(LI, CAMPAIGN, "relief")).containsExactly(PAID);
    assertThat(stores.archives().disbursements(WANG, CAMPAIGN, "relief")).containsExactly(OPEN);
    assertThat(stores.archives().entries(duty("a"), 1, List.of(LI, WANG)))
        .containsExactly(ARCHIVE, EMPTY);
    assertThat(new DynamoDoubles(stores.reports()).held(CAMPAIGN)).containsExactly(HELD);
    DynamoAmounts amounts = new DynamoAmounts(stores.reports());
    assertThat(amounts.of(duty("a"), "relief")).isEqualTo(Map.of(LI, new Money(-1)));
    assertThat(amounts.of(duty("a"), "relief", TEN)).isEqualTo(Map.of(LI, new Money(-1)));
    assertThat(stores.claims().holders(CAMPAIGN, "relief", List.of(LI, WANG)))
        .isEqualTo(Map.of(LI, duty("a"), WANG, duty("a")));
    assertThat(stores.claims().begin(duty("a"), id("a"))).isEqualTo(1);
    assertThat(stores.claims().end(duty("b"))).contains(new Claims.Ended(2, List.of(id("b"))));
  }
}
