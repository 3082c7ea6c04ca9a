package org.nuanbao.functions.webform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nuanbao.check.Explanation;
import org.nuanbao.check.Finding;

/**
 * Something found in what is typed, as the page says it.
 *
 * @param blocks whether it must be mended before anything can be filed
 * @param where its cell as the workbook calls it, or its row; empty if it is about the whole
 * @param ids of its inputs; it is said at the first
 */
public record FormNote(
    boolean blocks, String where, String heading, String wanted, List<String> ids) {
  static FormNote of(Finding finding, boolean blocks, String where, List<String> ids) {
    Explanation parts = finding.parts();
    return new FormNote(blocks, where, parts.heading(), parts.expected(), ids);
  }

  /**
   * Each note by the name of the input where it is said; of several there, the first that blocks.
   */
  static Map<String, FormNote> byName(List<FormNote> notes) {
    Map<String, FormNote> byName = new LinkedHashMap<>();
    for (FormNote note : notes) {
      if (!note.ids().isEmpty()) {
        byName.merge(
            AskedCell.name(note.ids().getFirst()),
            note,
            (one, other) -> one.blocks() || !other.blocks() ? one : other);
      }
    }
    return byName;
  }
}
