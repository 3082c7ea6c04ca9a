package org.nuanbao.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.Severity;

/**
 * Something wrong, and where.
 *
 * @param rule the rule's id; null where it stems from the file itself
 * @param refs {@code 2.C}, {@code row2.id_no} (first data row is row1) or a field's ref
 * @param sheet empty where there is no sheet
 * @param cells {@code E6}, in the order of the refs
 * @param code stable, upper case: refusals are counted by it
 * @param message what is wrong and what to do, in plain Chinese, personal data masked
 * @param english the same in English
 */
public record Finding(
    @Nullable String rule,
    Severity severity,
    List<String> refs,
    String sheet,
    List<String> cells,
    String code,
    String message,
    String english) {}
