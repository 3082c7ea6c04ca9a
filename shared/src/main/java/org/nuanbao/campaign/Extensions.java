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

  /** Where nobody is ever given more time. */
  static Extensions none() {
    return new Extensions() {
      @Override
      public void grant(Extension extension) {
        throw new UnsupportedOperationException("no extensions here: " + extension.duty().key());
      }

      @Override
      public Optional<Extension> of(DutyId duty) {
        return Optional.empty();
      }

      @Override
      public List<Extension> all(String campaign, FormId form) {
        return List.of();
      }
    };
  }
}
