package org.nuanbao.check.kind;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nuanbao.campaign.NoticeReader;
import org.nuanbao.check.JudgedRule;
import org.nuanbao.check.kind.CellKinds.Amounts;
import org.nuanbao.check.kind.CellKinds.CardValid;
import org.nuanbao.check.kind.CellKinds.Choices;
import org.nuanbao.check.kind.CellKinds.Coded;
import org.nuanbao.check.kind.CellKinds.Counts;
import org.nuanbao.check.kind.CellKinds.Empty;
import org.nuanbao.check.kind.CellKinds.Matches;
import org.nuanbao.check.kind.CellKinds.Positive;
import org.nuanbao.check.kind.CellKinds.Required;
import org.nuanbao.check.kind.CellKinds.Same;
import org.nuanbao.check.kind.CellKinds.YesNoOnly;
import org.nuanbao.check.kind.FactKinds.Deadline;
import org.nuanbao.check.kind.FactKinds.FieldsFilled;
import org.nuanbao.check.kind.FactKinds.Listed;
import org.nuanbao.check.kind.FactKinds.OnceIn;
import org.nuanbao.check.kind.FactKinds.Registered;
import org.nuanbao.check.kind.FactKinds.Stamped;
import org.nuanbao.check.kind.FactKinds.Unlisted;
import org.nuanbao.check.kind.FigureKinds.AllOrNone;
import org.nuanbao.check.kind.FigureKinds.AtMost;
import org.nuanbao.check.kind.FigureKinds.EqualSums;
import org.nuanbao.check.kind.FigureKinds.Share;
import org.nuanbao.check.kind.FigureKinds.SumOf;
import org.nuanbao.check.kind.FormulaKinds.AmountWords;
import org.nuanbao.check.kind.FormulaKinds.Holds;
import org.nuanbao.check.kind.FormulaKinds.InOrder;
import org.nuanbao.check.kind.NeedKinds.FiguresYes;
import org.nuanbao.check.kind.NeedKinds.TwoFigures;
import org.nuanbao.check.kind.NeedKinds.YesFigure;
import org.nuanbao.check.kind.PersonKinds.AgeMatches;
import org.nuanbao.check.kind.PersonKinds.BirthsMatch;
import org.nuanbao.check.kind.PersonKinds.IdLength;
import org.nuanbao.check.kind.PersonKinds.IdValid;
import org.nuanbao.check.kind.PersonKinds.SexMatches;
import org.nuanbao.check.kind.PersonKinds.SexesMatch;
import org.nuanbao.check.kind.RowKinds.Consecutive;
import org.nuanbao.check.kind.RowKinds.Unique;
import org.nuanbao.form.Rule;
import org.nuanbao.formdata.RuleData;

/** The table of all kinds of rules. A new kind needs a record in this package and a line here. */
public final class RuleKinds {
  private static final String[] ROWS = {"roster", "card", "voucher", "parts"};
  private static final String[] ONE = {"card", "voucher", "parts"};

