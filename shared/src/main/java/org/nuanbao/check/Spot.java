package org.nuanbao.check;

import org.jspecify.annotations.Nullable;

/**
 * A place that a finding names.
 *
 * @param cell null if there is no sheet, or the form's blank has no cell
 */
public record Spot(String ref, @Nullable String cell) {}
