package org.nuanbao.functions.aggregate;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.FormId;
import org.nuanbao.rollup.Plan.Work;

/**
 * One step of the night run.
 *
 * @param step {@code jobs}, {@code plan}, {@code level} or {@code finish}
 * @param campaign of all steps but {@code jobs}, like {@code form}
 * @param date the run's business day; today's where none is given
 * @param run what tells this execution from all others; of all steps but {@code jobs}
 * @param whole of {@code plan}: everything is added up, changed or not
 * @param level of {@code level}: the manifest's number, 1 being the deepest
 * @param part of {@code level}: a part of the manifest; all of it where none is given
 */
@Serdeable
public record Step(
    String step,
    @Nullable String campaign,
    @Nullable String form,
    @Nullable String date,
    @Nullable String run,
    @Nullable Boolean whole,
    @Nullable Integer level,
    @Nullable Part part) {

  /**
   * Nodes that one call adds up.
   *
   * @param number of the plan
   */
  @Serdeable
  public record Part(long number, List<Work> nodes) {}

  /** What the whole run is told by, for the next steps. */
  record Job(String campaign, FormId form, String date, String run) {
    /** Where the run's manifests lie. */
    String folder() {
      return "manifests/" + campaign + "/" + date + "/" + form + "~" + run + "/";
    }
  }

  Job job(String today) {
    return new Job(
        requireNonNull(campaign, "campaign"),
        new FormId(requireNonNull(form, "form")),
        today,
        requireNonNull(run, "run"));
  }

  /**
   * What a step answers.
   *
   * @param date the business day to hand on to the other steps
   * @param jobs of {@code jobs}: what is to be added up
   * @param levels of {@code plan}: the manifests, the deepest level first
   * @param nodes how many were added up, or marks cleared
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Answer(String date, List<Sum> jobs, List<Level> levels, int nodes) {
    /** A form of a campaign, with all its periods: one step does all of a node. */
    @Serdeable
    public record Sum(String campaign, String form) {}

    /**
     * A level of the tree.
     *
     * @param key of its manifest in the workings bucket
     */
    @Serdeable
    public record Level(int level, String key) {}
  }
}
