package org.nuanbao.rollup;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.form.Disburses;
import org.nuanbao.form.Form;
import org.nuanbao.form.Measure;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Single;
import org.nuanbao.form.Tabled;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.ReceiptNumber;
import org.nuanbao.submission.Submissions;
import org.nuanbao.value.Money;
import org.nuanbao.value.PersonKey;

/** What units have filed: the figures of their current versions, with the federation's amounts. */
final class CurrentFilings {
  private final Submissions submissions;
  private final Figures figures;
  private final Amounts amounts;

  CurrentFilings(Submissions submissions, Figures figures, Amounts amounts) {
    this.submissions = submissions;
    this.figures = figures;
    this.amounts = amounts;
  }

  /**
   * Empty where nothing is current.
   *
   * @throws IllegalStateException if the current version's figures are not there
   */
  Optional<Filed> of(Form form, DutyId duty) {
    Pointer pointer = submissions.pointer(duty);
    Pointer.Current current = pointer.current();
    if (current == null) {
      return Optional.empty();
    }
    Totals totals =
        figures
            .load(duty, current.version())
            .orElseThrow(() ->
                new IllegalStateException(
                    "no figures of " + duty.key() + " version " + current.version()));
    boolean returned = pointer.standing() == Pointer.Standing.RETURNED;
    return Optional.of(
        new Filed(paid(form, duty, totals), current.late(), returned, false, source(current)));
  }

  private static Source source(Pointer.Current current) {
    return new Source(
        current.submission().value(),
        current.version(),
        ReceiptNumber.of(current.submission(), current.receivedAt()));
  }

  /** Puts the federation's amounts in, of those persons only whom the version names. */
  private Totals paid(Form form, DutyId duty, Totals totals) {
    return switch (form) {
      case Tabled _, Single _ -> totals;
      case Roster roster -> {
        Disburses pays = roster.disburses();
        yield pays != null && pays.amount() instanceof Disburses.AmountSource.ByFederation
            ? federation(roster, totals, amounts.of(duty, pays.fund()))
            : totals;
      }
    };
  }

  private static Totals federation(Roster form, Totals totals, Map<PersonKey, Money> amounts) {
    KeySet persons =
        RosterTally.persons(form)
            .flatMap(key -> Optional.ofNullable(totals.distinct().get(key)))
            .orElseThrow(
                () -> new IllegalStateException(form.id() + " pays persons it does not count"));
    Money sum =
        amounts.entrySet().stream()
            .filter(amount -> persons.contains(KeySet.keyOf(amount.getKey())))
            .map(Map.Entry::getValue)
            .reduce(Money.NONE, Money::plus);
    Totals joined = totals;
    for (Measure measure : form.measures()) {
      if (measure instanceof Measure.Amount(String key)) {
        joined = joined.with(key, sum.fen() == 0 ? BigDecimal.ZERO : sum.yuan());
      }
    }
    return joined;
  }
}
