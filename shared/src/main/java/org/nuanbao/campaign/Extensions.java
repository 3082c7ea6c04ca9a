package org.nuanbao.campaign;

import java.util.List;
import java.util.Optional;
import org.nuanbao.form.FormId;

/** Stores extensions of time. */
public interface Extensions {
  /** Grants an extension, with an audit entry and the duty's dirty mark; the newest counts. */
  void grant(Extension extension);

  Optional<Extension> of(DutyId duty);

  /** All extensions of a form, for every period and unit. */
  List<Extension> all(String campaign, FormId form);
}
