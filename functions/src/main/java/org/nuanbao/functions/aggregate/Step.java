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
 * @param campaign given for all steps but {@code jobs}, like {@code form}
 * @param date the run's business day; today if none is given
 * @param run what tells this execution from all others; given for all steps but {@code jobs}
 * @param whole for {@code plan}: whether everything is added up, changed or not
 * @param level for {@code level}: the manifest's number; 1 is the deepest level
 * @param part for {@code level}: a part of the manifest; the whole manifest if none is given
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
   * The nodes that one call adds up.
   *
   * @param number the plan's number
   */
  @Serdeable
  public record Part(long number, List<Work> nodes) {}

  /** What identifies a run for its next steps. */
  record Job(String campaign, FormId form, String date, String run) {
    /** The folder of the run's manifests. */
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
   * A step's answer.
   *
   * @param date the business day to hand on to the other steps
   * @param jobs for {@code jobs}: what is to be added up
   * @param levels for {@code plan}: the manifests, the deepest level first
   * @param nodes how many nodes were added up, or how many marks cleared
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Answer(String date, List<Sum> jobs, List<Level> levels, int nodes) {
    /** A form of a campaign with all its periods: one step handles all periods of a node. */
    @Serdeable
    public record Sum(String campaign, String form) {}

    /**
     * A level of the tree.
     *
     * @param key the key of its manifest in the workings bucket
     */
    @Serdeable
    public record Level(int level, String key) {}
  }
}
