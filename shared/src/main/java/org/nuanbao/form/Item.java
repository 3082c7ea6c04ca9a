package org.nuanbao.form;

import org.jspecify.annotations.Nullable;

/**
 * One lettered question of a statistics form.
 *
 * @param ref section and letter, {@code 2.C}
 * @param label as printed, unit in brackets included
 * @param core the label without 其中 and unit
 * @param unit 家, 人, 万元 …
 * @param parent the item it is a part of
 * @param formula the sum printed beside the label, {@code C=D+E+F}
 */
public record Item(
    String ref,
    String letter,
    String label,
    String core,
    String unit,
    ValueType type,
    @Nullable String parent,
    @Nullable String formula) {}
