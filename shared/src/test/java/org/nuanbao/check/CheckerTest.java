package org.nuanbao.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.NoticesOnDisk;
import org.nuanbao.form.Form;
import org.nuanbao.form.Item;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Rule;
import org.nuanbao.form.Statistics;
import org.nuanbao.form.ValueType;
import org.nuanbao.generate.RulesOf;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.value.IdNumber;
import org.nuanbao.value.Ids;

class CheckerTest {
  private static final Roster ROSTER = (Roster) NoticesOnDisk.form("henan-2017-2");
  private static final Statistics FIGURES = (Statistics) NoticesOnDisk.form("dalian-2018-1");
  private static final LocalDate IN_TIME = LocalDate.of(2017, 1, 9);
  private static final List<String> LETTERS = List.of("A", "B", "C", "D", "E", "F", "G", "H", "I");

  @Test
  void rulesWhoseFactIsNotKnownArePendingUnlessTheyAreBrokenAlready() {
    CheckResult checked = Checker.check(ROSTER, roster(List.of(), Map.of()), Facts.NONE);
    assertThat(checked.pending()).containsExactly("henan-2017-2.R10", "henan-2017-2.R12");
    assertThat(checked.findings())
        .filteredOn(finding -> finding.rule() != null)
        .extracting(Finding::rule)
        .containsOnly("henan-2017-2.R11")
        .hasSize(3);
  }

  @Test
  void findingNamesSheetAndCellsInTheOrderOfItsRefs() {
    Line line = person(new Random(7), 1, 6);
    Reading reading = roster(List.of(changed(line, "age", number("99"))), filled());
    Finding finding = Checker.check(ROSTER, reading, facts()).findings().getFirst();
    assertThat(finding.rule()).isEqualTo("henan-2017-2.R05");
    assertThat(finding.refs()).containsExactly("row1.age", "row1.id_no");
    assertThat(finding.cells()).containsExactly("D6", "E6");
    assertThat(finding.sheet()).isEqualTo("名册");
    assertThat(finding.message()).startsWith("第1条（第6行）“年龄”");
  }

  @Test
  void anIdentityNumberThatLostItsEndIsAnErrorOfItsOwnAndNoRuleReadsIt() {
    Line line = person(new Random(7), 1, 6);
    Value lost = number("410103199210083000");
    List<Line> lines =
        List.of(changed(line, "id_no", lost), changed(person(new Random(7), 2, 7), "id_no", lost));
    List<Finding> findings =
        Checker.check(ROSTER, roster(lines, filled()), facts()).findings().stream()
            .filter(finding -> finding.refs().toString().contains("id_no"))
            .toList();
    assertThat(findings).extracting(Finding::rule).containsOnlyNulls();
    assertThat(findings).extracting(Finding::code).containsOnly("ID_AS_NUMBER");
    assertThat(findings)
        .extracting(Finding::refs)
        .containsExactly(List.of("row1.id_no"), List.of("row2.id_no"));
  }

  @Test
  void fifteenDigitsAreAdviceWhereTheFormTakesThem() {
    Roster lenient =
        new Roster(
            ROSTER.head(),
            ROSTER.fields(),
            ROSTER.columns(),
            ROSTER.disburses(),
            ROSTER.measures(),
            ROSTER.layout(),
            RulesOf.form(
                ROSTER,
                "{id: R03, kind: id_valid, column: id_no, lengths: [15, 18], severity: error}",
                "{id: R06, kind: unique, column: id_no, severity: error}"));
    String id = Ids.of("410103", LocalDate.of(1970, 1, 2), 345);
    String old = id.substring(0, 6) + id.substring(8, 17);
    List<Line> lines =
        List.of(
            changed(changed(person(new Random(7), 1, 6), "id_no", text(id)), "age", number("47")),
            changed(changed(person(new Random(8), 2, 7), "id_no", text(old)), "age", number("47")));
    List<Finding> findings =
        Checker.check(lenient, roster(lines, filled()), facts()).findings().stream()
            .filter(finding -> !"SEX_MISMATCH".equals(finding.code()))
            .toList();
    assertThat(findings).extracting(Finding::code).containsExactly("REPEATED", "REPEATED", "ID_15");
    assertThat(findings.getLast().rule()).isNull();
  }

