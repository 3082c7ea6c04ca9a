package org.nuanbao.rollup;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nuanbao.campaign.Campaign;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.Notice;
import org.nuanbao.campaign.Owed;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.form.Disburses;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormId;
import org.nuanbao.form.Measure;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Single;
import org.nuanbao.form.Tabled;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.ReceiptNumber;
import org.nuanbao.submission.Submissions;
import org.nuanbao.value.Money;
import org.nuanbao.value.PersonKey;

/**
 * The steps that add up a form's current versions at night: plan, one step a level from the deepest
 * up, finish. Each may be repeated; nothing is written but nodes' totals, and the same versions
 * give the same totals.
 */
public final class NightRun {
  private final Campaigns campaigns;
  private final Submissions submissions;
  private final Figures figures;
  private final Amounts amounts;
  private final RollUps rollUps;

  public NightRun(
      Campaigns campaigns,
      Submissions submissions,
      Figures figures,
      Amounts amounts,
      RollUps rollUps) {
    this.campaigns = campaigns;
    this.submissions = submissions;
    this.figures = figures;
    this.amounts = amounts;
    this.rollUps = rollUps;
  }

  /**
   * Reads the marks of what changed, before any pointer is read: what changes later leaves a newer
   * mark for the next run.
   *
   * @return every node of the tree, the deepest level first
   */
  public Plan plan(String campaign, FormId form, String period) {
    List<RollUps.Dirty> dirty =
        rollUps.dirty(campaign, form.value()).stream()
            .filter(mark -> mark.period().equals(period))
            .toList();
    return new Plan(campaign, form, period, new Tree(campaigns.units(campaign)).levels(), dirty);
  }

  /**
   * Adds up the nodes of one level and saves them. Those below must be done.
   *
   * @throws IllegalStateException if a child's total or a current version's figures are not there
   */
  public void level(Plan plan, List<UnitPath> nodes) {
    Tree tree = new Tree(campaigns.units(plan.campaign()));
    Notice notice = notice(plan.campaign());
    Form form = notice.form(plan.form()).orElseThrow();
    Owed owed = notice.owed(plan.form()).orElseThrow();
    RollUp rollUp = new RollUp(form);
    Set<UnitPath> owing = tree.owing(owed);
    for (UnitPath path : nodes) {
      String name = tree.unit(path).name();
      NodeTotal total =
          owing.contains(path)
              ? rollUp.own(path, name, filed(form, plan.duty(path)))
              : rollUp.above(
                  path,
                  name,
                  tree.children(path).stream().map(child -> saved(plan, child)).toList());
      rollUps.save(plan.campaign(), plan.form().value(), plan.period(), total);
    }
  }

  /** Clears the marks that the plan read, each only at the version that was read. */
  public void finish(Plan plan) {
    plan.dirty().forEach(rollUps::clear);
  }

  /** All steps one after the other. */
  public Plan run(String campaign, FormId form, String period) {
    Plan plan = plan(campaign, form, period);
    plan.levels().forEach(nodes -> level(plan, nodes));
    finish(plan);
    return plan;
  }

  private Notice notice(String id) {
    Campaign campaign = campaigns.campaign(id).orElseThrow();
    return campaigns.notice(campaign.notice(), campaign.noticeVersion()).orElseThrow();
  }

  private NodeTotal saved(Plan plan, UnitPath child) {
    return rollUps
        .find(plan.campaign(), plan.form().value(), plan.period(), child)
        .orElseThrow(() -> new IllegalStateException("not added up yet: " + child));
  }

  private Optional<Filed> filed(Form form, DutyId duty) {
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
