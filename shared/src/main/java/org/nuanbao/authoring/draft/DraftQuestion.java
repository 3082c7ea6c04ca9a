package org.nuanbao.authoring.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a card or voucher asks for: one answer, or several under one label. */
sealed interface DraftQuestion permits DraftAnswer, DraftQuestion.Group {
  String key();

  /**
   * Several under one label.
   *
   * @param stamp {@code seal} or {@code signed}
   */
  record Group(
      String key, String label, @Nullable String stamp, List<DraftAnswer> parts, List<Doubt> doubts)
      implements DraftQuestion {}
}
