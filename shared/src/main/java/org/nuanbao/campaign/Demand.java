package org.nuanbao.campaign;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nuanbao.form.FormId;
import org.nuanbao.form.Rule;

/** What a notice demands of units: a form, or a free document. */
public sealed interface Demand {
  /** The form's name; for a document, the notice's name and the document's key. */
  FormId id();

  Who who();

  /** Types of units that owe it, as the notice calls them; empty for all. */
  Set<String> types();

  /** When it is owed: once, or each time of a recurring report. */
  List<Term> terms();

  /** Whether the last day itself is in time. */
  boolean dueInclusive();

  /** Which units of the tree file it themselves; every other unit is the sum of its children. */
  enum Who {
    /** The leaves of the tree; if types are named, the leaves of these types or of unknown type. */
    LEAVES,
    /** Every unit of the named types, wherever it is in the tree. */
    TYPED
  }

  /**
   * One time that it is owed.
   *
   * @param period {@link DutyId#ONCE}, or the day a recurring report is due
   * @param due the last day
   */
  record Term(String period, LocalDate due) {
    /** The term of a report that does not recur. */
    public static Term once(LocalDate due) {
      return new Term(DutyId.ONCE, due);
    }

    /** This term so many days later. */
    Term later(long days) {
      LocalDate day = due.plusDays(days);
      return period.equals(DutyId.ONCE) ? once(day) : new Term(day.toString(), day);
    }
  }

  /** Whether a report that comes on this day is late. */
  default boolean isOver(Term term, LocalDate day) {
    return new Rule.Due(term.due(), dueInclusive()).isOver(day);
  }

  default Optional<Term> term(String period) {
    return terms().stream().filter(term -> term.period().equals(period)).findFirst();
  }

  /** The periods that have begun by this day; each begins after the due day of the one before. */
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

  /** Whether a unit of this type may owe it, wherever the unit is in the tree. */
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
   * @param leaf whether no unit is below it
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
   * @param copies printed and stamped copies owed besides the workbook
   */
  record OwedForm(
      FormId form, Who who, Set<String> types, List<Term> terms, boolean dueInclusive, int copies)
      implements Demand {

    /** A form owed once by units of every type. */
    public OwedForm(FormId form, Who who, LocalDate due, boolean dueInclusive) {
      this(form, who, Set.of(), List.of(Term.once(due)), dueInclusive, 0);
    }

    @Override
    public FormId id() {
      return form;
    }

    /** The same so many days later. */
    OwedForm later(long days) {
      List<Term> moved = terms.stream().map(term -> term.later(days)).toList();
      return new OwedForm(form, who, types, moved, dueInclusive, copies);
    }

    /**
     * The period of a report that is dated this day: the first that ends on that day or later,
     * because a report is dated within the time it covers. Empty if the day is after all periods.
     */
    public Optional<String> period(LocalDate day) {
      return terms.stream()
          .filter(term -> term.period().equals(DutyId.ONCE) || !term.due().isBefore(day))
          .min(Comparator.comparing(Term::due))
          .map(Term::period);
    }
  }

  /**
   * A free document that units owe: a file without a form.
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

    /** The same so many days later. */
    OwedDocument later(long days) {
      return new OwedDocument(id, title, who, types, due.plusDays(days), dueInclusive);
    }
  }
}
