package org.nuanbao.submission;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.value.PersonKey;

/**
 * What forms say to the rules of other forms, as keyed hashes only. Entries of all versions stand
 * side by side; the caller asks the pointers which count.
 */
public interface FactIndex {
  /**
   * One row, card or voucher.
   *
   * @param place the campaign and the fact, and the unit where only the same unit's count
   * @param key hash of the first value
   * @param whole hash of all values
   * @param subject of a card or voucher; empty for a roster
   * @param row data row, from 1; of a card or voucher 0
   * @param person whom the row pays, if the form pays
   */
  record Entry(
      String place,
      String key,
      String whole,
      DutyId duty,
      long version,
      String subject,
      int row,
      @Nullable PersonKey person) {}

  /** Written before their version becomes current; again changes nothing. */
  void write(List<Entry> entries);

  /** Takes away what {@link #write} put; again changes nothing. */
  void remove(List<Entry> entries);

  /** All of a place, or those of one key where it is not empty; in no order. */
  List<Entry> find(String place, String key);
}
