package org.nuanbao.authoring.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.ValueType;

/**
 * A drafted column or question.
 *
 * @param printed as printed, where that is not the label
 * @param unit of a crosstab's column
 * @param by {@code federation} where the federation fills it in
 */
record DraftAnswer(
    String key,
    String label,
    @Nullable String printed,
    @Nullable String unit,
    ValueType type,
    List<String> codes,
    @Nullable String by,
    List<Doubt> doubts)
    implements DraftQuestion {

  /** One that nothing else is printed of. */
  static DraftAnswer of(String key, String label, ValueType type) {
    return new DraftAnswer(key, label, null, null, type, List.of(), null, List.of());
  }

  /** The same question, asked for something else. */
  DraftAnswer asking(ValueType other, List<String> choices, List<Doubt> doubted) {
    return new DraftAnswer(key, label, printed, unit, other, choices, by, doubted);
  }
}
