package org.nuanbao.campaign;

import java.util.List;
import java.util.Optional;
import org.nuanbao.form.FormId;

/** Where extensions of time live. */
public interface Extensions {
  /** The newest counts; with an audit entry and the duty's dirty mark. */
  void grant(Extension extension);

  Optional<Extension> of(DutyId duty);

  /** All of a form, of every period and unit. */
  List<Extension> all(String campaign, FormId form);
}
