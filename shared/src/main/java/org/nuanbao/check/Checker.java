package org.nuanbao.check;

import org.nuanbao.form.Form;
import org.nuanbao.form.Rule;
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

  private Checker(Form form, Reading reading, Facts facts) {
    this.judging = new Judging(form, reading, facts);
    this.figures = new FigureRules(judging);
    this.answers = new AnswerRules(judging, figures);
    this.rows = new RowRules(judging);
    this.persons = new PersonRules(judging);
    this.facts = new FactRules(judging);
  }

  /**
   * All findings about the values of a reading.
   *
   * @param reading of this form, its values typed
   */
  public static Checked check(Form form, Reading reading, Facts facts) {
    Checker checker = new Checker(form, reading, facts);
    new CellChecks(checker.judging).check();
    form.rules().forEach(checker::judge);
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
      case Rule.Required required -> rows.required(required);
      case Rule.Empty empty -> rows.empty(empty);
      case Rule.Unique unique -> rows.unique(unique);
      case Rule.IdValid valid -> persons.id(valid);
      case Rule.SexMatchesId sex -> persons.sex(sex);
      case Rule.AgeMatchesId age -> persons.age(age);
      case Rule.CardValid card -> persons.card(card);
      case Rule.Deadline deadline -> facts.deadline(deadline);
      case Rule.FieldsFilled filled -> facts.filled(filled);
      case Rule.Listed listed -> facts.listed(listed);
    }
  }
}
