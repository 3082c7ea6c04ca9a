package org.nuanbao.form;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a form. The kinds are Java, their parameters data. Refs are items ({@code 2.C}), column
 * keys, or fields' refs. Reading of blanks, numbers and refs of a finding: see each kind.
 */
public sealed interface Rule {
  RuleHead head();

  /** target = sum of the terms, exactly; a blank counts as nothing; names target and all terms. */
  record Sum(RuleHead head, String target, List<String> terms) implements Rule {}

  /** Sum of left ≤ sum of right; a blank counts as nothing; names all. */
  record AtMost(RuleHead head, List<String> left, List<String> right) implements Rule {}

  /** a &gt; 0 requires b &gt; 0; names both. */
  record PositiveNeedsPositive(RuleHead head, String a, String b) implements Rule {}

  /** Each item is a whole number, not negative; names only the failing. */
  record Counts(RuleHead head, List<String> refs) implements Rule {}

  /** Each item is a number, not negative; names only the failing. */
  record Amounts(RuleHead head, List<String> refs) implements Rule {}

  /** Each item is 是 or 否; a blank breaks nothing; names only the failing. */
  record YesNo(RuleHead head, List<String> refs) implements Rule {}

  /** Any of these &gt; 0 requires the answer 是, a blank is none; names the answer and all. */
  record PositiveNeedsYes(RuleHead head, List<String> positive, String answer) implements Rule {}

  /** The answer 是 requires the item &gt; 0; names both, the item first. */
  record YesNeedsPositive(RuleHead head, String answer, String positive) implements Rule {}

  /** The column of row n carries n; blank fails; names only the failing. */
  record Consecutive(RuleHead head, String column) implements Rule {}

  /** These columns are filled in every row; names only the blank. */
  record Required(RuleHead head, List<String> columns) implements Rule {}

  /** A valid identity number of one of these lengths; not judged when blank. */
  record IdValid(RuleHead head, String column, List<Integer> lengths) implements Rule {}

  /** The sex column agrees with the ID; not judged when either is blank or the ID is not valid. */
  record SexMatchesId(RuleHead head, String sex, String id) implements Rule {}

  /** |age − full years on {@code on}| ≤ tolerance; not judged when blank or the ID is not valid. */
  record AgeMatchesId(RuleHead head, String age, String id, LocalDate on, int tolerance)
      implements Rule {}

  /** No normalised value twice; names every row that shares it, the first included. */
  record Unique(RuleHead head, String column) implements Rule {}

  /** 16 to 19 digits and Luhn; not judged when blank. */
  record CardValid(RuleHead head, String column) implements Rule {}

  /** Nothing stands in the column, 0 not either. */
  record Empty(RuleHead head, String column) implements Rule {}

  /**
   * Received by the day; the fact {@code submitted_on}.
   *
   * @param inclusive whether the day itself is in time
   */
  record Deadline(RuleHead head, LocalDate due, boolean inclusive) implements Rule {}

  /** Fields filled, and sealed where the field takes a seal; names only what is missing. */
  record FieldsFilled(RuleHead head, List<String> fields) implements Rule {}

  /** The column's value occurs in a list of facts off the form; names only the failing rows. */
  record Listed(RuleHead head, String column, String fact) implements Rule {}

  /** Sum of left = sum of right, exactly; a blank counts as nothing; names all. */
  record EqualSums(RuleHead head, List<String> left, List<String> right) implements Rule {}

  /** All nothing or all above 0; names all. */
  record AllOrNone(RuleHead head, List<String> refs) implements Rule {}

  /**
   * A number above 0; not judged when blank, unless a blank and what is no number fail too; names
   * only the failing.
   */
  record Positive(RuleHead head, String ref, boolean demanded) implements Rule {}

  /** The whole text has this shape; not judged when blank, unless demanded. */
  record Matches(RuleHead head, String ref, String pattern, boolean demanded) implements Rule {}

  /** Each value is one of its question's codes, or of {@code also}; not judged when blank. */
  record Coded(RuleHead head, List<String> refs, Map<String, List<String>> also) implements Rule {}

  /** So many answers of several, none twice; none is too few. */
  record Choices(RuleHead head, String ref, int least, int most) implements Rule {}

  /** 15 or 18 characters; not judged when blank; names only the failing. */
  record IdLength(RuleHead head, List<String> refs) implements Rule {}

  /**
   * Valid identity numbers of one of these lengths. A wrong length is left to a rule about lengths,
   * if the form has one; a blank fails only if demanded.
   */
  record IdsValid(RuleHead head, List<String> refs, List<Integer> lengths, boolean demanded)
      implements Rule {}

  /** What a person states and the identity number that shows it. */
  record Pair(String stated, String id) {}

  /** Sexes agree with IDs; names only pairs that disagree; as {@link SexMatchesId} otherwise. */
  record SexesMatchIds(RuleHead head, List<Pair> pairs) implements Rule {}

  /** Dates of birth agree with IDs; names only pairs that disagree. */
  record BirthsMatchIds(RuleHead head, List<Pair> pairs) implements Rule {}

  /** Groups that bear their seal or signature and a real date; names only the failing. */
  record Stamped(RuleHead head, List<String> groups) implements Rule {}

  /** No later than the next, the last no later than {@code until}; what is blank is passed over. */
  record InOrder(RuleHead head, List<String> dates, @Nullable LocalDate until) implements Rule {}

  /** The amount in words is the amount in figures; judged where that is above 0. */
  record AmountWords(RuleHead head, String number, String words) implements Rule {}

  /** A table of facts leads from this key to this ID; not judged when the key is blank. */
  record Registered(RuleHead head, String key, String id, String fact) implements Rule {}

  /** The value does not occur in a list of facts off the form; not judged when blank. */
  record Unlisted(RuleHead head, String ref, String fact) implements Rule {}

  /** Exactly one row of a table of facts has these values; not judged when one is blank. */
  record OnceIn(RuleHead head, List<String> refs, String fact) implements Rule {}

  /**
   * A formula that must hold.
   *
   * @param when judged only where this holds
   * @param each the table whose rows are judged one by one
   */
  record Holds(RuleHead head, @Nullable Formula when, Formula holds, @Nullable String each)
      implements Rule {}
}
