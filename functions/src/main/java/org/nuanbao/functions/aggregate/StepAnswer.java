package org.nuanbao.functions.aggregate;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

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
public record StepAnswer(String date, List<Sum> jobs, List<Level> levels, int nodes) {
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
