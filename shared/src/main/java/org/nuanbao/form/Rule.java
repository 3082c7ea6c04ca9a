package org.nuanbao.form;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A rule of a form, as far as others than its judge ask about it. Which kinds there are, what each
 * reads, how it judges and what it says stands in {@code check.kind}, one record a kind.
 */
public interface Rule {
  RuleHead head();

  /** The sum it demands, which a template prints as a live formula. */
  default Optional<Sum> sum() {
    return Optional.empty();
  }

  /** The sides it compares, whose cells a template colours while they are wrong. */
  default Optional<Sides> sides() {
    return Optional.empty();
  }

  /** What it looks up in other forms. */
  default Optional<Lookup> lookup() {
    return Optional.empty();
  }

  /** The day by which the form must have come. */
  default Optional<Due> lastDay() {
    return Optional.empty();
  }

  /**
   * Whether it is about the head and the day of receipt, so that a report of nothing keeps it too.
   */
  default boolean isOfHead() {
    return false;
  }

  /** What it waits for while it is pending: 盖章, 收到时间 …; empty if it never is. */
  default String awaits() {
    return "";
  }

  /** Whether this column only counts the rows: a row with nothing else is an empty printed row. */
  default boolean numbers(String column) {
    return false;
  }

  /** Whether it judges the type of this cell, whose own check then stands back. */
  default boolean judgesType(String ref) {
    return false;
  }

  /** How many characters an identity number may have here; empty if it does not say. */
  default List<Integer> idLengths(String ref) {
    return List.of();
  }

  /** Answers it takes beside the printed ones. */
  default List<String> alsoTaken(String ref) {
    return List.of();
  }

  /** target = sum of the terms less what is subtracted. */
  record Sum(String target, List<String> terms, List<String> minus) {
    /** The target, the terms, what is subtracted. */
    public List<String> refs() {
      return Stream.of(List.of(target), terms, minus).flatMap(List::stream).toList();
    }
  }

  /**
   * Two sums.
   *
   * @param exact whether they must be equal; else the left may not be more
   */
  record Sides(List<String> left, List<String> right, boolean exact) {
    /** Those of the left, then those of the right. */
    public List<String> refs() {
      return Stream.concat(left.stream(), right.stream()).toList();
    }
  }

  /**
   * Values of this form in a list or table that other forms fill.
   *
   * @param refs of its own cells
   * @param names whether the one row found there is whom this form is about
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