  /** All kinds, in the order in which docs list them; each says what a filled-in value must be. */
  public static final List<RuleKind> ALL =
      List.of(
          kind("sum", SumOf.class, "target = sum of terms, less minus; blanks are 0."),
          kind("at_most", AtMost.class, "Sum of left ≤ sum of right."),
          kind("equal_sums", EqualSums.class, "Sum of left = sum of right."),
          kind("all_or_none", AllOrNone.class, "All 0 or blank, or all above 0."),
          kind("share", Share.class, "part ÷ whole keeps the bounds, or is what is says."),
          kind("same", Same.class, "What is asked twice is answered the same."),
          kind("positive_needs_positive", TwoFigures.class, "a > 0 requires b > 0."),
          kind("positive_needs_yes", FiguresYes.class, "One positive > 0 requires 是."),
          kind("yes_needs_positive", YesFigure.class, "是 requires positive > 0."),
          kind("required", Required.class, "Filled in, in every row; 0 is filled in."),
          kind("empty", Empty.class, "Nothing stands there, 0 not either."),
          kind("counts", Counts.class, "Whole and not negative; all counts if none is named."),
          kind("amounts", Amounts.class, "Not negative; all amounts if none is named."),
          kind("yes_no", YesNoOnly.class, "是 or 否; all such cells if none is named."),
          kind("positive", Positive.class, "Above 0; only if demanded, no blank and no text."),
          kind("matches", Matches.class, "The whole text fits a Java pattern."),
          kind("coded", Coded.class, "One of the printed answers, or of also."),
          kind("choices", Choices.class, "So many of several answers, none twice."),
          kind(
              "card_valid",
              CardValid.class,
              "A bank card's 16 to 19 digits, its check digit right."),
          kind("consecutive", Consecutive.class, "Row n carries n.", ROWS),
          kind("unique", Unique.class, "No value twice, however it is typed.", ROWS),
          kind("id_valid", IdValid.class, "An identity number of one of these lengths."),
          kind("ids_valid", IdValid.class, "The same, of several cells."),
          kind("id_length", IdLength.class, "15 or 18 characters."),
          kind("sex_matches_id", SexMatches.class, "The sex agrees with the number."),
          kind("sexes_match_ids", SexesMatch.class, "Sexes agree with numbers."),
          kind("births_match_ids", BirthsMatch.class, "Days of birth agree with numbers."),
          kind("age_matches_id", AgeMatches.class, "|age − full years on as_of| ≤ tolerance."),
          kind(
              "deadline",
              Deadline.class,
              "Received by due; on the day too, unless inclusive is false."),
          kind("fields_filled", FieldsFilled.class, "Blanks of the head are filled, and sealed."),
          kind("stamped", Stamped.class, "Groups bear seal or signature, and a date.", ONE),
          kind("listed", Listed.class, "The value is in the list fact."),
          kind("unlisted", Unlisted.class, "The value is not in the list fact."),
          kind("once_in", OnceIn.class, "Exactly one row of the table fact has these."),
          kind("registered", Registered.class, "The table fact leads from key to this number."),
          kind("holds", Holds.class, "A formula over refs and facts holds, where when does."),
          kind("in_order", InOrder.class, "No date is later than the next, none than until."),
          kind("amount_words", AmountWords.class, "The words say the figures; judged above 0."));

  private static final Map<String, RuleKind> BY_NAME =
      ALL.stream().collect(Collectors.toMap(RuleKind::name, Function.identity()));

  /** Reads notices whose forms have these kinds of rules. */
  public static final NoticeReader NOTICES = new NoticeReader(RuleKinds::read);

  private RuleKinds() {}

  private static RuleKind kind(
      String name, Class<? extends JudgedRule> rule, String says, String... forms) {
    return new RuleKind(name, rule, says, Set.of(forms));
  }

  /**
   * Makes one rule from its data.
   *
   * @throws org.nuanbao.data.DataFault if the kind is unknown or its data wrong
   */
  public static Rule read(RuleData data) {
    String name = data.data().text("kind");
    RuleKind kind = BY_NAME.get(name);
    if (kind == null || !(kind.forms().isEmpty() || kind.forms().contains(data.names().kind()))) {
      throw data.data()
          .fault("kind", "这里没有“" + name + "”这种规则", "“" + name + "” is no kind of rule here");
    }
    return RuleMaker.made(kind.rule(), data);
  }

  /**
   * A line of the table of kinds.
   *
   * @param name in a form's YAML
   * @param rule the record that is made from the data and judges
   * @param says what such a rule demands, for whoever writes one
   * @param forms the kinds of forms that can have it; empty for all
   */
  public record RuleKind(
      String name, Class<? extends JudgedRule> rule, String says, Set<String> forms) {
    /** The parameters, in the order in which a sentence names them. */
    public List<Parameter> parameters() {
      return Parameter.of(rule);
    }
  }
}
