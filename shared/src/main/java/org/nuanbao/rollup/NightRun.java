package org.nuanbao.rollup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.campaign.Demand;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.Extension;
import org.nuanbao.campaign.Extensions;
import org.nuanbao.campaign.Unit;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormId;
import org.nuanbao.rollup.Completeness.ExtendedUnit;
import org.nuanbao.rollup.Plan.Work;
import org.nuanbao.rollup.RollUps.PeriodClosing;
import org.nuanbao.submission.Subjects;
import org.nuanbao.submission.Submissions;

/**
 * The steps that add up a form's current versions at night: plan, one step for each level from the
 * deepest up, finish. Only marked nodes and those above them are added up again. Each step may be
 * repeated, and other runs may work at the same time: a run that read the marks later has a higher
 * number, and what it saved is not overwritten by an earlier run.
 */
public final class NightRun {
  private static final int TRIES = 20;

  private final Campaigns campaigns;
  private final CurrentFilings filings;
  private final RollUps rollUps;
  private final Extensions extensions;

  public NightRun(
      Campaigns campaigns,
      Submissions submissions,
      Subjects subjects,
      VersionFigures figures,
      Amounts amounts,
      RollUps rollUps,
      Extensions extensions) {
    this.campaigns = campaigns;
    this.extensions = extensions;
    this.filings = new CurrentFilings(submissions, subjects, figures, amounts);
    this.rollUps = rollUps;
  }

  /**
   * Reads the marks of what changed, before the tree and any pointer is read: later changes leave a
   * newer mark for the next run. A period that was never added up is planned whole.
   *
   * @param periods that have begun; marks of other periods are planned too
   * @param whole everything is to be added up, marked or not
   */
  public Plan plan(String campaign, FormId form, List<String> periods, boolean whole) {
    for (int i = 0; i < TRIES; i++) {
      long run = rollUps.nextRun(campaign, form.value());
      List<RollUps.Dirty> dirty = rollUps.dirty(campaign, form.value());
      // Otherwise another run might have read the marks earlier and have the higher number.
      if (rollUps.lastRun(campaign, form.value()) == run) {
        return new Plan(campaign, form, run, levels(campaign, form, periods, whole, dirty), dirty);
      }
    }
    throw new IllegalStateException("other runs begin all the time: " + campaign + " " + form);
  }

  private List<List<Work>> levels(
      String campaign, FormId form, List<String> begun, boolean whole, List<RollUps.Dirty> dirty) {
    Set<String> periods = new LinkedHashSet<>(begun);
    dirty.forEach(mark -> periods.add(mark.period()));
    Tree tree = new Tree(campaigns.units(campaign));
    Plan.Planning planning =
        new Plan.Planning(
            tree, tree.owing(campaigns.noticeOf(campaign).demand(form).orElseThrow()));
    List<UnitPath> upwards = tree.upwards();
    for (String period : periods) {
      UnitPath root = upwards.getLast();
      if (whole || rollUps.saved(campaign, form.value(), period, root).isEmpty()) {
        planning.all(period, upwards);
      }
    }
    dirty.forEach(mark -> planning.changed(mark.period(), mark.unit()));
    return planning.levels();
  }

  /**
   * Adds up nodes of one level and saves them. The levels below must be done.
   *
   * @throws IllegalStateException if a child's total or a current version's figures are missing
   */
  public List<NodeResult> level(String campaign, FormId id, long run, List<Work> nodes) {
    Optional<Form> form = campaigns.noticeOf(campaign).form(id);
    RollUp rollUp = form.map(RollUp::new).orElseGet(RollUp::ofDocument);
    Map<DutyId, Extension> given = new HashMap<>();
    extensions.all(campaign, id).forEach(one -> given.put(one.duty(), one));
    List<NodeResult> done = new ArrayList<>();
    for (Work work : nodes) {
      for (String period : work.periods()) {
        DutyId duty = new DutyId(campaign, id, period, work.node());
        List<NodeTotal> below = work.owes() ? List.of() : below(duty, work);
        NodeTotal added =
            work.owes()
                ? rollUp.own(
                    work.node(),
                    work.name(),
                    form.isPresent() ? filings.of(form.get(), duty) : filings.sent(duty))
                : rollUp.above(work.node(), work.name(), below);
        Extension extension = work.owes() ? given.get(duty) : null;
        NodeTotal total = extension == null ? added : added.with(extension);
        boolean saved = rollUps.save(campaign, id.value(), period, total, run);
        done.add(
            new NodeResult(
                work, period, total, work.owes() ? List.of(total) : below, saved ? run : 0));
      }
    }
    return done;
  }

