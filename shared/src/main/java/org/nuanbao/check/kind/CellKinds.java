package org.nuanbao.check.kind;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nuanbao.check.Advice;
import org.nuanbao.check.Cell;
import org.nuanbao.check.FindingWords;
import org.nuanbao.check.JudgedRule;
import org.nuanbao.check.Judging;
import org.nuanbao.check.Proof;
import org.nuanbao.check.Scope;
import org.nuanbao.check.TypeWords;
import org.nuanbao.form.AnswerType;
import org.nuanbao.form.Place;
import org.nuanbao.form.RuleHead;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Typing;
import org.nuanbao.reading.Value;
import org.nuanbao.value.BankCard;

/**
 * Rules about cells: filled in, of a type or shape, from a list, or the same as asked elsewhere.
 */
final class CellKinds {
  private CellKinds() {}

  record Required(RuleHead head, @Refs List<String> refs) implements JudgedRule.OfCells {
    @Override
    public Proof faultless(Judging judging, Place place) {
      return Proof.filled(place);
    }

    @Override
    public Optional<FindingWords> fault(Cell cell) {
      return cell.isBlank() ? Optional.of(FindingWords.BLANK) : Optional.empty();
    }
  }

  record Empty(RuleHead head, @Refs List<String> refs) implements JudgedRule.OfType {
    @Override
    public Proof faultless(Judging judging, Place place) {
      return Proof.blank(place);
    }

    @Override
    public Optional<FindingWords> fault(Cell cell) {
      return cell.isBlank() ? Optional.empty() : Optional.of(FindingWords.NOT_EMPTY);
    }
  }

  /** A rule that its cells fit their type; severity and sentence are those of the rule. */
  interface KeepsType extends JudgedRule.OfType {
    @Override
    default @Nullable Proof faultless(Judging judging, Place place) {
      Proof fits = Proof.fits(judging, place);
      return fits == null ? null : fits.or(Proof.blank(place));
    }

    @Override
    default Optional<FindingWords> fault(Cell cell) {
      return TypeWords.of(cell);
    }
  }

  record Counts(RuleHead head, @Refs(orAll = ValueType.COUNT) List<String> refs)
      implements KeepsType {}

  record Amounts(
      RuleHead head, @Refs(orAll = {ValueType.AMOUNT_WAN, ValueType.AMOUNT_YUAN}) List<String> refs)
      implements KeepsType {}

  record YesNoOnly(RuleHead head, @Refs(orAll = ValueType.YES_NO) List<String> refs)
      implements KeepsType {}

  record Positive(RuleHead head, @Refs List<String> refs, boolean demanded)
      implements JudgedRule.OfCells {
    private static final BigDecimal LEAST = new BigDecimal("0.01");

    @Override
    public boolean judgesType(String name) {
      return demanded && refs.contains(name);
    }

    @Override
    public @Nullable Proof faultless(Judging judging, Place place) {
      return place.prompt().type().isNumber() ? Proof.between(place, LEAST, null) : null;
    }

    @Override
    public Optional<FindingWords> fault(Cell cell) {
      return switch (cell.value()) {
        case Value.Broken _ -> Optional.empty();
        case Value.Blank _ -> demanded ? Optional.of(FindingWords.BLANK) : Optional.empty();
        case Value.Text _, Value.Day _ -> demanded ? TypeWords.of(cell) : Optional.empty();
        case Value.Numeric(BigDecimal number) when number.signum() > 0 -> Optional.empty();
        case Value.Numeric(BigDecimal number) ->
            Optional.of(
                FindingWords.of(
                    "NOT_POSITIVE", "填的是%s，应大于0，请改正。", " must be more than 0.", number));
      };
    }
  }

  record Matches(RuleHead head, @Refs List<String> refs, String pattern, boolean demanded)
      implements JudgedRule.OfType {
    /** The most characters that a pattern is matched against; keeps it quick on hostile texts. */
    private static final int LONGEST = 200;

    Matches {
      try {
        Pattern.compile(pattern);
      } catch (PatternSyntaxException wrong) {
        throw new IllegalArgumentException("pattern is none: " + wrong.getDescription(), wrong);
      }
    }

    @Override
    public Optional<FindingWords> fault(Cell cell) {
      String text = cell.text();
      if (text == null) {
        return cell.isBlank() && demanded ? Optional.of(FindingWords.BLANK) : Optional.empty();
      }
      return text.length() <= LONGEST && text.matches(pattern)
          ? Optional.empty()
          : Optional.of(
              FindingWords.of("BAD_SHAPE", "填写不符合要求。", " is not written as asked for.").todo(head));
    }
  }

