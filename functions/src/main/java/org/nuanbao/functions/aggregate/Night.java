package org.nuanbao.functions.aggregate;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElseGet;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.campaign.Demand;
import org.nuanbao.functions.aggregate.Manifests.Written;
import org.nuanbao.functions.aggregate.Step.Answer.Level;
import org.nuanbao.functions.aggregate.Step.Answer.Sum;
import org.nuanbao.functions.aggregate.Step.Job;
import org.nuanbao.functions.aggregate.Step.Part;
import org.nuanbao.rollup.NightRun;
import org.nuanbao.rollup.NightRun.NodeResult;
import org.nuanbao.rollup.Plan;
import org.nuanbao.rollup.RollUps;

/** The night run, cut into steps. Each can be repeated; they pass on their results by manifests. */
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

  /** Lists every form and document that is owed, campaign by campaign. */
  Step.Answer jobs(Step step) {
    List<Sum> jobs =
        campaigns.all().stream()
            .flatMap(campaign ->
                campaigns.notice(campaign).demands().stream()
                    .map(demand -> new Sum(campaign.id(), demand.id().value())))
            .toList();
    return new Step.Answer(date(step), jobs, List.of(), 0);
  }

  /** Writes one manifest for each level; an execution that already has a plan keeps it. */
  Step.Answer plan(Step step) {
    Job job = step.job(date(step));
    Written plan = manifests.find(job).orElseGet(() -> manifests.save(job, planned(job, step)));
    List<Level> levels = new ArrayList<>();
    for (String key : plan.levels()) {
      levels.add(new Level(levels.size() + 1, key));
    }
    return new Step.Answer(job.date(), List.of(), levels, 0);
  }

  private Plan planned(Job job, Step step) {
    Demand demand = campaigns.noticeOf(job.campaign()).demand(job.form()).orElseThrow();
    List<String> begun = demand.begun(LocalDate.parse(job.date()));
    return run.plan(job.campaign(), job.form(), begun, Boolean.TRUE.equals(step.whole()));
  }

  /** Adds up a level, or a part of it, and writes its nodes' workbooks. */
  Step.Answer level(Step step) {
    Job job = step.job(date(step));
    List<Part> parts =
        step.part() != null
            ? List.of(step.part())
            : manifests.level(job, requireNonNull(step.level(), "level"));
    int nodes = 0;
    for (Part part : parts) {
      List<NodeResult> added = run.level(job.campaign(), job.form(), part.number(), part.nodes());
      workbooks.write(job, added);
      nodes += added.size();
    }
    return new Step.Answer(job.date(), List.of(), List.of(), nodes);
  }

  /**
   * Closes the periods that are over and clears the marks of what changed. A mark that was set anew
   * after the plan read it stays.
   */
  Step.Answer finish(Step step) {
    Job job = step.job(date(step));
    List<RollUps.Dirty> dirty = manifests.load(job).dirty(job);
    run.close(job.campaign(), job.form(), LocalDate.parse(job.date()));
    run.finish(dirty);
    return new Step.Answer(job.date(), List.of(), List.of(), dirty.size());
  }

  private String date(Step step) {
    return requireNonNullElseGet(
        step.date(), () -> BusinessClock.day(clock.at(Instant.now())).toString());
  }
}
