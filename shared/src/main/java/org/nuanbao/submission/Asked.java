package org.nuanbao.submission;

import java.util.List;
import java.util.Optional;
import org.nuanbao.form.Rule;

/**
 * What a rule wants to know of other forms.
 *
 * @param refs its own columns or questions whose values it looks up
 */
record Asked(String fact, List<String> refs) {
  /** Empty for a rule that the form itself answers. */
  static Optional<Asked> by(Rule rule) {
    if (rule instanceof Rule.Listed listed) {
      return Optional.of(new Asked(listed.fact(), List.of(listed.column())));
    }
    if (rule instanceof Rule.Unlisted unlisted) {
      return Optional.of(new Asked(unlisted.fact(), List.of(unlisted.ref())));
    }
    if (rule instanceof Rule.Registered registered) {
      return Optional.of(new Asked(registered.fact(), List.of(registered.key(), registered.id())));
    }
    return rule instanceof Rule.OnceIn once
        ? Optional.of(new Asked(once.fact(), once.refs()))
        : Optional.empty();
  }
}
