package org.nuanbao.check;

import java.util.List;
import org.nuanbao.reading.Value;

/**
 * One step that mends a finding, so that a program can take it. A finding has either steps that say
 * what to do, all of which are to be taken, or one {@link Ask}.
 *
 * <p>A cell is named as in the finding ({@code E6}), with its sheet ({@code 名单!E6}) if that is not
 * the finding's own, and with the number of its gap ({@code A20#2}) if it is a printed line with
 * several. It is empty for an {@link Ask} that is about no cell.
 */
public sealed interface Mend {
  /** The cell that is changed or asked about. */
  String cell();

  /** This value belongs into the cell. Never something personal: it is stored as it is. */
  record Put(String cell, Value value) implements Mend {}

  /** The cell is to be emptied. */
  record Clear(String cell) implements Mend {}

  /** The cell's value is made from what stands in {@code from}, which may be the cell itself. */
  record Make(String cell, Way way, String from) implements Mend {}

  /**
   * No value is certain: a person has to look it up.
   *
   * @param why in plain Chinese
   */
  record Ask(String cell, String why) implements Mend {}

  /** How a value is made from another that must not be told. */
  enum Way {
    /** The same value. */
    COPY,
    /** The one identity, card, credit code or telephone number in the text, without all else. */
    NUMBER,
    /** The identity number of 18 characters for the old one of 15 digits. */
    LONG_ID,
    /** The text without characters that nobody can see. */
    VISIBLE,
    /** The text without an apostrophe before it, a note behind it and spaces within. */
    BARE,
    /** The name without what is no part of it: 1, （女）, *. */
    NAME,
    /** The sex that an identity number tells. */
    SEX,
    /** The day of birth that an identity number tells. */
    BIRTH,
    /** What the formula shows, as a value. */
    SHOWN
  }

  /** A question about one cell, as a finding's only step. */
  static List<Mend> ask(String cell, String why) {
    return List.of(new Ask(cell, why));
  }
}