  /** Answers that are allowed besides the printed ones. */
  record Also(@Refs String ref, List<String> codes) {}

  record Coded(RuleHead head, @Refs List<String> refs, @Refs(orNone = true) List<Also> also)
      implements JudgedRule.OfType {
    @Override
    public List<String> alsoTaken(String name) {
      return also.stream()
          .filter(it -> it.ref().equals(name))
          .flatMap(it -> it.codes().stream())
          .toList();
    }

    @Override
    public @Nullable Proof faultless(Judging judging, Place place) {
      AnswerType asked = place.prompt().answer();
      boolean one = asked.kind() == ValueType.CODE || asked.kind() == ValueType.YES_NO;
      return one ? Proof.oneOf(place, asked.codes()).or(Proof.blank(place)) : null;
    }

    @Override
    public Optional<FindingWords> fault(Cell cell) {
      return TypeWords.ofCode(cell, alsoTaken(cell.place().name()));
    }
  }

  record Choices(RuleHead head, @Refs List<String> refs, int least, int most)
      implements JudgedRule.OfCells {
    @Override
    public Optional<FindingWords> fault(Cell cell) {
      List<String> answers = Typing.answers(cell.value());
      boolean repeated = new HashSet<>(answers).size() < answers.size();
      boolean right = answers.size() >= least && answers.size() <= most && !repeated;
      return right || cell.value() instanceof Value.Broken
          ? Optional.empty()
          : Optional.of(
              FindingWords.of(
                      "CHOICES",
                      "应选%s至%s项，不能重复，现为%s项，请改正。",
                      " needs %s to %s different answers, has %s.",
                      least,
                      most,
                      answers.size())
                  .with(choices(cell, answers, least, most)));
    }
  }

  /** Answers that are given twice count once; which others are meant is not certain. */
  private static Advice choices(Cell cell, List<String> answers, int least, int most) {
    List<String> once = answers.stream().distinct().toList();
    boolean enough = once.size() >= least && once.size() <= most;
    String wanted = least + " 至 " + most + " 项，各不相同，用“、”隔开";
    return Advice.of(
        List.of(cell.core() + "选的项数不对", "选的项数不对"),
        enough ? String.join("、", once) + "（" + wanted + "）" : wanted + "；" + Advice.LOOK_UP,
        enough
            ? FigureAdvice.put(cell, new Value.Text(String.join(Typing.ANSWERS, once)))
            : List.of());
  }

  record CardValid(RuleHead head, @Refs List<String> refs) implements JudgedRule.OfType {
    @Override
    public Proof faultless(Judging judging, Place place) {
      return Proof.card(place).or(Proof.blank(place));
    }

    @Override
    public Optional<FindingWords> fault(Cell cell) {
      String text = cell.text();
      return text != null && BankCard.judge(text) instanceof BankCard.Judged.Faulty(var fault)
          ? Optional.of(TypeWords.ofCard(cell, text, fault))
          : Optional.empty();
    }
  }

  /** What is asked twice must be answered the same, however it is typed; blanks are skipped. */
  record Same(RuleHead head, @Refs List<String> refs) implements JudgedRule.OfSeveral {
    @Override
    public Optional<FindingWords> broken(Scope scope) {
      List<Cell> said =
          scope.cells(refs).stream().filter(cell -> cell.comparable().isPresent()).toList();
      return said.stream().map(Cell::comparable).distinct().count() <= 1
          ? Optional.empty()
          : Optional.of(
              FindingWords.of("NOT_THE_SAME", "%s填写的不一致。", "%s do not say the same.", said)
                  .with(
                      Advice.of(
                          List.of(said.getFirst().core() + "前后不一致", "前后填写不一致"),
                          said.stream().map(Cell::called).collect(Collectors.joining("、"))
                              + " 填得一样；"
                              + Advice.LOOK_UP,
                          List.of()))
                  .todo(head));
    }
  }
}
