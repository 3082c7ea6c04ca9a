package org.nuanbao.register;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.value.PersonKey;

/**
 * Who is paid from which fund of a campaign by which duty: a person by one. Taken before a duty is
 * approved, in an attempt with a number that rises; an approval names its attempt and does not
 * stand where a later one was begun or this one ended.
 */
public interface Claims {
  /** Claims of this many persons were newly taken; these others belong to another duty. */
  record Taken(int newly, List<PersonKey> others) {}

  /**
   * What may be left of attempts.
   *
   * @param upTo no attempt up to this one can be approved any more
   * @param versions whose persons may have been claimed
   */
  record Ended(long upTo, List<SubmissionId> versions) {}

  /** The attempt for this version that is under way, or a new one, numbered after all others. */
  long begin(DutyId duty, SubmissionId version);

  /** Claims for the duty whoever nobody else has; again changes nothing. */
  Taken take(DutyId duty, long attempt, String fund, List<PersonKey> persons);

  /** Which duty has claimed these persons; those that none has are left out. */
  Map<PersonKey, DutyId> holders(String campaign, String fund, List<PersonKey> persons);

  /** Ends what is under way; empty where the duty is approved, and then nothing changes. */
  Optional<Ended> end(DutyId duty);

  /** What earlier attempts than this one, which is under way, may have left. */
  Ended before(DutyId duty, long attempt);

  /** Releases what the duty has claimed in attempts up to this one. */
  void release(DutyId duty, long upTo, String fund, List<PersonKey> persons);

  /** Nothing of these is left; unless an attempt was begun since, which remembers them all. */
  void released(DutyId duty, Ended left);
}
