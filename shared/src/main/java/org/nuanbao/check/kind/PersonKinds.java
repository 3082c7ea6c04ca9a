package org.nuanbao.check.kind;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nuanbao.check.Advice;
import org.nuanbao.check.Cell;
import org.nuanbao.check.FindingWords;
import org.nuanbao.check.JudgedRule;
import org.nuanbao.check.Judging;
import org.nuanbao.check.Mend;
import org.nuanbao.check.PersonColumn;
import org.nuanbao.check.Proof;
import org.nuanbao.check.Scope;
import org.nuanbao.check.TypeWords;
import org.nuanbao.check.kind.Parameter.AsOf;
import org.nuanbao.form.Place;
import org.nuanbao.form.RuleHead;
import org.nuanbao.reading.Value;
import org.nuanbao.value.IdNumber;
import org.nuanbao.value.IdNumber.Sex;

/** Rules about identity numbers, and about what a person states besides one. */
final class PersonKinds {
  /** The lengths of identity numbers; old numbers have 15 digits. */
  private static final List<Integer> LENGTHS = List.of(15, 18);

  private PersonKinds() {}

  /** A number must be valid. Its length is left to the form's {@code IdLength} rule, if any. */
  record IdValid(RuleHead head, @Refs List<String> refs, List<Integer> lengths, boolean demanded)
      implements JudgedRule.OfType {
    @Override
    public List<Integer> idLengths(String name) {
      return refs.contains(name) ? lengths : List.of();
    }

    @Override
    public @Nullable Proof faultless(Judging judging, Place place) {
      if (!lengths.contains(PersonColumn.CHARACTERS)) {
        return null;
      }
      Proof right = judging.persons(place).areRight();
      return demanded ? right : right.or(Proof.blank(place));
    }

    @Override
    public Optional<FindingWords> fault(Cell cell) {
      String text = cell.text();
      if (text == null) {
        return cell.isBlank() && demanded ? Optional.of(FindingWords.BLANK) : Optional.empty();
      }
      boolean length = !lengths.contains(IdNumber.normalise(text).length());
      if (length) {
        return isAboutLength(cell)
            ? Optional.empty()
            : Optional.of(TypeWords.ofId(cell, text, IdNumber.Fault.LENGTH, lengths));
      }
      return IdNumber.judge(text) instanceof IdNumber.Judged.Faulty(var fault)
          ? Optional.of(TypeWords.ofId(cell, text, fault, lengths))
          : Optional.empty();
    }

    private static boolean isAboutLength(Cell cell) {
      return cell.judging().form().rules().stream()
          .anyMatch(rule -> rule instanceof IdLength && rule.judgesType(cell.place().name()));
    }
  }

  record IdLength(RuleHead head, @Refs List<String> refs) implements JudgedRule.OfType {
    @Override
    public Proof faultless(Judging judging, Place place) {
      Proof right = judging.persons(place).areRight();
      return right.or(Proof.blank(place));
    }

    @Override
    public Optional<FindingWords> fault(Cell cell) {
      String text = cell.text();
      return text == null || LENGTHS.contains(IdNumber.normalise(text).length())
          ? Optional.empty()
          : Optional.of(TypeWords.ofId(cell, text, IdNumber.Fault.LENGTH, LENGTHS));
    }
  }

  /** A stated value and the identity number that it must agree with. */
  record Pair(@Refs String stated, @Refs({"id_column", "id_ref"}) String id) {}

  /**
   * A rule that a stated value agrees with an identity number; a finding names both. Not judged if
   * either is blank, or if the number breaks the form's own rule about it.
   */
  interface Matches extends JudgedRule {
    List<Pair> pairs();

    /** In what way the number shows something else than stated; null if it agrees. */
    @Nullable FindingWords disagreement(Cell said, IdNumber id);

    /** Shows of a row that both are stated and agree; null if that cannot be shown. */
    default @Nullable Proof agreement(Place said, PersonColumn persons) {
      return null;
    }

    /** What the identity number tells of a person; empty if it does not tell what is stated. */
    List<Mend> told(Cell stated, Cell id, IdNumber number);

    @Override
    default List<Mend> fills(Cell blank) {
      for (Pair pair : pairs()) {
        boolean here =
            pair.stated().equals(blank.place().name())
                && Objects.equals(blank.judging().place(pair.id()).table(), blank.place().table());
        if (here && !blank.at().isEmpty()) {
          Cell id = blank.scope().cell(pair.id());
          return number(blank.judging(), id)
              .map(number -> told(blank, id, number))
              .orElse(List.of());
        }
      }
      return List.of();
    }

    @Override
    default void judge(Judging judging) {
      for (Pair pair : pairs()) {
        rows(judging, pair)
            .forEach(scope -> judge(judging, scope.cell(pair.stated()), scope.cell(pair.id())));
      }
    }

    @Override
    default Map<String, Proof> proofs(Judging judging) {
      Map<String, Proof> proofs = new HashMap<>();
      for (Pair pair : pairs()) {
        Place said = judging.place(pair.stated());
        Place id = judging.place(pair.id());
        Proof agree =
            id.table() != null && id.table().equals(said.table())
                ? agreement(said, judging.persons(id))
                : null;
        if (agree != null) {
          proofs.put(pair.stated(), Proof.blank(said).or(agree));
        }
      }
      return proofs;
    }

    private List<Scope> rows(Judging judging, Pair pair) {
      return judging.place(pair.stated()).table() == null
          ? judging.scopes(List.of(pair.stated(), pair.id()))
          : judging.rows(this, pair.stated());
    }

