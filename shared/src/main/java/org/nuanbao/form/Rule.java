package org.nuanbao.form;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A rule of a form, as far as others than its judge need to know it. The kinds of rules, what each
 * reads, how it judges and what it says are in {@code check.kind}, one record for each kind.
 */
public interface Rule {
  RuleHead head();

  /** The sum that the rule demands; a template prints it as a live formula. */
  default Optional<Sum> sum() {
    return Optional.empty();
  }

  /** The two sides that the rule compares; a template colours their cells while they are wrong. */
  default Optional<Sides> sides() {
    return Optional.empty();
  }

  /** What the rule looks up in other forms. */
  default Optional<Lookup> lookup() {
    return Optional.empty();
  }

  /** The day by which the form must have come. */
  default Optional<Due> lastDay() {
    return Optional.empty();
  }

  /** Whether the rule is about head or day of receipt, so that a report of nothing must obey it. */
  default boolean isOfHead() {
    return false;
  }

  /** What the rule waits for while it is pending: 盖章, 收到时间 …; empty if it never is. */
  default String awaits() {
    return "";
  }

  /** Whether this column only numbers the rows: a row with nothing else is an empty printed row. */
  default boolean numbers(String column) {
    return false;
  }

  /**
   * Whether the rule judges the type of this cell; the general check of its type is skipped then.
   */
  default boolean judgesType(String ref) {
    return false;
  }

  /** How many characters an identity number may have here; empty if the rule does not say. */
  default List<Integer> idLengths(String ref) {
    return List.of();
  }

  /** Answers that the rule allows besides the printed ones. */
  default List<String> alsoTaken(String ref) {
    return List.of();
  }

  /** A sum: target = sum of the terms less what is subtracted. */
  record Sum(String target, List<String> terms, List<String> minus) {
    /** The refs in order: the target, the terms, what is subtracted. */
    public List<String> refs() {
      return Stream.of(List.of(target), terms, minus).flatMap(List::stream).toList();
    }
  }

  /**
   * Two sums that are compared.
   *
   * @param exact whether they must be equal; else the left must not exceed the right
   */
  record Sides(List<String> left, List<String> right, boolean exact) {
    /** The refs in order: those of the left, then those of the right. */
    public List<String> refs() {
      return Stream.concat(left.stream(), right.stream()).toList();
    }
  }

  /**
   * Values of this form that are looked up in a list or table that other forms fill.
   *
   * @param refs of its own cells
   * @param names whether the one row found there is the person this form is about
   */
  record Lookup(String fact, List<String> refs, boolean names) {}

  /**
   * A last day.
   *
   * @param inclusive whether the day itself is in time
   */
  record Due(LocalDate day, boolean inclusive) {
    /** Whether what comes on this day is late. */
    public boolean isOver(LocalDate on) {
      return inclusive ? on.isAfter(day) : !on.isBefore(day);
    }
  }
}
