package org.nuanbao.check;

import org.nuanbao.form.Form;
import org.nuanbao.form.Rule;
import org.nuanbao.form.Single;
import org.nuanbao.reading.Reading;

/**
 * Judges a reading: every rule by itself and everything at once, so that one finding never hides
 * another. A rule is left out only where its input is blank or cannot be read, and is pending where
 * a fact off the form is not known yet.
 */
public final class Checker {
  private final Judging judging;
  private final FigureRules figures;
  private final AnswerRules answers;
  private final RowRules rows;
  private final PersonRules persons;
  private final FactRules facts;
  private final CellRules cells;
  private final IdentityRules identities;
  private final CounterpartRules counterparts;
  private final FormulaRules formulas;

  private Checker(Form form, Reading reading, Facts facts) {
    this.judging = new Judging(form, reading, facts);
    this.figures = new FigureRules(judging);
    this.answers = new AnswerRules(judging, figures);
    this.rows = new RowRules(judging);
    this.persons = new PersonRules(judging);
    this.facts = new FactRules(judging);
    Cells all = new Cells(judging);
    this.cells = new CellRules(judging, all);
    this.identities = new IdentityRules(judging, all);
    this.counterparts = new CounterpartRules(judging, all);
    this.formulas = new FormulaRules(judging, all);
  }

  /**
   * All findings about the values of a reading.
   *
   * @param reading of this form, its values typed
   */
  public static Checked check(Form form, Reading reading, Facts facts) {
    Checker checker = new Checker(form, reading, facts);
    new CellChecks(checker.judging).check();
    NothingToReport nothing = new NothingToReport(checker.judging);
    nothing.check();
    form.rules().stream().filter(nothing::asks).forEach(checker::judge);
    return checker.judging.done();
  }

  private void judge(Rule rule) {
    switch (rule) {
      case Rule.Sum sum -> figures.sum(sum);
      case Rule.AtMost atMost -> figures.atMost(atMost);
      case Rule.PositiveNeedsPositive positive -> figures.positive(positive);
      case Rule.Counts counts -> figures.counts(counts);
      case Rule.Amounts amounts -> figures.amounts(amounts);
      case Rule.YesNo yesNo -> answers.yesNo(yesNo);
      case Rule.PositiveNeedsYes needs -> answers.positive(needs);
      case Rule.YesNeedsPositive needs -> answers.yes(needs);
      case Rule.Consecutive consecutive -> rows.consecutive(consecutive);
      case Rule.Required required -> {
        if (judging.form() instanceof Single) {
          cells.required(required);
        } else {
          rows.required(required);
        }
      }
      case Rule.Empty empty -> {
        if (judging.form() instanceof Single) {
          cells.empty(empty);
        } else {
          rows.empty(empty);
        }
      }
      case Rule.Unique unique -> rows.unique(unique);
      case Rule.IdValid valid -> persons.id(valid);
      case Rule.SexMatchesId sex -> persons.sex(sex);
      case Rule.AgeMatchesId age -> persons.age(age);
      case Rule.CardValid card -> persons.card(card);
      case Rule.Deadline deadline -> facts.deadline(deadline);
      case Rule.FieldsFilled filled -> facts.filled(filled);
      case Rule.Listed listed -> facts.listed(listed);
      case Rule.EqualSums equal -> figures.equal(equal);
      case Rule.AllOrNone all -> figures.allOrNone(all);
      case Rule.Positive positive -> cells.positive(positive);
      case Rule.Matches matches -> cells.matches(matches);
      case Rule.Coded coded -> cells.coded(coded);
      case Rule.Choices choices -> cells.choices(choices);
      case Rule.AmountWords words -> cells.words(words);
      case Rule.IdLength length -> identities.length(length);
      case Rule.IdsValid valid -> identities.valid(valid);
      case Rule.SexesMatchIds sexes -> identities.sexes(sexes);
      case Rule.BirthsMatchIds births -> identities.births(births);
      case Rule.Stamped stamped -> counterparts.stamped(stamped);
      case Rule.InOrder order -> counterparts.inOrder(order);
      case Rule.Registered registered -> counterparts.registered(registered);
      case Rule.Unlisted unlisted -> counterparts.unlisted(unlisted);
      case Rule.OnceIn once -> counterparts.onceIn(once);
      case Rule.Holds holds -> formulas.holds(holds);
    }
  }
}
