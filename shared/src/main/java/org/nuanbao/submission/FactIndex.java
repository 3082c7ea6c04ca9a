package org.nuanbao.submission;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.value.PersonKey;

/**
 * What forms tell the rules of other forms, as keyed hashes only. Entries of all versions are kept
 * side by side; the caller asks the pointers which of them count.
 */
public interface FactIndex {
  /**
   * The entry of one row, card or voucher.
   *
   * @param place the campaign and the fact, and the unit if only entries of the same unit count
   * @param key hash of the first value
   * @param whole hash of all values
   * @param subject of a card or voucher; empty for a roster
   * @param row data row, from 1; 0 for a card or voucher
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

  /**
   * Writes entries, before their version becomes current: all that a roster's version tells a place
   * in one call. Repeating the call changes nothing.
   */
  void write(List<Entry> entries);

  /** Removes what one call of {@link #write} wrote. Repeating the call changes nothing. */
  void remove(List<Entry> entries);

  /** The entries of a place, or only those with this key if it is not empty; in no order. */
  List<Entry> find(String place, String key);
}
