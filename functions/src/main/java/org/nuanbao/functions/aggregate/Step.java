package org.nuanbao.functions.aggregate;

import static java.util.Objects.requireNonNull;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.FormId;

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
  public record Part(long number, List<Node> nodes) {}

  /** A node to be added up; the names are those of the domain's. */
  @Serdeable
  public record Node(
      String node,
      String name,
      boolean owes,
      List<String> periods,
      int below,
      List<String> joined,
      List<String> left) {}

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
}
