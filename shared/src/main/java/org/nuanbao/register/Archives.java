package org.nuanbao.register;

import java.util.List;
import org.nuanbao.campaign.DutyId;
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
}
