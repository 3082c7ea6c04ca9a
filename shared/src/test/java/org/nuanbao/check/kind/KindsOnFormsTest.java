package org.nuanbao.check.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nuanbao.check.Checker;
import org.nuanbao.check.Facts;
import org.nuanbao.check.Finding;
import org.nuanbao.check.kind.RuleKinds.RuleKind;
import org.nuanbao.data.DataFault;
import org.nuanbao.form.AnswerType;
import org.nuanbao.form.Card;
import org.nuanbao.form.Column;
import org.nuanbao.form.Crosstab;
import org.nuanbao.form.Field;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormId;
import org.nuanbao.form.FormOfParts;
import org.nuanbao.form.Head;
import org.nuanbao.form.Head.Script;
import org.nuanbao.form.Item;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Question;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Rule;
import org.nuanbao.form.Single.Group;
import org.nuanbao.form.Statistics;
import org.nuanbao.form.Statistics.Section;
import org.nuanbao.form.ValueType;
import org.nuanbao.form.Voucher;
import org.nuanbao.generate.RulesOf;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;

/** Each kind of rule is read and judged on each kind of form, and says the same on all. */
class KindsOnFormsTest {
  private static final List<String> FORMS =
      List.of("statistics", "crosstab", "roster", "card", "voucher");
  private static final Layout NONE = new Layout(List.of(), List.of());
  private static final String ID = "110101198001010010";

  /** An answer that breaks the rules below. */
  private record Asked(String name, ValueType type, Value value) {}

  private static final List<Asked> ASKED =
      List.of(
          number("five", ValueType.COUNT, 5),
          number("one", ValueType.COUNT, 1),
          number("nought", ValueType.COUNT, 0),
          new Asked("blank", ValueType.COUNT, Value.Blank.IT),
          text("some", ValueType.COUNT, "若干"),
          text("money", ValueType.AMOUNT_YUAN, "五百"),
          number("paid", ValueType.AMOUNT_YUAN, 500),
          text("said", ValueType.TEXT, "壹佰元整"),
          text("agreed", ValueType.YES_NO, "是"),
          text("denied", ValueType.YES_NO, "否"),
          text("maybe", ValueType.YES_NO, "可能"),
          text("words", ValueType.TEXT, "abc"),
          text("code", ValueType.CODE, "其它"),
          text("codes", ValueType.CODES, "甲、乙、丙"),
          text("card", ValueType.BANK_CARD, "6222021234567890120"),
          text("id", ValueType.ID_NUMBER, ID),
          text("wrong", ValueType.ID_NUMBER, "110101198001010011"),
          text("short", ValueType.ID_NUMBER, "11010119"),
          text("sex", ValueType.TEXT, "女"),
          number("age", ValueType.INTEGER, 12),
          new Asked("born", ValueType.DATE, new Value.Day(LocalDate.of(1981, 2, 3))),
          new Asked("later", ValueType.DATE, new Value.Day(LocalDate.of(2018, 2, 3))));

  private static final Map<String, String> RULES = new TreeMap<>();

