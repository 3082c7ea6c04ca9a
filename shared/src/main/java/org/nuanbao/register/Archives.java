package org.nuanbao.register;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.value.Money;
import org.nuanbao.value.PersonKey;

/** Stores archives and disbursements, those of all versions side by side. */
public interface Archives {
  /** Stores all of these. Repeating the call changes nothing. */
  void write(List<Archive> archives, List<Disbursement> disbursements);

  /** Removes what {@link #write} stored. Repeating the call changes nothing. */
  void remove(List<Archive> archives, List<Disbursement> disbursements);

  /** A person's disbursements in all versions; the caller asks the pointers which ones count. */
  List<Disbursement> disbursements(PersonKey person, String campaign, String fund);

  /** The archive entries of one version, in row order. */
  List<Archive> entries(DutyId duty, long version, List<PersonKey> persons);

  /**
   * What one version of a duty says about one person; counts while that version is current.
   *
   * @param row the data row it came from, from 1
   * @param personal column key → value; every field is stored encrypted
   */
  record Archive(
      PersonKey person, DutyId duty, long version, int row, SortedMap<String, String> personal) {}

  /**
   * A payment in one version of a duty: person × fund × purpose × amount × campaign.
   *
   * @param row the data row it came from, from 1
   * @param amount null if the federation enters it
   */
  record Disbursement(
      PersonKey person,
      DutyId duty,
      long version,
      int row,
      String fund,
      String purpose,
      @Nullable Money amount) {}
}
