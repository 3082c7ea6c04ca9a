package org.nuanbao.reading;

import org.jspecify.annotations.Nullable;

/**
 * A value and where it stood.
 *
 * @param cell {@code E6}, with its sheet ({@code 名单!E6}) if that is not the reading's own; null if
 *     the value came from a sample and not from a workbook
 */
public record Entry(Value value, @Nullable String cell) {
  public static final Entry NONE = new Entry(Value.Blank.IT, null);

  /** This entry, with the sheet added to its cell. */
  public Entry on(String sheet) {
    return cell == null ? this : new Entry(value, sheet + "!" + cell);
  }
}
