package org.nuanbao.form;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A blank outside the table.
 *
 * @param key the name in samples' {@code header}
 * @param ref the name in a rule's refs and in findings; differs from the key if a column has the
 *     same key ({@code phone_header})
 * @param label the plain label
 * @param simplified the label in simplified script, if the form is printed in traditional
 * @param printed the label as printed, with its colon; if the layout has no label slot for the
 *     field ({@code 年 月 日}), it is printed in the input itself until it is filled
 * @param seal whether a seal is stamped over it
 */
public record Field(
    String key,
    String ref,
    String label,
    @Nullable String simplified,
    String printed,
    AnswerType answer,
    boolean seal)
    implements Prompt {
  /** The key of the blank that names the unit, in every form that has one. */
  public static final String UNIT = "unit";

  /** The key of the blank that names the day the figures are for, in every form that has one. */
  public static final String DATE = "date";

  /**
   * The choice that a template adds to its form, for whoever has nothing to report (零报告). No form
   * has it among its own fields.
   */
  public static final Field NOTHING =
      new Field(
          "nothing_to_report",
          "nothing_to_report",
          "本期无发生（零报告）",
          "本期无发生（零报告）：",
          ValueType.YES_NO,
          false);

  /** A blank of a form in simplified script. */
  public Field(String key, String ref, String label, String printed, ValueType type, boolean seal) {
    this(key, ref, label, null, printed, AnswerType.of(type, List.of(), label), seal);
  }

  /** The plain label as printed; then, if there is one, the label in simplified script. */
  public List<String> labels() {
    return simplified == null ? List.of(label) : List.of(label, simplified);
  }

  /**
   * What is printed in the blank itself until it is filled in ({@code 年 月 日}): printed words
   * without a colon are not a label beside the blank. A cell that says only this is blank.
   */
  public Optional<String> placeholder() {
    return printed.endsWith("：") || printed.endsWith(":") ? Optional.empty() : Optional.of(printed);
  }
}
