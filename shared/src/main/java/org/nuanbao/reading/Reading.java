package org.nuanbao.reading;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.Field;
import org.nuanbao.form.FormId;
import org.nuanbao.value.YesNo;

/**
 * What was read from one form.
 *
 * @param form which form it is, and in which version its template was made
 * @param sheet the sheet's name; empty if there is none
 * @param unit the unit named by the workbook's hidden mark, only a hint
 * @param fields by field key; every field of the form is there, and {@link Field#NOTHING} if
 *     something was chosen in it
 */
public record Reading(
    FormId form,
    String version,
    String sheet,
    @Nullable String unit,
    Map<String, Entry> fields,
    Body body) {

  /** This reading with another body. */
  public Reading with(Body other) {
    return new Reading(form, version, sheet, unit, fields, other);
  }

  /** Whether the reading says that there is nothing to report. */
  public boolean saysNothing() {
    return fields.getOrDefault(Field.NOTHING.key(), Entry.NONE).value()
            instanceof Value.Text(String text)
        && YesNo.of(text).filter(YesNo.YES::equals).isPresent();
  }
}
