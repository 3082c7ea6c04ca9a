package org.nuanbao.functions.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.form.FormId;
import org.nuanbao.functions.MemoryCloud;
import org.nuanbao.functions.aggregate.NodeWorkbooks;
import org.nuanbao.rollup.Completeness;
import org.nuanbao.rollup.NodeTotal;
import org.nuanbao.rollup.NodeTotal.Source;
import org.nuanbao.rollup.Totals;

/** What a federation sees of its totals. */
class TotalsApiTest {
  private static final String REVIEWER = UploadApi.token("reviewer", MemoryCloud.ROOT.value());
  private static final String ELSEWHERE = UploadApi.token("reviewer", MemoryCloud.OTHER.value());

  private final UploadApi api = new UploadApi();

  @BeforeEach
  void open() {
    api.cloud.open("winter-2017", "henan-2017", "henan-2017-2");
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void givesANodesTotalsAndWorkbookWithinTheSubtree() {
    UnitPath east = MemoryCloud.EAST;
    api.cloud.rollUps.save(
        "winter-2017",
        "henan-2017-2",
        "once",
        new NodeTotal(
            east,
            "东区总工会",
            new Totals(new TreeMap<>(Map.of("rows", BigDecimal.TEN)), new TreeMap<>()),
            new Completeness(1, 1, List.of(), List.of(), List.of(), List.of(), List.of()),
            null),
        1);
    api.cloud.copies.save(
        NodeWorkbooks.key("winter-2017", "henan-2017-2", "once", east), new byte[] {1});
    String path = "/campaigns/winter-2017/totals/henan-2017-2/once";
    assertThat(api.get(path + "?unit=/city/east/", REVIEWER).getBody())
        .contains("\"unit\":\"东区总工会\"")
        .contains("\"rows\":10");
    assertThat(api.get(path + "/workbook?unit=/city/east/", REVIEWER).getBody())
        .contains("\"url\":\"memory:/workbooks/winter-2017/henan-2017-2/once/city.east.xlsx");
    assertThat(api.get(path + "?unit=/city/east/", ELSEWHERE).getStatusCode()).isEqualTo(403);
    assertThat(api.get(path, REVIEWER).getStatusCode()).isEqualTo(404);
  }

  @Test
  void leadsFromATotalToTheUnitsAndToTheCellOfTheFile() {
    DutyId statistics =
        new DutyId("winter-2017", new FormId("henan-2017-2"), "once", MemoryCloud.LEAF);
    Totals rows = new Totals(new TreeMap<>(Map.of("rows", BigDecimal.TEN)), new TreeMap<>());
    Completeness one =
        new Completeness(1, 1, List.of(), List.of(), List.of(), List.of(), List.of());
    Source source = new Source("s1", 2, "NB20170103-0123ABCD");
    api.cloud.rollUps.save(
        "winter-2017",
        "henan-2017-2",
        "once",
        new NodeTotal(MemoryCloud.LEAF, "东区纺织厂工会", rows, one, source),
        1);
    api.cloud.rollUps.save(
        "winter-2017",
        "henan-2017-2",
        "once",
        new NodeTotal(MemoryCloud.EAST, "东区总工会", rows, one, null),
        1);
    api.cloud.figures.saveCells(statistics, 2, new TreeMap<>(Map.of("rows", "汇总表!5:14")));
    String path = "/campaigns/winter-2017/totals/henan-2017-2/once/sources?item=rows&unit=";
    String found =
        "[{\"unit\":\"/city/east/mill/\",\"name\":\"东区纺织厂工会\",\"value\":\"10\","
            + "\"submission\":\"s1\",\"receipt\":\"NB20170103-0123ABCD\",\"cell\":\"汇总表!5:14\"}]";
    assertThat(api.get(path + "/city/east/", REVIEWER).getBody()).isEqualTo(found);
    assertThat(api.get(path + "/city/east/mill/", REVIEWER).getBody()).isEqualTo(found);
    assertThat(api.get(path + "/city/east/", ELSEWHERE).getStatusCode()).isEqualTo(403);
    assertThat(api.get(path + "/city/", REVIEWER).getStatusCode()).isEqualTo(404);
  }

  @Test
  void aUnitMovedHereFromElsewhereShowsItsFigureButNotItsFile() {
    api.cloud.campaigns.move(
        "winter-2017", MemoryCloud.OTHER, MemoryCloud.EAST, "publisher", MemoryCloud.OPENED);
    Totals rows = new Totals(new TreeMap<>(Map.of("rows", BigDecimal.TEN)), new TreeMap<>());
    Completeness one =
        new Completeness(1, 1, List.of(), List.of(), List.of(), List.of(), List.of());
    Source source = new Source("s1", 2, "NB20170103-0123ABCD");
    for (NodeTotal total :
        List.of(
            new NodeTotal(MemoryCloud.OTHER, "西区总工会", rows, one, source),
            new NodeTotal(MemoryCloud.EAST, "东区总工会", rows, one, null))) {
      api.cloud.rollUps.save("winter-2017", "henan-2017-2", "once", total, 1);
    }
    String path = "/campaigns/winter-2017/totals/henan-2017-2/once/sources?item=rows&unit=";
    String east = UploadApi.token("reviewer", MemoryCloud.EAST.value());
    assertThat(api.get(path + "/city/east/", east).getBody())
        .isEqualTo(
            "[{\"unit\":\"/city/west/\",\"name\":\"西区总工会\",\"value\":\"10\","
                + "\"submission\":null,\"receipt\":null,\"cell\":null}]");
    assertThat(api.get(path + "/city/east/", REVIEWER).getBody()).contains("s1");
  }

  @Test
  void tellsWhatCountedOnADayOfThePastAndHowThePeriodClosed() {
    api.cloud.open("winter-2018", "dalian-2018", "dalian-2018-1");
    DutyId statistics =
        new DutyId("winter-2018", new FormId("dalian-2018-1"), "once", MemoryCloud.LEAF);
    api.cloud.accept(statistics, MemoryCloud.valid("dalian-2018", "dalian-2018-1").typed());
    api.cloud.figures.save(
        statistics, 1, new Totals(new TreeMap<>(Map.of("1.A", BigDecimal.TEN)), new TreeMap<>()));
    String path = "/campaigns/winter-2018/totals/dalian-2018-1/once?unit=/city/east/";
    String day = LocalDate.ofInstant(MemoryCloud.OPENED, BusinessClock.ZONE).toString();
    assertThat(api.get(path + "&on=" + day, REVIEWER).getBody())
        .contains("\"1.A\":10", "\"reported\":1");
    assertThat(api.get(path + "&on=2016-12-31", REVIEWER).getBody())
        .contains("\"1.A\":0", "\"reported\":0");
    assertThat(api.get(path + "&on=2016-12-31", ELSEWHERE).getStatusCode()).isEqualTo(403);
  }

  @Test
  void showsHowANodesTotalsWentFromWeekToWeek() {
    api.cloud.open("winter-2011", "xiamen-2012", "xiamen-2012-4");
    for (String week : List.of("2011-12-02", "2011-12-09")) {
      NodeTotal total =
          new NodeTotal(
              MemoryCloud.EAST,
              "东区总工会",
              new Totals(
                  new TreeMap<>(Map.of("soe.amount", new BigDecimal(week.substring(8)))),
                  new TreeMap<>()),
              new Completeness(1, 1, List.of(), List.of(), List.of(), List.of(), List.of()),
              null);
      api.cloud.rollUps.save("winter-2011", "xiamen-2012-4", week, total, 1);
    }
    String path = "/campaigns/winter-2011/trends/xiamen-2012-4?unit=/city/east/";
    assertThat(api.get(path, REVIEWER).getBody())
        .contains("\"change\":{\"soe.amount\":7}")
        .contains("\"trend\":{\"soe.amount\":{\"2011-12-02\":2,\"2011-12-09\":9}}");
    assertThat(api.get(path, ELSEWHERE).getStatusCode()).isEqualTo(403);
  }
}
