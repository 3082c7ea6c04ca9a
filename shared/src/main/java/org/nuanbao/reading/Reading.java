package org.nuanbao.reading;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.FormId;

/**
 * What one form said.
 *
 * @param form which form it is, and in which version its template was made
 * @param sheet the sheet's name; empty where there is none
 * @param unit the unit named by the workbook's hidden mark, a hint only
 * @param fields by field key; every field of the form is there
 */
public record Reading(
    FormId form,
    String version,
    String sheet,
    @Nullable String unit,
    Map<String, Entry> fields,
    Body body) {}
