package org.nuanbao.reading;

import java.util.List;
import java.util.Map;

/** The table of a form. */
public sealed interface Body {
  /** By item ref; every item of the form is there. */
  record Figures(Map<String, Entry> items) implements Body {}

  /**
   * The answers of a card or voucher.
   *
   * @param answers by question key; every question of the form is there
   * @param tables by table key; every table of the form is there
   */
  record Answers(Map<String, Entry> answers, Map<String, Lines> tables) implements Body {}

  /**
   * The rows of a roster, or of a card's small table.
   *
   * @param letters the sheet column ({@code E}) of each of the form's columns; empty without a
   *     sheet
   */
  record Lines(List<Line> lines, List<String> letters) implements Body {}
}
