package org.nuanbao.check.kind;

import static org.nuanbao.check.kind.RuleKind.Parameter.of;
import static org.nuanbao.check.kind.RuleKind.Shape.FORMULA;
import static org.nuanbao.check.kind.RuleKind.Shape.NOUGHT;
import static org.nuanbao.check.kind.RuleKind.Shape.REF;
import static org.nuanbao.check.kind.RuleKind.Shape.REFS;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nuanbao.check.Cell;
import org.nuanbao.check.JudgedRule;
import org.nuanbao.check.Judging;
import org.nuanbao.check.Scope;
import org.nuanbao.check.Words;
import org.nuanbao.form.DataObject;
import org.nuanbao.form.Formula;
import org.nuanbao.form.RuleHead;
import org.nuanbao.form.RuleNames;

/**
 * A formula that must hold, on the form or in each row of the table it names. Left out where it
 * reads what cannot be read, or reckons with a blank that is not 0; pending where it turns on a
 * fact that is not known.
 *
 * @param when judged only where this holds
 * @param each the table whose rows are judged one by one
 */
record FormulaRule(
    RuleHead head,
    @Nullable Formula when,
    Formula holds,
    @Nullable String each,
    boolean blankIsNought)
    implements JudgedRule {
  static final RuleKind KIND =
      new RuleKind(
          "holds",
          "A formula over refs and facts; not judged where when does not hold, or where it reckons "
              + "with a blank. Needs says, and refs: what findings point at.",
          List.of(
              of(REFS, "refs"),
              of(FORMULA, "holds"),
              of(FORMULA, "when").optional(),
              of(REF, "each").optional().saying("The table whose rows are judged one by one."),
              of(NOUGHT, "blank").optional()),
          FormulaRule::read);

  /** The refs are said: a formula may read more than a finding should point at. */
  private static FormulaRule read(DataObject data, RuleNames names) {
    RuleHead head = names.head(data, List.of());
    return new FormulaRule(
        new RuleHead(head.id(), head.severity(), data.texts("refs"), data.text("says")),
        data.has("when") ? names.formula(data, "when") : null,
        names.formula(data, "holds"),
        names.table(data, "each"),
        RuleKinds.blankIsNought(data));
  }

  @Override
  public String awaits() {
    return String.valueOf(head.says());
  }

  @Override
  public void judge(Judging judging) {
    List<Scope> scopes =
        each == null
            ? judging.scopes(formulas().flatMap(it -> refs(it, true)).toList())
            : judging.rows(each);
    scopes.forEach(this::judge);
  }

  private Stream<Formula> formulas() {
    return when == null ? Stream.of(holds) : Stream.of(holds, when);
  }

  private void judge(Scope scope) {
    Judging judging = scope.judging();
    Stream<Cell> read =
        Stream.concat(
            formulas().flatMap(it -> refs(it, false)).map(scope::cell),
            formulas().flatMap(FormulaRule::columns).flatMap(judging::cells));
    if (read.anyMatch(Cell::isUnreadable)) {
      return;
    }
    boolean nought = blankIsNought || judging.blankIsNought();
    Reckoning reckoning = new Reckoning(scope, nought, today(judging));
    Term judged = when == null ? Term.Truth.YES : reckoning.of(when);
    if (judged instanceof Term.Truth(boolean applies) && !applies) {
      return;
    }
    Term kept = reckoning.of(holds);
    if (judged instanceof Term.Unknown || kept instanceof Term.Unknown) {
      judging.pending(head);
    } else if (judged instanceof Term.Truth
        && kept instanceof Term.Truth(boolean holdsHere)
        && !holdsHere) {
      judging.foundAsSaid(head, scope.spots(head.refs()), words(scope));
    }
  }

  private Words words(Scope scope) {
    List<String> labels = head.refs().stream().map(scope.judging()::label).toList();
    return new Words(
        "DISAGREE",
        (scope.name().isEmpty() ? "" : scope.name() + "：")
            + head.says()
            + "。请核对“"
            + String.join("”、“", labels)
            + "”"
            + switch (head.severity()) {
              case ERROR -> "后改正。";
              case WARNING -> "，情况属实可以保留。";
            },
        "These answers do not fit together: "
            + String.join(", ", labels)
            + "."
            + Words.todoEnglish(head));
  }

  private static @Nullable LocalDate today(Judging judging) {
    LocalDate received = judging.facts().submittedOn();
    return received == null ? judging.form().head().asOf() : received;
  }

  /**
   * The cells a formula reads of the form or row it is worked out over.
   *
   * @param anyValue also where it takes a value of any kind
   */
  private static Stream<String> refs(Formula formula, boolean anyValue) {
    return switch (formula) {
      case Formula.Ref(String ref) -> Stream.of(ref);
      case Formula.Count _, Formula.Total _, Formula.SomeRow _ -> Stream.empty();
      case Formula.Call(Formula.Function function, var _)
          when function.takesAnything() && !anyValue ->
          Stream.empty();
      default -> formula.parts().flatMap(part -> refs(part, anyValue));
    };
  }

  /** The columns it reads of whole tables. */
  private static Stream<String> columns(Formula formula) {
    return switch (formula) {
      case Formula.Total(String ref) -> Stream.of(ref);
      case Formula.SomeRow(var _, Formula fulfils) -> refs(fulfils, false);
      default -> formula.parts().flatMap(FormulaRule::columns);
    };
  }
}
