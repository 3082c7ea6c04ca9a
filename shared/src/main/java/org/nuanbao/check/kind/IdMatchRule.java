package org.nuanbao.check.kind;

import static org.nuanbao.check.kind.RuleKind.Parameter.of;
import static org.nuanbao.check.kind.RuleKind.Shape.INTEGER;
import static org.nuanbao.check.kind.RuleKind.Shape.PAIRS;
import static org.nuanbao.check.kind.RuleKind.Shape.REF;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nuanbao.check.Cell;
import org.nuanbao.check.JudgedRule;
import org.nuanbao.check.Judging;
import org.nuanbao.check.Words;
import org.nuanbao.form.DataObject;
import org.nuanbao.form.RuleHead;
import org.nuanbao.form.RuleNames;
import org.nuanbao.reading.Value;
import org.nuanbao.value.IdNumber;
import org.nuanbao.value.Sex;

/**
 * What a person states agrees with the identity number. Not judged where either is blank or the
 * number does not keep the form's own rule about it; names both of each pair that disagrees.
 *
 * @param on the day ages are counted to; null where none is compared
 * @param tolerance years an age may be off
 */
record IdMatchRule(
    RuleHead head, List<Pair> pairs, Stated stated, @Nullable LocalDate on, int tolerance)
    implements JudgedRule {
  enum Stated {
    SEX,
    BIRTH,
    AGE
  }

  /** What is stated and the identity number that shows it. */
  record Pair(String stated, String id) {}

  static final List<RuleKind> KINDS =
      List.of(
          new RuleKind(
              "sex_matches_id",
              "The sex agrees with the identity number.",
              List.of(of(REF, "sex"), of(REF, "id_column", "id_ref")),
              (data, names) -> made(data, names, one(data, names, "sex"), Stated.SEX)),
          new RuleKind(
              "sexes_match_ids",
              "Sexes agree with identity numbers.",
              List.of(of(PAIRS, "pairs")),
              (data, names) -> made(data, names, pairs(data, names), Stated.SEX)),
          new RuleKind(
              "births_match_ids",
              "Dates of birth agree with identity numbers.",
              List.of(of(PAIRS, "pairs")),
              (data, names) -> made(data, names, pairs(data, names), Stated.BIRTH)),
          new RuleKind(
              "age_matches_id",
              "|age − full years on as_of| ≤ tolerance.",
              List.of(of(REF, "age"), of(REF, "id_column", "id_ref"), of(INTEGER, "tolerance")),
              IdMatchRule::age));

  private static IdMatchRule made(
      DataObject data, RuleNames names, List<Pair> pairs, Stated stated) {
    List<String> refs =
        pairs.stream().flatMap(it -> List.of(it.stated(), it.id()).stream()).toList();
    return new IdMatchRule(names.head(data, refs), pairs, stated, null, 0);
  }

  private static IdMatchRule age(DataObject data, RuleNames names) {
    LocalDate on = names.asOf();
    if (on == null) {
      throw data.fault("kind", "the form needs as_of, the day ages are counted to");
    }
    IdMatchRule rule = made(data, names, one(data, names, "age"), Stated.AGE);
    return new IdMatchRule(rule.head, rule.pairs, Stated.AGE, on, data.integer("tolerance"));
  }

  private static List<Pair> one(DataObject data, RuleNames names, String stated) {
    return List.of(new Pair(names.cell(data, stated), names.cell(data, "id_column", "id_ref")));
  }

  private static List<Pair> pairs(DataObject data, RuleNames names) {
    List<Pair> pairs = new ArrayList<>();
    for (DataObject one : data.objects("pairs")) {
      pairs.add(new Pair(names.cell(one, "stated"), names.cell(one, "id_ref")));
      one.done();
    }
    return List.copyOf(pairs);
  }

  @Override
  public void judge(Judging judging) {
    for (Pair pair : pairs) {
      judging
          .scopes(List.of(pair.stated(), pair.id()))
          .forEach(scope -> judge(judging, scope.cell(pair.stated()), scope.cell(pair.id())));
    }
  }

  private void judge(Judging judging, Cell said, Cell id) {
    Optional<IdNumber> number = said.isBlank() ? Optional.empty() : IdRule.number(judging, id);
    if (number.isPresent()) {
      switch (stated) {
        case SEX -> sex(judging, said, id, number.get().sex());
        case BIRTH -> birth(judging, said, id, number.get().birth());
        case AGE -> age(judging, said, id, number.get());
      }
    }
  }

  private void sex(Judging judging, Cell said, Cell id, Sex ofId) {
    String text = said.text();
    if (text != null && !Sex.of(text).equals(Optional.of(ofId))) {
      both(
          judging,
          said,
          id,
          "SEX_MISMATCH",
          "身份证号上是" + ofId.printed(),
          "it says " + ofId.printed());
    }
  }

  private void birth(Judging judging, Cell said, Cell id, LocalDate ofId) {
    if (said.value() instanceof Value.Day(LocalDate day) && !day.equals(ofId)) {
      both(judging, said, id, "BIRTH_MISMATCH", "身份证号上是另一天", "it says another day");
    }
  }

  private void age(Judging judging, Cell said, Cell id, IdNumber number) {
    LocalDate day = on;
    if (day == null || !(said.value() instanceof Value.Numeric(BigDecimal years))) {
      return;
    }
    int full = number.ageOn(day);
    if (years.subtract(BigDecimal.valueOf(full)).abs().compareTo(BigDecimal.valueOf(tolerance))
        > 0) {
      both(
          judging,
          said,
          id,
          "AGE_MISMATCH",
          "填的是" + Words.shown(years) + "，按身份证号到" + RuleKinds.chinese(day) + "满" + full + "周岁",
          "it gives " + full + " on " + day);
    }
  }

  private void both(
      Judging judging, Cell said, Cell id, String code, String chinese, String english) {
    judging.found(
        head,
        List.of(said.spot(), id.spot()),
        new Words(
            code,
            said.label() + "与身份证号不符：" + chinese + "。" + Words.todo(head),
            said.english()
                + " disagrees with the identity number: "
                + english
                + "."
                + Words.todoEnglish(head)));
  }
}
