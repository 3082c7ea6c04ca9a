package org.nuanbao.check.kind;

import java.util.List;
import java.util.Set;
import org.nuanbao.check.JudgedRule;

/**
 * A line of the table of kinds.
 *
 * @param name in a form's YAML
 * @param rule the record that is read and judges
 * @param says what such a rule demands, for whoever writes one
 * @param forms the kinds of forms that can have it; empty for all
 */
public record RuleKind(
    String name, Class<? extends JudgedRule> rule, String says, Set<String> forms) {
  /** In the order in which a sentence names them. */
  public List<Parameter> parameters() {
    return Parameter.of(rule);
  }
}
