package org.nuanbao.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nuanbao.form.Rule;
import org.nuanbao.local.cloud.Endpoints;
import org.nuanbao.local.cloud.ObjectStoreKeys;
import org.nuanbao.reading.Value;

/**
 * The part with the statistics table: a broken sum, refused uploads, hostile files, a unit that
 * sends by mail, one that never reports.
 */
final class StatisticsAct {
  private final Season season;
  private final Act act;
  private final ObjectStoreKeys keys;
  private final ByMail byMail;

  StatisticsAct(Season season, Checks checks, ObjectStoreKeys keys, Endpoints endpoints) {
    byMail = new ByMail(season, endpoints);
    this.season = season;
    this.act = new Act(season, checks);
    this.keys = keys;
  }

  /** Up to the night run. */
  void play() throws IOException {
    Scenario scenario = season.scenario();
    String silent = scenario.part("missing").path("unit").asText();
    String broken = scenario.role("broken");
    String hostile = scenario.role("hostile");
    String refused = scenario.role("refused");
    act.open();
    act.templates(scenario.leaves());

    hostile(hostile);
    List<String> ordinary = new ArrayList<>(scenario.leaves());
    ordinary.removeAll(List.of(silent, broken, refused));
    byMail.send(ordinary.removeLast());
    List<String> submissions = new ArrayList<>(act.upload(ordinary).values());
    String mailed = byMail.filed();
    act.check("邮件报送：已入库", "sent by mail: filed", !mailed.isEmpty(), byMail.unit());
    if (!mailed.isEmpty()) {
      submissions.add(mailed);
    }
    submissions.add(new Refusals(season, act, keys).play(refused, broken));
    submissions.add(brokenSum(broken));
    act.accepted("各单位的表都通过", "the units' workbooks accepted", submissions);
  }

  /** After the night run. */
  void after(int imap) throws IOException {
    String silent = season.scenario().part("missing").path("unit").asText();
    act.totals("missing", season.scenario().leaves().size() - 1, Set.of(silent), Set.of());
    act.workbooks();
    act.check(
        "邮件报送：回执作为回信寄回",
        "sent by mail: the receipt comes as an answer",
        byMail.isAnswered(imap),
        byMail.unit());
    act.receipts(imap, Set.of());
  }

  private String brokenSum(String unit) throws IOException {
    Rule rule =
        season.form().rules().stream()
            .filter(one -> one.sum().isPresent())
            .findFirst()
            .orElseThrow();
    Rule.Sum sum = rule.sum().orElseThrow();
    ObjectNode sample = season.scenario().sample(unit);
    ObjectNode data = (ObjectNode) sample.path("data");
    BigDecimal right = data.path(sum.target()).decimalValue();
    data.put(sum.target(), right.add(BigDecimal.ONE));
    return new Rejection(season, act)
        .play(
            unit,
            season.filled(unit, sample),
            Set.of(rule.head().id() + " " + sum.target()),
            Map.of(sum.target(), new Value.Numeric(right)));
  }

  /** Each is answered with a code, and the duty stays as it was. */
  private void hostile(String unit) throws IOException {
    for (Map.Entry<String, byte[]> file : HostileFiles.byCode().entrySet()) {
      JsonNode answered = season.outcome(season.send(unit, file.getValue()));
      String code = answered.path("findings").path(0).path("code").asText();
      boolean nothing = season.standing(unit).path("submission").isNull();
      act.check(
          "有害或不是表格的文件：有答复，无写入",
          "hostile or foreign file: answered, nothing written",
          answered.path("state").asText().equals("rejected")
              && code.equals(file.getKey())
              && nothing,
          code);
    }
  }
}
