package org.nuanbao.workbook.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form as a printed blank suggests it.
 *
 * @param number of the attachment, as far as it is printed
 * @param simplified the title in simplified script, where the form is printed in traditional
 * @param doubts about the form as a whole
 */
public record DraftedForm(
    @Nullable Integer number,
    String marker,
    String title,
    @Nullable String simplified,
    List<DraftField> fields,
    DraftBody body,
    List<DraftRule> rules,
    DraftLayout layout,
    List<Doubt> doubts) {

  /** Whether nothing was found that asks for an answer. */
  public boolean isEmpty() {
    return switch (body) {
      case DraftBody.Items items -> items.sections().isEmpty();
      case DraftBody.Rows rows -> rows.columns().isEmpty();
      case DraftBody.Crossed crossed -> crossed.rows().isEmpty() || crossed.columns().isEmpty();
      case DraftBody.Sheet sheet -> sheet.questions().isEmpty();
    };
  }

  /** The word for its kind in a form's data. */
  public String kind() {
    return switch (body) {
      case DraftBody.Items _ -> "statistics";
      case DraftBody.Rows _ -> "roster";
      case DraftBody.Crossed _ -> "crosstab";
      case DraftBody.Sheet sheet -> sheet.voucher() ? "voucher" : "card";
    };
  }
}
