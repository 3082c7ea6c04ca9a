package org.nuanbao.register;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.value.Money;
import org.nuanbao.value.PersonKey;

/** Where archives and disbursements live, all versions side by side. */
public interface Archives {
  /** Puts them all; writing again changes nothing. */
  void write(List<Archive> archives, List<Disbursement> disbursements);

  /** Takes away what {@link #write} put; again changes nothing. */
  void remove(List<Archive> archives, List<Disbursement> disbursements);

  /** Of all versions; the caller asks the pointers which count. */
  List<Disbursement> disbursements(PersonKey person, String campaign, String fund);

  /** The archive entries of one version, in row order. */
  List<Archive> entries(DutyId duty, long version, List<PersonKey> persons);

  /**
   * What one version of a duty says of one person; counts while that version is current.
   *
   * @param row the data row it came from, from 1
   * @param personal column key → value; every field is stored encrypted
   */
  record Archive(
      PersonKey person, DutyId duty, long version, int row, SortedMap<String, String> personal) {}

  /**
   * Person × fund × purpose × amount × campaign, as one version of a duty has it.
   *
   * @param row the data row it came from, from 1
   * @param amount null where the federation enters it
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