  static {
    RULES.put("sum", "target: {five}, terms: [{one}, {one}]");
    RULES.put("at_most", "left: [{five}], right: [{one}]");
    RULES.put("equal_sums", "left: [{five}], right: {one}");
    RULES.put("all_or_none", "refs: [{five}, {nought}]");
    RULES.put("share", "part: {five}, whole: {one}, at_most: 0.3");
    RULES.put("positive_needs_positive", "a: {five}, b: {blank}");
    RULES.put("positive_needs_yes", "answer: {denied}, positive: [{five}]");
    RULES.put("yes_needs_positive", "answer: {agreed}, positive: {nought}");
    RULES.put("required", "ref: {blank}");
    RULES.put("empty", "refs: [{five}]");
    RULES.put("counts", "refs: [{some}]");
    RULES.put("amounts", "refs: [{money}]");
    RULES.put("yes_no", "refs: [{maybe}]");
    RULES.put("positive", "refs: [{nought}]");
    RULES.put("matches", "refs: [{words}], pattern: '[A-Z]+'");
    RULES.put("coded", "refs: [{code}], also: [{ref: {code}, codes: [无]}]");
    RULES.put("choices", "ref: {codes}, least: 1, most: 2");
    RULES.put("card_valid", "ref: {card}");
    RULES.put("consecutive", "column: {five}");
    RULES.put("same", "refs: [{words}, {said}]");
    RULES.put("unique", "column: {words}");
    RULES.put("id_valid", "ref: {wrong}, lengths: [18]");
    RULES.put("ids_valid", "refs: [{wrong}], lengths: [15, 18]");
    RULES.put("id_length", "refs: [{short}]");
    RULES.put("sex_matches_id", "sex: {sex}, id_ref: {id}");
    RULES.put("sexes_match_ids", "pairs: [{stated: {sex}, id_ref: {id}}]");
    RULES.put("births_match_ids", "pairs: [{stated: {born}, id_column: {id}}]");
    RULES.put("age_matches_id", "age: {age}, id_column: {id}, tolerance: 1");
    RULES.put("deadline", "due: 2018-01-10");
    RULES.put("fields_filled", "fields: [unit]");
    RULES.put("stamped", "groups: [opinion]");
    RULES.put("listed", "ref: {words}, fact: names");
    RULES.put("unlisted", "ref: {words}, fact: others");
    RULES.put("once_in", "refs: [{words}, {id}], fact: pairs");
    RULES.put("registered", "key: {words}, id_ref: {id}, fact: pairs");
    RULES.put("holds", "refs: [{five}], holds: '{five} < 3', says: 五应小于三");
    RULES.put("in_order", "dates: [{later}, {born}]");
    RULES.put("amount_words", "number: {paid}, words: {said}");
  }

  private static final Facts FACTS =
      new Facts(
          LocalDate.of(2018, 1, 11),
          Map.of(),
          Map.of("names", Set.of("xyz"), "others", Set.of("ａｂｃ")),
          Map.of("pairs", List.of(List.of("abc", "110101198001010028"))),
          Map.of(),
          true);

  @Test
  void everyKindIsTried() {
    assertThat(RULES.keySet())
        .containsExactlyInAnyOrderElementsOf(
            RuleKinds.ALL.stream().map(RuleKind::name).sorted().toList());
  }