  @Test
  void exactSumsHoldForAnyDecimals() {
    String id = FIGURES.rules().get(1).head().id();
    Rule.Sum rule = FIGURES.rules().get(1).sum().orElseThrow();
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int run = 0; run < 300; run++) {
      Map<String, Entry> items = new HashMap<>();
      BigDecimal total = BigDecimal.ZERO;
      for (String term : rule.terms()) {
        BigDecimal part =
            new BigDecimal(random.nextInt(1_000_000)).movePointLeft(random.nextInt(5));
        total = total.add(part);
        items.put(term, new Entry(new Value.Numeric(part), null));
      }
      items.put(rule.target(), new Entry(new Value.Numeric(total), null));
      assertThat(rules(figures(items))).as("seed %s", seed).doesNotContain(id);
      BigDecimal off = total.add(BigDecimal.ONE.movePointLeft(1 + random.nextInt(6)));
      items.put(rule.target(), new Entry(new Value.Numeric(off), null));
      assertThat(rules(figures(items))).as("seed %s", seed).contains(id);
    }
  }

  @Test
  void aFigureThatIsNoNumberLeavesOutEveryRuleButItsType() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int run = 0; run < 100; run++) {
      Item item = FIGURES.items().get(random.nextInt(55));
      Map<String, Entry> items = Map.of(item.ref(), new Entry(new Value.Text("若干"), "E9"));
      List<Finding> findings = Checker.check(FIGURES, figures(items), Facts.NONE).findings();
      String type = item.type() == ValueType.COUNT ? ".R05" : ".R06";
      assertThat(findings).as("seed %s: %s", seed, item.ref()).hasSize(1);
      assertThat(findings.getFirst().rule()).endsWith(type);
      assertThat(findings.getFirst().cells()).containsExactly("E9");
    }
  }

  @Test
  void hundredThousandRowsAreJudgedQuicklyAndNameExactlyTheBrokenOnes() {
    Random random = new Random(2017);
    List<Line> lines = new ArrayList<>();
    for (int number = 1; number <= 100_000; number++) {
      lines.add(person(random, number, number + 5));
    }
    lines.set(41_999, changed(lines.get(41_999), "card_no", text("6231934540905801991")));
    lines.set(99_999, changed(lines.get(99_999), "id_no", lines.get(0).values().get(4)));
    long start = System.nanoTime();
    CheckResult checked =
        Checker.check(
            ROSTER,
            roster(lines, filled()),
            new Facts(IN_TIME, Map.of(Facts.SEALED, true), Map.of(), false));
    long millis = (System.nanoTime() - start) / 1_000_000;
    Set<String> hit = Set.of("row42000.card_no", "row1.id_no", "row100000.id_no");
    assertThat(checked.findings())
        .filteredOn(finding -> Set.of("CARD_CHECK", "REPEATED").contains(finding.code()))
        .flatExtracting(Finding::refs)
        .containsExactlyInAnyOrderElementsOf(hit);
    assertThat(checked.findings())
        .filteredOn(finding -> !finding.refs().toString().contains("row100000."))
        .hasSize(2);
    assertThat(millis).as("milliseconds").isLessThan(20_000);
  }

  private static List<String> rules(Reading reading) {
    List<String> rules = new ArrayList<>();
    for (Finding finding : Checker.check(FIGURES, reading, Facts.NONE).findings()) {
      if (finding.rule() != null) {
        rules.add(finding.rule());
      }
    }
    return rules;
  }

  private static Facts facts() {
    return new Facts(IN_TIME, Map.of(Facts.SEALED, true), Map.of(), false);
  }

  private static Map<String, Entry> filled() {
    return Map.of(
        "unit", new Entry(text("样例工会"), "C3"),
        "contact", new Entry(text("样例人"), "G3"),
        "phone", new Entry(text("13800000000"), "I3"));
  }

  private static Reading figures(Map<String, Entry> items) {
    return reading(FIGURES, Map.of(), new Body.Figures(items));
  }

  private static Reading roster(List<Line> lines, Map<String, Entry> fields) {
    return reading(ROSTER, fields, new Body.Lines(lines, LETTERS));
  }

  private static Reading reading(Form form, Map<String, Entry> fields, Body body) {
    return new Reading(form.id(), form.head().version(), "名册", null, fields, body);
  }

  /** A row that breaks no rule. */
  private static Line person(Random random, int number, int sheetRow) {
    IdNumber id = new IdNumber(Ids.any(random));
    return new Line(
        number,
        sheetRow,
        List.of(
            number(Integer.toString(number)),
            text("样例"),
            text(id.sex().printed()),
            number(Integer.toString(id.ageOn(LocalDate.of(2017, 1, 10)))),
            text(id.value()),
            text(Ids.card(random)),
            text("样例研究所"),
            text("13800000000"),
            Value.Blank.IT));
  }

  private static Line changed(Line line, String column, Value value) {
    List<Value> values = new ArrayList<>(line.values());
    values.set(ROSTER.indexOf(column), value);
    return new Line(line.number(), line.sheetRow(), values);
  }

  private static Value number(String number) {
    return new Value.Numeric(new BigDecimal(number));
  }

  private static Value text(String text) {
    return new Value.Text(text);
  }
}
