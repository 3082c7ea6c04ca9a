package org.nuanbao.functions.aggregate;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * One step of the night run.
 *
 * @param step {@code jobs}, {@code plan}, {@code level} or {@code finish}
 * @param campaign of all steps but {@code jobs}, like {@code form} and {@code period}
 * @param date the run's business day; today's where none is given
 * @param run what keeps two runs of one day apart; may be missing
 * @param level of {@code level}: the manifest's number, 1 being the deepest
 * @param nodes of {@code level}: a part of the manifest; all of it where none are given
 */
@Serdeable
public record Step(
    String step,
    @Nullable String campaign,
    @Nullable String form,
    @Nullable String period,
    @Nullable String date,
    @Nullable String run,
    @Nullable Integer level,
    @Nullable List<String> nodes) {

  /** What the whole run is told by, for the next steps. */
  record Job(String campaign, String form, String period, String date, String run) {
    /** Where the run's manifests lie. */
    String folder() {
      return "manifests/" + campaign + "/" + date + "/" + form + "~" + period + run(run) + "/";
    }

    private static String run(String run) {
      return run.isEmpty() ? "" : "~" + run;
    }
  }
}
