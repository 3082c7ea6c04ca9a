package org.nuanbao.reading;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.Field;
import org.nuanbao.form.FormId;
import org.nuanbao.value.YesNo;

/**
 * What one form said.
 *
 * @param form which form it is, and in which version its template was made
 * @param sheet the sheet's name; empty where there is none
 * @param unit the unit named by the workbook's hidden mark, a hint only
 * @param fields by field key; every field of the form is there, and {@link Field#NOTHING} where
 *     something was chosen
 */
public record Reading(
    FormId form,
    String version,
    String sheet,
    @Nullable String unit,
    Map<String, Entry> fields,
    Body body) {

  /** The same with another table. */
  public Reading with(Body other) {
    return new Reading(form, version, sheet, unit, fields, other);
  }

  /** Whether it says that there is nothing to report. */
  public boolean saysNothing() {
    return fields.getOrDefault(Field.NOTHING.key(), Entry.NONE).value()
            instanceof Value.Text(String text)
        && YesNo.of(text).filter(YesNo.YES::equals).isPresent();
  }
}
