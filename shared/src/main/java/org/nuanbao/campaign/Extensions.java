package org.nuanbao.campaign;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.FormId;

/** Stores extensions of time. */
public interface Extensions {
  /** Grants an extension, with an audit entry and the duty's dirty mark; the newest counts. */
  default void grant(Extension extension) {
    grant(extension, null);
  }

  /**
   * The same with the letter about it, in one transaction.
   *
   * @param letter null if the unit is not told
   */
  void grant(Extension extension, @Nullable UnitLetter letter);

  Optional<Extension> of(DutyId duty);

  /** All extensions of a form, for every period and unit. */
  List<Extension> all(String campaign, FormId form);
}
