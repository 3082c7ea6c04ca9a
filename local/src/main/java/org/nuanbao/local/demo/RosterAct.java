package org.nuanbao.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.nuanbao.form.Disburses;
import org.nuanbao.form.Roster;
import org.nuanbao.local.cloud.OffsetClock;
import org.nuanbao.reading.Value;

/**
 * The part of the demonstration with the roster: wrong and damaged identity numbers, events that
 * come three times, the same file again, a cloud that is killed, one person on two rosters, a late
 * unit, and amounts.
 */
final class RosterAct {
  private final Season season;
  private final Act act;
  private final Stage stage;
  private final OffsetClock clock;

  RosterAct(Season season, Checks checks, Stage stage, OffsetClock clock) {
    this.season = season;
    this.act = new Act(season, checks);
    this.stage = stage;
    this.clock = clock;
  }

  /** Plays what comes before the night run. */
  void play() throws IOException {
    Scenario scenario = season.scenario();
    String broken = scenario.role("broken");
    String late = scenario.role("late");
    String again = scenario.role("again");
    String twice = scenario.part("double").path("unit").asText();
    List<String> killed = scenario.roles("killed");
    act.open();
    act.templates(scenario.leaves());

    List<String> ordinary = new ArrayList<>(scenario.leaves());
    ordinary.removeAll(List.of(broken, late, twice));
    ordinary.removeAll(killed);
    Map<String, String> uploads = act.upload(ordinary);
    List<String> submissions = new ArrayList<>(uploads.values());
    submissions.add(season.send(twice, season.filled(twice, withDouble(twice))));
    submissions.add(brokenIds(broken));
    submissions.addAll(kill(killed));
    act.accepted("各单位的名册都通过", "the units' rosters accepted", submissions);

    deliverThrice(uploads.getOrDefault(again, ""));
    unchanged(again);
    held();
    late(late);
    amounts();
  }

  /** Checks what must hold after the night run. */
  void after(int imap) throws IOException {
    Set<String> ids = new HashSet<>();
    for (String unit : season.scenario().leaves()) {
      season
          .scenario()
          .sample(unit)
          .path("data")
          .forEach(row -> ids.add(row.path(person()).asText()));
    }
    act.totals(
        "double",
        season.scenario().leaves().size(),
        Set.of(),
        Set.of(season.scenario().role("late")));
    act.workbooks();
    act.receipts(imap, ids);
  }

  private ObjectNode withDouble(String unit) {
    ObjectNode sample = season.scenario().sample(unit);
    ((ArrayNode) sample.path("data")).add(season.scenario().part("double").path("row").deepCopy());
    return sample;
  }

  private Roster roster() {
    return (Roster) season.form();
  }

  private Disburses pays() {
    Disburses pays = roster().disburses();
    if (pays == null) {
      throw new IllegalStateException("the roster pays nobody");
    }
    return pays;
  }

  private String person() {
    return pays().person();
  }

  /**
   * Sends a roster whose first row has a wrong check digit and whose second row has its identity
   * number stored as a number.
   */
  private String brokenIds(String unit) throws IOException {
    ObjectNode sample = season.scenario().sample(unit);
    ObjectNode first = (ObjectNode) sample.path("data").path(0);
    ObjectNode second = (ObjectNode) sample.path("data").path(1);
    String firstRight = first.path(person()).asText();
    String secondRight = second.path(person()).asText();
    char last = firstRight.charAt(17) == '0' ? '1' : '0';
    first.put(person(), firstRight.substring(0, 17) + last);
    second.put(person(), new BigDecimal(secondRight));
    String rule =
        season.form().rules().stream()
            .filter(each -> !each.idLengths(person()).isEmpty())
            .map(each -> each.head().id())
            .findFirst()
            .orElseThrow();
    return act.rejection(
        unit,
        season.filled(unit, sample),
        Set.of(rule + " row1." + person(), "ID_AS_NUMBER row2." + person()),
        Map.of(
            "row1." + person(),
            new Value.Text(firstRight),
            "row2." + person(),
            new Value.Text(secondRight)));
  }

  /** Kills the cloud between one unit's rows and its flip, while other uploads are on their way. */
  private List<String> kill(List<String> units) throws IOException {
    stage.armFailPoint(season.duty(units.getFirst()));
    List<String> submissions = new ArrayList<>(act.upload(units).values());
    boolean reached = stage.killAtFailPoint();
    season.reach(stage.startAgain());
    Set<String> states = new TreeSet<>();
    for (String submission : submissions) {
      states.add(act.state(submission));
    }
    act.check(
        "写入途中被强制终止后重启：不丢不重",
        "killed between rows and flip, started again: nothing lost, nothing twice",
        reached && states.equals(Set.of("accepted")),
        (reached ? "SIGKILL" : "not killed") + ", " + states);
    return submissions;
  }

  private void deliverThrice(String submission) throws IOException {
    JsonNode before = season.outcome(submission);
    stage.deliverAgain(submission);
    stage.deliverAgain(submission);
    stage.settle();
    JsonNode after = season.outcome(submission);
    act.check(
        "同一上传事件送达三次：结果与回执号不变",
        "the same upload event three times: one outcome, one number",
        after.path("state").equals(before.path("state"))
            && after.path("receipt").equals(before.path("receipt")),
        after.path("state").asText());
  }

  private void unchanged(String unit) throws IOException {
    String again = season.send(unit, season.filled(unit, season.scenario().sample(unit)));
    act.check(
        "原样再报一次：没有变化",
        "sent again unchanged: said so, nothing replaced",
        act.state(again).equals("superseded"),
        unit);
  }

  private void held() throws IOException {
    Set<String> wanted = new TreeSet<>();
    season
        .scenario()
        .part("double")
        .path("units")
        .forEach(unit -> wanted.add(season.path(unit.asText())));
    Set<String> found = new TreeSet<>();
    boolean seen =
        Waiting.until(() -> {
          JsonNode doubles = season.doubles();
          found.clear();
          doubles.forEach(
              one -> one.path("claims").forEach(c -> found.add(c.path("unit").asText())));
          return doubles.size() == 1 && found.equals(wanted);
        });
    act.check(
        "一人在两个单位名册上：发现并待裁定，不退回",
        "one person on two rosters: seen and held, not rejected",
        seen,
        found.toString());
  }

  private void late(String unit) throws IOException {
    clock.set(season.scenario().afterDeadline());
    String submission = season.send(unit, season.filled(unit, season.scenario().sample(unit)));
    String state = act.state(submission);
    boolean late = season.standing(unit).path("late").asBoolean();
    act.check(
        "过期报送：接收并标为迟报",
        "after the deadline: accepted, marked late",
        state.equals("accepted") && late,
        unit);
  }

  private void amounts() {
    int entered = 0;
    int rows = 0;
    for (String unit : season.scenario().leaves()) {
      List<JsonNode> amounts = new ArrayList<>(season.scenario().amounts(unit));
      if (unit.equals(season.scenario().part("double").path("unit").asText())) {
        amounts.add(season.scenario().part("double").path("amount"));
      }
      rows += amounts.size();
      entered += season.enter(unit, pays().fund(), amounts);
    }
    act.check("上级填写帮扶金额", "the federation's amounts entered", entered == rows, entered + "");
  }
}
