package org.nuanbao.authoring.whole;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.nuanbao.authoring.draft.LabelWords;
import org.nuanbao.authoring.part.CellPlace;
import org.nuanbao.authoring.part.Part.Records;
import org.nuanbao.authoring.text.BareText;

/** Keys of a list's columns: the usual word for what is asked, else the sheet's column. */
final class ColumnKeys {
  private ColumnKeys() {}

  static Map<Records.Column, String> of(Records records) {
    Map<Records.Column, String> keys = new LinkedHashMap<>();
    Set<String> taken = new HashSet<>(Set.of("seq", "rows"));
    for (Records.Column column : records.columns()) {
      String letters =
          CellPlace.letters(column.column()).toLowerCase(Locale.ROOT)
              + (column.offset() == 0 ? "" : column.offset() + 1);
      String label = column.labels().isEmpty() ? "" : BareText.label(column.labels().getLast());
      String usual =
          LabelWords.USUAL.of(label).map(meaning -> String.valueOf(meaning.key())).orElse("null");
      boolean free = !usual.equals("null") && taken.add(usual);
      if (!free) {
        taken.add(letters);
      }
      keys.put(column, free ? usual : letters);
    }
    return keys;
  }
}
