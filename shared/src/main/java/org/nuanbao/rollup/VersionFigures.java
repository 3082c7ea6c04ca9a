package org.nuanbao.rollup;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.submission.Subjects;

/** What each version of a duty adds up to, kept by conversion for the night run. */
public interface VersionFigures {
  /** Written before the version becomes current; saving again replaces. */
  void save(DutyId duty, long version, Totals totals);

  Optional<Totals> load(DutyId duty, long version);

  /** Where in its workbook each figure of a version stood; saving again replaces. */
  void saveCells(DutyId duty, long version, SortedMap<String, String> cells);

  /** Whether anything was kept of a version; its cells come first. */
  boolean has(DutyId duty, long version);

  /**
   * Takes away all that was kept of a version, its cells last.
   *
   * @param totals of the same measures as were saved, or were going to be; whatever their values
   */
  void remove(DutyId duty, long version, Totals totals);

  /** Takes away one card's or voucher's figures; again changes nothing. */
  void remove(DutyId duty, long version, String subject);

  /** As {@link Tally#cells} gave them; empty where there are none. */
  SortedMap<String, String> cells(DutyId duty, long version);

  /** Of one card or voucher; written before it becomes current, saving again replaces. */
  void save(DutyId duty, long version, String subject, Totals totals);

  /**
   * What these cards or vouchers add up to together.
   *
   * @throws IllegalStateException if one's figures are not there
   */
  Totals sum(DutyId duty, List<Subjects.Current> current);
}
