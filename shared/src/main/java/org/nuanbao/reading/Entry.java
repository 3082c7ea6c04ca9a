package org.nuanbao.reading;

import org.jspecify.annotations.Nullable;

/**
 * A value and where it stood.
 *
 * @param cell {@code E6}, with its sheet ({@code 名单!E6}) where that is not the reading's own; null
 *     where the value came from a sample and not from a workbook
 */
public record Entry(Value value, @Nullable String cell) {
  public static final Entry NONE = new Entry(Value.Blank.IT, null);

  /** The same, its cell named with its sheet. */
  public Entry on(String sheet) {
    return cell == null ? this : new Entry(value, sheet + "!" + cell);
  }
}