  /** A node and the parts of its sum, as they were last saved; empty if the node was not saved. */
  public Optional<NodeResult> stored(String campaign, FormId form, String period, Work work) {
    DutyId duty = new DutyId(campaign, form, period, work.node());
    return rollUps
        .saved(campaign, form.value(), period, work.node())
        .map(saved ->
            new NodeResult(
                work,
                period,
                saved.total(),
                work.owes() ? List.of(saved.total()) : below(duty, work),
                saved.run()));
  }

  /** The parts that a node is the sum of, as they were last saved. */
  private List<NodeTotal> below(DutyId node, Work work) {
    List<NodeTotal> here =
        rollUps.below(node.campaign(), node.form().value(), node.period(), work.node()).stream()
            .filter(child -> !work.left().contains(child.unit()))
            .toList();
    if (here.size() != work.below()) {
      throw new IllegalStateException(
          "not added up yet: " + (work.below() - here.size()) + " below " + work.node());
    }
    return Stream.concat(here.stream(), work.joined().stream().map(child -> saved(node, child)))
        .sorted(Comparator.comparing(NodeTotal::unit))
        .toList();
  }

  /** Clears the marks that the plan read, each only if it still has the version that was read. */
  public void finish(List<RollUps.Dirty> dirty) {
    dirty.forEach(rollUps::clear);
  }

  /**
   * Closes the periods whose last day is over: who is missing then is kept for good. Everything
   * must have been added up.
   *
   * @param today the business day of the run
   */
  public void close(String campaign, FormId form, LocalDate today) {
    Demand demand = campaigns.noticeOf(campaign).demand(form).orElseThrow();
    UnitPath root =
        campaigns.units(campaign).stream()
            .map(Unit::path)
            .filter(UnitPath::isRoot)
            .findFirst()
            .orElseThrow();
    for (Demand.Term term : demand.terms()) {
      if (demand.isOver(term, today)
          && rollUps.closing(campaign, form.value(), term.period()).isEmpty()) {
        rollUps
            .find(campaign, form.value(), term.period(), root)
            .map(total ->
                new PeriodClosing(
                    campaign,
                    form.value(),
                    term.period(),
                    today,
                    overdue(demand, term, total, today)))
            .ifPresent(rollUps::close);
      }
    }
  }

  /** The units that are missing, without those that still have time. */
  private static List<UnitPath> overdue(
      Demand demand, Demand.Term term, NodeTotal root, LocalDate today) {
    Set<UnitPath> stillTime =
        root.completeness().extended().stream()
            .filter(
                extended -> !demand.isOver(new Demand.Term(term.period(), extended.until()), today))
            .map(ExtendedUnit::unit)
            .collect(Collectors.toSet());
    return root.missing().stream().filter(unit -> !stillTime.contains(unit)).toList();
  }

  /** Runs all steps one after the other. */
  public Plan run(String campaign, FormId form, List<String> periods, boolean whole) {
    Plan plan = plan(campaign, form, periods, whole);
    plan.levels().forEach(nodes -> level(campaign, form, plan.run(), nodes));
    finish(plan.dirty());
    return plan;
  }

  private NodeTotal saved(DutyId node, UnitPath child) {
    Optional<NodeTotal> total =
        rollUps.find(node.campaign(), node.form().value(), node.period(), child);
    return total.orElseThrow(() -> new IllegalStateException("not added up yet: " + child));
  }

  /**
   * A node that a night run has added up.
   *
   * @param parts what it is the sum of; the node itself if it files
   * @param run the number of the run that saved it; 0 if it was not saved because a later run had
   */
  public record NodeResult(
      Work work, String period, NodeTotal total, List<NodeTotal> parts, long run) {}
}
