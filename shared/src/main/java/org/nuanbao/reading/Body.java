package org.nuanbao.reading;

import java.util.List;
import java.util.Map;

/** The table of a form. */
public sealed interface Body {
  /** By item ref; every item of the form is there. */
  record Figures(Map<String, Entry> items) implements Body {}

  /**
   * A roster's rows.
   *
   * @param letters the sheet column ({@code E}) of each of the form's columns; empty without a
   *     sheet
   */
  record Lines(List<Line> lines, List<String> letters) implements Body {}
}
