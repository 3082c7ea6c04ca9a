package org.nuanbao.campaign;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nuanbao.form.FormId;
import org.nuanbao.form.Rule;

/** What a notice asks of units: a form, or a free document. */
public sealed interface Demand {
  /** The form's name; of a document the notice's and its key. */
  FormId id();

  Who who();

  /** Types of units that owe it, as the notice calls them; empty for all. */
  Set<String> types();

  /** When: once, or each time of a recurring report. */
  List<Term> terms();

  /** Whether the last day itself is in time. */
  boolean dueInclusive();

  /** Which units of the tree file it themselves; all others are the sum of their children. */
  enum Who {
    /** The ends of the tree; where types are named, those of them, or of no known type. */
    LEAVES,
    /** Every unit of the named types, wherever it stands in the tree. */
    TYPED
  }

  /**
   * One time it is owed.
   *
   * @param period {@link DutyId#ONCE}, or the day a recurring report is due
   * @param due the last day
   */
  record Term(String period, LocalDate due) {
    /** A report that does not recur. */
    public static Term once(LocalDate due) {
      return new Term(DutyId.ONCE, due);
    }
  }

  /** Whether what comes on this day is late. */
  default boolean isOver(Term term, LocalDate day) {
    return new Rule.Due(term.due(), dueInclusive()).isOver(day);
  }

  default Optional<Term> term(String period) {
    return terms().stream().filter(term -> term.period().equals(period)).findFirst();
  }

  /** The periods that have begun by this day: each begins when the one before it was due. */
  default List<String> begun(LocalDate day) {
    List<String> begun = new ArrayList<>();
    LocalDate from = LocalDate.MIN;
    for (Term term : terms().stream().sorted(Comparator.comparing(Term::due)).toList()) {
      if (!day.isBefore(from)) {
        begun.add(term.period());
      }
      from = term.due().plusDays(1);
    }
    return List.copyOf(begun);
  }

  /** Whether a unit of this type may owe it, wherever it stands. */
  default boolean owedBy(Unit unit) {
    String type = unit.type();
    return switch (who()) {
      case LEAVES -> types().isEmpty() || type == null || types().contains(type);
      case TYPED -> type != null && types().contains(type);
    };
  }

  /**
   * Whether a unit owes it.
   *
   * @param leaf whether no unit stands below it
   */
  default boolean owedBy(Unit unit, boolean leaf) {
    return switch (who()) {
      case LEAVES -> leaf && owedBy(unit);
      case TYPED -> owedBy(unit);
    };
  }

  /**
   * A form that units owe.
   *
   * @param types of units that owe it, as the notice calls them; empty for all
   * @param terms when: once, or each time of a recurring report
   * @param dueInclusive whether the day itself is in time (“…日前” is read so unless the notice says
   *     otherwise)
   * @param copies printed and stamped copies owed beside the workbook
   */
  record OwedForm(
      FormId form, Who who, Set<String> types, List<Term> terms, boolean dueInclusive, int copies)
      implements Demand {

    /** Owed once by units of every type. */
    public OwedForm(FormId form, Who who, LocalDate due, boolean dueInclusive) {
      this(form, who, Set.of(), List.of(Term.once(due)), dueInclusive, 0);
    }

    @Override
    public FormId id() {
      return form;
    }

    /**
     * The period a report of this day belongs to: the first that ends on it or after it, for a
     * report is dated within the time it tells of. Empty for a day after all of them.
     */
    public Optional<String> period(LocalDate day) {
      return terms.stream()
          .filter(term -> term.period().equals(DutyId.ONCE) || !term.due().isBefore(day))
          .min(Comparator.comparing(Term::due))
          .map(Term::period);
    }
  }

  /**
   * A free document that units owe: a file, no form.
   *
   * @param id the notice's name and the document's key within it
   * @param title as the notice calls it
   * @param types of units that owe it; empty for all
   * @param due the last day
   */
  record OwedDocument(
      FormId id, String title, Who who, Set<String> types, LocalDate due, boolean dueInclusive)
      implements Demand {

    @Override
    public List<Term> terms() {
      return List.of(Term.once(due));
    }
  }
}
