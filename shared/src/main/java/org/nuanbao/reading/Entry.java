package org.nuanbao.reading;

import org.jspecify.annotations.Nullable;

/**
 * A value and where it stood.
 *
 * @param cell {@code E6}; null where the value came from a sample and not from a workbook
 */
public record Entry(Value value, @Nullable String cell) {
  public static final Entry NONE = new Entry(Value.Blank.IT, null);
}
