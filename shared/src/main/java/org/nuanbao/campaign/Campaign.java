package org.nuanbao.campaign;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One run of a notice over one organisation tree.
 *
 * @param id ASCII letters, digits and hyphens
 * @param noticeVersion the published version that the campaign always uses
 * @param dueFrom the earliest day on which something is due, all other days at their distance from
 *     it; null if the days are those of the notice
 */
public record Campaign(
    String id, String notice, String noticeVersion, Instant openedAt, @Nullable LocalDate dueFrom) {

  /** A campaign with the days of its notice. */
  public Campaign(String id, String notice, String noticeVersion, Instant openedAt) {
    this(id, notice, noticeVersion, openedAt, null);
  }
}
