package org.nuanbao.check.kind;

import java.util.List;
import java.util.Set;
import org.nuanbao.check.JudgedRule;
import org.nuanbao.form.DataObject;
import org.nuanbao.form.RuleNames;

/**
 * A line of the table of kinds.
 *
 * @param name in a form's YAML
 * @param says what such a rule demands, for whoever writes one
 * @param forms the kinds of forms that can have it; empty for all
 * @param parameters beside id, kind, severity and says
 */
record RuleKind(
    String name, String says, Set<String> forms, List<Parameter> parameters, Maker maker) {

  /** Forms with a table whose rows answer the same. */
  static final Set<String> WITH_ROWS = Set.of("roster", "card", "voucher");

  /** Of any kind of form. */
  RuleKind(String name, String says, List<Parameter> parameters, Maker maker) {
    this(name, says, Set.of(), parameters, maker);
  }

  @FunctionalInterface
  interface Maker {
    JudgedRule make(DataObject data, RuleNames names);
  }

  /**
   * What a rule's data holds.
   *
   * @param names the key, and others it may have instead
   */
  record Parameter(List<String> names, Shape shape, boolean demanded, String says) {
    static Parameter of(Shape shape, String... names) {
      return new Parameter(List.of(names), shape, true, "");
    }

    Parameter optional() {
      return new Parameter(names, shape, false, says);
    }

    Parameter saying(String what) {
      return new Parameter(names, shape, demanded, what);
    }
  }

  /** What kind of data a parameter is. */
  enum Shape {
    REF,
    REFS,
    TEXT,
    PATTERN,
    FORMULA,
    FLAG,
    INTEGER,
    INTEGERS,
    DECIMAL,
    DATE,
    NOUGHT,
    PAIRS,
    CODES
  }
}
