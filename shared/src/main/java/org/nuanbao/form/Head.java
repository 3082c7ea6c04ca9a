package org.nuanbao.form;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What every form has.
 *
 * @param version first twelve hex digits of the SHA-256 of the form's data; two forms of one
 *     version are the same form
 * @param marker the printed attachment marker, such as 附件1
 * @param title the printed title
 * @param asOf the day ages and durations are counted to, where the form has one
 */
public record Head(
    FormId id,
    String version,
    String marker,
    String title,
    Script script,
    @Nullable LocalDate asOf) {}
