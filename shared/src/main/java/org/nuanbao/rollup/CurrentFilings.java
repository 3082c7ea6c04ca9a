package org.nuanbao.rollup;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.form.Disburses;
import org.nuanbao.form.Form;
import org.nuanbao.form.Measure;
import org.nuanbao.form.PayingList;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Single;
import org.nuanbao.rollup.NodeTotal.Source;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.ReceiptNumber;
import org.nuanbao.submission.Subjects;
import org.nuanbao.submission.Submissions;
import org.nuanbao.value.Money;
import org.nuanbao.value.PersonKey;

/** What units have filed: the figures of their current versions, with the federation's amounts. */
final class CurrentFilings {
  private final Submissions submissions;
  private final Subjects subjects;
  private final VersionFigures figures;
  private final Amounts amounts;

  CurrentFilings(
      Submissions submissions, Subjects subjects, VersionFigures figures, Amounts amounts) {
    this.submissions = submissions;
    this.subjects = subjects;
    this.figures = figures;
    this.amounts = amounts;
  }

  /**
   * Empty where nothing is current.
   *
   * @throws IllegalStateException if the current version's figures are not there
   */
  Optional<UnitTotals> of(Form form, DutyId duty) {
    Pointer pointer = submissions.pointer(duty);
    boolean returned = isReturned(pointer);
    return Optional.ofNullable(pointer.current())
        .map(current ->
            form instanceof Single
                ? people(duty, subjects.current(duty), returned, source(current))
                : filed(form, duty, current, returned, fund -> amounts.of(duty, fund)));
  }

  /** What counted at a business moment of the past; whether it had been given back is not told. */
  Optional<UnitTotals> of(Form form, DutyId duty, Instant at) {
    if (form instanceof Single) {
      List<Subjects.Current> then = subjects.currentAt(duty, at);
      return then.stream()
          .max(Comparator.comparing(Subjects.Current::receivedAt))
          .map(last -> people(duty, then, false, source(last)));
    }
    return submissions
        .currentAt(duty, at)
        .map(current -> filed(form, duty, current, false, fund -> amounts.of(duty, fund, at)));
  }

  private UnitTotals filed(
      Form form,
      DutyId duty,
      Pointer.Current current,
      boolean returned,
      Function<String, Map<PersonKey, Money>> entered) {
    Totals totals =
        figures
            .load(duty, current.version())
            .orElseThrow(() ->
                new IllegalStateException(
                    "no figures of " + duty.key() + " version " + current.version()));
    return new UnitTotals(
        paid(form, totals.figures(), entered),
        current.late(),
        returned,
        totals.saysNothing(),
        source(current));
  }

  /** A document, in which nothing is to be counted. */
  Optional<UnitTotals> sent(DutyId duty) {
    Pointer pointer = submissions.pointer(duty);
    return Optional.ofNullable(pointer.current())
        .map(current ->
            new UnitTotals(
                Totals.NONE, current.late(), isReturned(pointer), false, source(current)));
  }

  /** Cards or vouchers: late if one of those that count came late. */
  private UnitTotals people(
      DutyId duty, List<Subjects.Current> current, boolean returned, Source source) {
    return new UnitTotals(
        figures.sum(duty, current),
        current.stream().anyMatch(Subjects.Current::late),
        returned,
        false,
        source);
  }

  private static boolean isReturned(Pointer pointer) {
    return pointer.standing() == Pointer.Standing.RETURNED;
  }

  private static Source source(Subjects.Current part) {
    return new Source(
        part.submission().value(),
        part.version(),
        ReceiptNumber.of(part.submission(), part.receivedAt()));
  }

  private static Source source(Pointer.Current current) {
    return new Source(
        current.submission().value(),
        current.version(),
        ReceiptNumber.of(current.submission(), current.receivedAt()));
  }

  /** Puts the federation's amounts in, of those persons only whom the version names. */
  private static Totals paid(
      Form form, Totals totals, Function<String, Map<PersonKey, Money>> entered) {
    return form.paying()
        .filter(pays -> pays.disburses().amount() instanceof Disburses.AmountSource.ByFederation)
        .map(pays -> federation(pays, totals, entered.apply(pays.disburses().fund())))
        .orElse(totals);
  }

  private static Totals federation(PayingList pays, Totals totals, Map<PersonKey, Money> amounts) {
    Roster form = pays.roster();
    KeySet persons =
        RosterTally.persons(form)
            .flatMap(key -> Optional.ofNullable(totals.distinct().get(pays.measure(key))))
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
        joined = joined.with(pays.measure(key), sum.fen() == 0 ? BigDecimal.ZERO : sum.yuan());
      }
    }
    return joined;
  }
}
