package org.nuanbao.authoring.draft;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.ValueType;

/** A drafted item of a statistics form. */
record DraftItem(
    String ref,
    String label,
    @Nullable String simplified,
    String unit,
    ValueType type,
    @Nullable String partOf,
    @Nullable String formula,
    List<Doubt> doubts) {

  DraftItem partOf(String whole) {
    return new DraftItem(ref, label, simplified, unit, type, whole, formula, doubts);
  }

  DraftItem doubted(Doubt doubt) {
    List<Doubt> more = new ArrayList<>(doubts);
    more.add(doubt);
    return new DraftItem(ref, label, simplified, unit, type, partOf, formula, List.copyOf(more));
  }
}
