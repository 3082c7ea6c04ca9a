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
public record Done(String date, List<Sum> jobs, List<Level> levels, int nodes) {
  /** A form of a campaign for one period. */
  @Serdeable
  public record Sum(String campaign, String form, String period) {}

  /**
   * A level of the tree.
   *
   * @param key of its manifest in the workings bucket
   */
  @Serdeable
  public record Level(int level, String key) {}
}