  static Stream<String> kinds() {
    return RULES.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void isJudgedOnEveryFormThatTakesItAndSaysTheSame(String kind) {
    Map<String, Set<String>> codes = new LinkedHashMap<>();
    Set<String> takers =
        RuleKinds.ALL.stream()
            .filter(it -> it.name().equals(kind))
            .findFirst()
            .orElseThrow()
            .forms();
    for (String form : FORMS) {
      if (takers.isEmpty() || takers.contains(form)) {
        if (!isOfRows(kind) || form.equals("roster")) {
          codes.computeIfAbsent(code(kind, form), _ -> new LinkedHashSet<>()).add(form);
        }
      } else {
        assertThatThrownBy(() -> form(form, kind))
            .isInstanceOf(DataFault.class)
            .hasMessageContaining("is no kind of rule here");
      }
    }
    assertThat(codes).as(kind).hasSize(1);
  }

  /** A card has no table here for them. */
  private static boolean isOfRows(String kind) {
    return kind.equals("consecutive") || kind.equals("unique");
  }

  private static String code(String kind, String on) {
    Form form = form(on, kind);
    List<Finding> found = Checker.check(form, reading(form), FACTS).findings();
    List<Finding> broken =
        found.stream().filter(it -> (form.id().value() + ".R01").equals(it.rule())).toList();
    assertThat(broken).as("%s on %s: %s", kind, on, found).isNotEmpty();
    assertThat(broken.getFirst().message()).as(kind).doesNotContain("null", "{");
    return broken.getFirst().code();
  }

  private static Form form(String kind, String rule) {
    Form bare = form(kind, List.of());
    StringBuilder yaml = new StringBuilder("{id: R01, severity: error, kind: " + rule + ", ");
    String said = RULES.getOrDefault(rule, "");
    for (int i = 0; i < ASKED.size(); i++) {
      said = said.replace("{" + ASKED.get(i).name() + "}", ref(kind, i));
    }
    return form(kind, RulesOf.form(bare, yaml.append(said).append('}').toString()));
  }

  private static String ref(String kind, int i) {
    return switch (kind) {
      case "statistics" -> "1." + (char) ('A' + i);
      case "crosstab" -> "own." + ASKED.get(i).name();
      default -> ASKED.get(i).name();
    };
  }

  private static Form form(String kind, List<Rule> rules) {
    Head head =
        new Head(
            new FormId("kinds-2018-1"),
            "v1",
            "附件1",
            "表",
            null,
            Script.HANS,
            LocalDate.of(2018, 1, 1),
            List.of());
    List<Field> fields = List.of(new Field("unit", "unit", "单位", "单位：", ValueType.TEXT, false));
    Group opinion = new Group("opinion", "单位意见", "单位意见", Group.Stamp.SEAL);
    return switch (kind) {
      case "statistics" ->
          new Statistics(head, fields, List.of(new Section("1", "情况", items())), NONE, rules);
      case "crosstab" ->
          new Crosstab(
              head,
              fields,
              List.of(new Crosstab.Row("own", "", "本单位", null)),
              ASKED.stream()
                  .map(it -> new Crosstab.Measured(it.name(), it.name(), answer(it)))
                  .toList(),
              Set.of(),
              false,
              NONE,
              rules);
      case "roster" ->
          new Roster(
              head,
              fields,
              ASKED.stream()
                  .map(it -> new Column(it.name(), it.name(), answer(it), false))
                  .toList(),
              null,
              List.of(),
              NONE,
              rules);
      case "card" ->
          new Card(
              head,
              fields,
              questions(),
              List.of(opinion),
              List.of(),
              List.of(),
              List.of(),
              NONE,
              rules);
      default ->
          new Voucher(
              head,
              fields,
              questions(),
              List.of(opinion),
              List.of(),
              List.of(),
              new FormId("kinds-2018-2"),
              List.of(),
              NONE,
              rules);
    };
  }

  private static List<Item> items() {
    return IntStream.range(0, ASKED.size())
        .mapToObj(i -> {
          String label = ASKED.get(i).name();
          String letter = ref("statistics", i).substring(2);
          return new Item(
              "1." + letter, letter, label, null, label, answer(ASKED.get(i)), null, null);
        })
        .toList();
  }

  private static List<Question> questions() {
    List<Question> questions = new ArrayList<>();
    ASKED.forEach(it -> questions.add(new Question(it.name(), it.name(), it.name(), answer(it))));
    AnswerType day = AnswerType.of(ValueType.DATE);
    questions.add(new Question("opinion.date", "日期", "日期", day));
    return questions;
  }

  private static AnswerType answer(Asked asked) {
    List<String> codes =
        switch (asked.type()) {
          case CODE, CODES -> List.of("甲", "乙", "丙");
          default -> List.of();
        };
    return AnswerType.of(asked.type(), codes, "");
  }

  private static Reading reading(Form form) {
    List<Value> row = ASKED.stream().map(Asked::value).toList();
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (int i = 0; i < ASKED.size(); i++) {
      entries.put(ref(form.kind(), i), new Entry(ASKED.get(i).value(), "B" + (i + 1)));
    }
    Body body =
        switch (form) {
          case Roster _ ->
              new Body.Lines(List.of(new Line(1, 5, row), new Line(2, 6, row)), List.of());
          case Card _, Voucher _, FormOfParts _ -> new Body.Answers(entries, Map.of());
          case Statistics _, Crosstab _ -> new Body.Figures(entries);
        };
    return new Reading(form.id(), "v1", "表", null, Map.of(), body);
  }

  private static Asked number(String name, ValueType type, int number) {
    return new Asked(name, type, new Value.Numeric(BigDecimal.valueOf(number)));
  }

  private static Asked text(String name, ValueType type, String text) {
    return new Asked(name, type, new Value.Text(text));
  }
}
