package org.nuanbao.check;

import org.jspecify.annotations.Nullable;

/**
 * A place that a finding names.
 *
 * @param cell null if there is no sheet, or the form's blank has no cell
 * @param of the answer there; null if none was looked at
 */
public record Spot(String ref, @Nullable String cell, @Nullable Cell of) {
  /** A place with no answer that could be looked at. */
  public Spot(String ref, @Nullable String cell) {
    this(ref, cell, null);
  }
}