    private void judge(Judging judging, Cell said, Cell id) {
      Optional<IdNumber> number = said.isBlank() ? Optional.empty() : number(judging, id);
      number
          .map(it -> disagreement(said, it))
          .ifPresent(words ->
              judging.found(
                  head(),
                  List.of(said.spot(), id.spot()),
                  FindingWords.of(
                          words.code(),
                          "%s与身份证号不符：%s。",
                          "%s disagrees with the identity number: %s.",
                          said,
                          new FindingWords.Both(words.chinese(), words.english()))
                      .with(advice(words, said, id, told(said, id, number.orElseThrow())))
                      .todo(head())));
    }
  }

  /** What the number shows belongs into the other cell, because the number has a check digit. */
  private static Advice advice(FindingWords words, Cell said, Cell id, List<Mend> steps) {
    return Advice.of(
        List.of(said.core() + "与身份证号不符", "与身份证号不符"),
        "与 " + id.called() + " 的身份证号一致：" + words.chinese() + "。如果这一格没错，就是身份证号要改；请对照身份证",
        steps);
  }

  private static List<Mend> made(Cell said, Mend.Way way, Cell id) {
    return said.at().isEmpty() ? List.of() : List.of(new Mend.Make(said.at(), way, id.at()));
  }

  record SexMatches(RuleHead head, @Refs String sex, @Refs({"id_column", "id_ref"}) String id)
      implements Matches {
    @Override
    public List<Pair> pairs() {
      return List.of(new Pair(sex, id));
    }

    @Override
    public Proof agreement(Place said, PersonColumn persons) {
      return sexAgrees(said, persons);
    }

    @Override
    public List<Mend> told(Cell stated, Cell id, IdNumber number) {
      return made(stated, Mend.Way.SEX, id);
    }

    @Override
    public @Nullable FindingWords disagreement(Cell said, IdNumber number) {
      return ofSex(said, number);
    }
  }

  record SexesMatch(RuleHead head, List<Pair> pairs) implements Matches {
    @Override
    public Proof agreement(Place said, PersonColumn persons) {
      return sexAgrees(said, persons);
    }

    @Override
    public List<Mend> told(Cell stated, Cell id, IdNumber number) {
      return made(stated, Mend.Way.SEX, id);
    }

    @Override
    public @Nullable FindingWords disagreement(Cell said, IdNumber number) {
      return ofSex(said, number);
    }
  }

  private static Proof sexAgrees(Place said, PersonColumn persons) {
    Proof man = Proof.oneOf(said, List.of(Sex.MALE.printed()));
    Proof woman = Proof.oneOf(said, List.of(Sex.FEMALE.printed()));
    return (rows, row, text) ->
        persons.isOne(row) && (persons.isMan(row) ? man : woman).holds(rows, row, text);
  }

  private static @Nullable FindingWords ofSex(Cell said, IdNumber id) {
    String text = said.text();
    String sex = id.sex().printed();
    return text == null || Sex.of(text).equals(Optional.of(id.sex()))
        ? null
        : new FindingWords("SEX_MISMATCH", "身份证号上是" + sex, "it says " + sex);
  }

  record BirthsMatch(RuleHead head, List<Pair> pairs) implements Matches {
    @Override
    public List<Mend> told(Cell stated, Cell id, IdNumber number) {
      return made(stated, Mend.Way.BIRTH, id);
    }

    @Override
    public @Nullable FindingWords disagreement(Cell said, IdNumber id) {
      return said.value() instanceof Value.Day(LocalDate day) && !day.equals(id.birth())
          ? new FindingWords("BIRTH_MISMATCH", "身份证号上是另一天", "it says another day")
          : null;
    }
  }

  /**
   * A rule that a stated age agrees with an identity number.
   *
   * @param tolerance years that the age may be off
   */
  record AgeMatches(
      RuleHead head,
      @Refs String age,
      @Refs({"id_column", "id_ref"}) String id,
      int tolerance,
      AsOf asOf)
      implements Matches {
    @Override
    public List<Pair> pairs() {
      return List.of(new Pair(age, id));
    }

    @Override
    public Proof agreement(Place said, PersonColumn persons) {
      LocalDate day = asOf.day();
      boolean number = said.prompt().type().isNumber();
      int column = said.index();
      return (rows, row, text) -> {
        int years = number ? rows.number(row, column) : -1;
        int full = persons.ageOn(row, day);
        return years >= 0 && full >= 0 && Math.abs(years - full) <= tolerance;
      };
    }

    @Override
    public List<Mend> told(Cell stated, Cell id, IdNumber number) {
      return FigureAdvice.put(stated, BigDecimal.valueOf(number.ageOn(asOf.day())));
    }

    @Override
    public @Nullable FindingWords disagreement(Cell said, IdNumber number) {
      int full = number.ageOn(asOf.day());
      BigDecimal years = said.number(false).orElse(BigDecimal.valueOf(full));
      BigDecimal off = years.subtract(BigDecimal.valueOf(full)).abs();
      return off.compareTo(BigDecimal.valueOf(tolerance)) <= 0
          ? null
          : FindingWords.of(
              "AGE_MISMATCH",
              "填的是%s，按身份证号到%s满%s周岁",
              "it gives %3$s on %2$s",
              years,
              asOf.day(),
              full);
    }
  }

  /** The identity number in a cell, if it keeps the form's own rules about it. */
  private static Optional<IdNumber> number(Judging judging, Cell cell) {
    String text = cell.text();
    List<Integer> allowed =
        judging.form().rules().stream()
            .map(rule -> rule.idLengths(cell.place().name()))
            .filter(lengths -> !lengths.isEmpty())
            .findFirst()
            .orElse(LENGTHS);
    return text == null || !allowed.contains(IdNumber.normalise(text).length())
        ? Optional.empty()
        : IdNumber.of(text);
  }
}
