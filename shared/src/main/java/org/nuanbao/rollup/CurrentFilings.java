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
import org.nuanbao.submission.CurrentVersions;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.Subjects;
import org.nuanbao.submission.Submissions;
import org.nuanbao.value.Money;
import org.nuanbao.value.PersonKey;

/** What units have filed: the figures of their current versions, with the federation's amounts. */
final class CurrentFilings {
  private final Submissions submissions;
  private final CurrentVersions versions;
  private final VersionFigures figures;
  private final Amounts amounts;

  CurrentFilings(
      Submissions submissions, Subjects subjects, VersionFigures figures, Amounts amounts) {
    this.submissions = submissions;
    this.versions = new CurrentVersions(submissions, subjects);
    this.figures = figures;
    this.amounts = amounts;
  }

  /**
   * What a unit has filed; empty if it has no current version.
   *
   * @throws IllegalStateException if the current version's figures are missing
   */
  Optional<UnitTotals> of(Form form, DutyId duty) {
    Pointer pointer = submissions.pointer(duty);
    List<Subjects.Current> counted = versions.of(form, pointer);
    return Optional.ofNullable(pointer.current())
        .map(last ->
            filed(
                form,
                duty,
                counted,
                source(Subjects.Current.whole(last)),
                isReturned(pointer),
                fund -> amounts.of(duty, fund)));
  }

  /** What counted at a past business moment; does not tell whether it had been given back. */
  Optional<UnitTotals> of(Form form, DutyId duty, Instant at) {
    List<Subjects.Current> then = versions.of(form, duty, at);
    return then.stream()
        .max(Comparator.comparing(Subjects.Current::receivedAt))
        .map(last ->
            filed(form, duty, then, source(last), false, fund -> amounts.of(duty, fund, at)));
  }

  /** What the current versions add up to. Cards or vouchers are late if any of them came late. */
  private UnitTotals filed(
      Form form,
      DutyId duty,
      List<Subjects.Current> counted,
      Source source,
      boolean returned,
      Function<String, Map<PersonKey, Money>> entered) {
    boolean late = counted.stream().anyMatch(Subjects.Current::late);
    if (form instanceof Single) {
      return new UnitTotals(figures.sum(duty, counted), late, returned, false, source);
    }
    Totals totals =
        figures
            .load(duty, source.version())
            .orElseThrow(() ->
                new IllegalStateException(
                    "no figures of " + duty.key() + " version " + source.version()));
    Totals paid = paid(form, totals.figures(), entered);
    return new UnitTotals(paid, late, returned, totals.saysNothing(), source);
  }

  /** What a unit has filed for a document; nothing in it is counted. */
  Optional<UnitTotals> sent(DutyId duty) {
    Pointer pointer = submissions.pointer(duty);
    return Optional.ofNullable(pointer.current())
        .map(current ->
            new UnitTotals(
                Totals.NONE,
                current.late(),
                isReturned(pointer),
                false,
                source(Subjects.Current.whole(current))));
  }

  private static boolean isReturned(Pointer pointer) {
    return pointer.standing() == Pointer.Standing.RETURNED;
  }

  private static Source source(Subjects.Current part) {
    return new Source(
        part.submission().value(),
        part.version(),
        Receipt.numberOf(part.submission(), part.receivedAt()));
  }

  /** Puts in the federation's amounts, but only for persons whom the version names. */
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
