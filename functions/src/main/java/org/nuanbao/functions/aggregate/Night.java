package org.nuanbao.functions.aggregate;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.form.FormId;
import org.nuanbao.functions.aggregate.Done.Level;
import org.nuanbao.functions.aggregate.Done.Sum;
import org.nuanbao.functions.aggregate.Step.Job;
import org.nuanbao.rollup.NightRun;
import org.nuanbao.rollup.Plan;

/** The night run, cut into steps that can each be repeated and know of each other by manifests. */
@Singleton
final class Night {
  private final NightRun run;
  private final Campaigns campaigns;
  private final Manifests manifests;
  private final NodeWorkbooks workbooks;
  private final BusinessClock clock;

  Night(
      NightRun run,
      Campaigns campaigns,
      Manifests manifests,
      NodeWorkbooks workbooks,
      BusinessClock clock) {
    this.run = run;
    this.campaigns = campaigns;
    this.manifests = manifests;
    this.workbooks = workbooks;
    this.clock = clock;
  }

  /** Every form that is owed in a campaign. */
  Done jobs(Step step) {
    List<Sum> jobs =
        campaigns.all().stream()
            .flatMap(campaign ->
                campaigns
                    .notice(campaign.notice(), campaign.noticeVersion())
                    .orElseThrow()
                    .owed()
                    .stream()
                    .map(owed -> new Sum(campaign.id(), owed.form().value(), DutyId.ONCE)))
            .toList();
    return new Done(date(step), jobs, List.of(), 0);
  }

  /** Writes a manifest a level. */
  Done plan(Step step) {
    Job job = job(step);
    Plan plan = run.plan(job.campaign(), new FormId(job.form()), job.period());
    manifests.save(job, plan);
    List<Level> levels = new ArrayList<>();
    for (int i = 1; i <= plan.levels().size(); i++) {
      levels.add(new Level(i, Manifests.level(job, i)));
    }
    return new Done(job.date(), List.of(), levels, 0);
  }

  /** Adds up a level, or a part of it, and writes its nodes' workbooks. */
  Done level(Step step) {
    Job job = job(step);
    Plan plan = manifests.load(job);
    List<UnitPath> nodes =
        step.nodes() != null
            ? step.nodes().stream().map(UnitPath::new).toList()
            : plan.levels().get(requireNonNull(step.level(), "level") - 1);
    run.level(plan, nodes);
    workbooks.write(plan, nodes);
    return new Done(job.date(), List.of(), List.of(), nodes.size());
  }

  /** Clears the marks of what changed, each only as the plan read it. */
  Done finish(Step step) {
    Job job = job(step);
    Plan plan = manifests.load(job);
    run.finish(plan);
    return new Done(job.date(), List.of(), List.of(), plan.dirty().size());
  }

  private Job job(Step step) {
    return new Job(
        requireNonNull(step.campaign(), "campaign"),
        requireNonNull(step.form(), "form"),
        requireNonNull(step.period(), "period"),
        date(step),
        requireNonNullElse(step.run(), ""));
  }

  private String date(Step step) {
    return requireNonNullElseGet(
        step.date(), () -> BusinessClock.day(clock.at(Instant.now())).toString());
  }
}
