package org.nuanbao.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One lettered question of a statistics form.
 *
 * @param ref section and letter, {@code 2.C}; an item printed without a letter takes the one above
 *     it and a number, {@code 2.C1}
 * @param label as printed, unit in brackets included
 * @param simplified the label in simplified script, if the form is printed in traditional
 * @param core the label without 其中 and unit
 * @param parent the item it is a part of
 * @param formula the sum printed beside the label, {@code C=D+E+F}
 */
public record Item(
    String ref,
    String letter,
    String label,
    @Nullable String simplified,
    String core,
    AnswerType answer,
    @Nullable String parent,
    @Nullable String formula)
    implements Prompt {

  /** An item of a form in simplified script. */
  public Item(
      String ref,
      String letter,
      String label,
      String core,
      String unit,
      ValueType type,
      @Nullable String parent,
      @Nullable String formula) {
    this(
        ref,
        letter,
        label,
        null,
        core,
        AnswerType.of(type, List.of(), label).in(unit),
        parent,
        formula);
  }

  /** The unit: 家, 人, 万元 …; empty if there is none. */
  public String unit() {
    return answer.unit();
  }

  /** The label as printed; then, if there is one, the label in simplified script. */
  public List<String> labels() {
    return simplified == null ? List.of(label) : List.of(label, simplified);
  }
}
