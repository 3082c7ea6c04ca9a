package org.nuanbao.rollup;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.submission.Subjects;

/** Stores what each version of a duty adds up to; conversion writes it for the night run. */
public interface VersionFigures {
  /** Saves a version's totals, before it becomes current; saving again replaces them. */
  void save(DutyId duty, long version, Totals totals);

  Optional<Totals> load(DutyId duty, long version);

  /** Saves the cells in which each figure of a version stood; saving again replaces them. */
  void saveCells(DutyId duty, long version, SortedMap<String, String> cells);

  /** Whether anything is stored for a version; its cells are written first. */
  boolean has(DutyId duty, long version);

  /**
   * Removes all that was stored for a version, its cells last.
   *
   * @param totals with the same measures as were saved, or were to be saved; the values do not
   *     matter
   */
  void remove(DutyId duty, long version, Totals totals);

  /** Removes the figures of one card or voucher. Repeating the call changes nothing. */
  void remove(DutyId duty, long version, String subject);

  /** The cells as {@link Tally#cells} gave them; empty if there are none. */
  SortedMap<String, String> cells(DutyId duty, long version);

  /**
   * Saves the totals of a card or voucher, before it becomes current; saving again replaces them.
   */
  void save(DutyId duty, long version, String subject, Totals totals);

  /**
   * What these cards or vouchers add up to together.
   *
   * @throws IllegalStateException if the figures of one are missing
   */
  Totals sum(DutyId duty, List<Subjects.Current> current);
}
