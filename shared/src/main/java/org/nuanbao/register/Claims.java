package org.nuanbao.register;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.value.PersonKey;

/**
 * Which duty pays which person from which fund of a campaign: one duty for each person. Claims are
 * made before a duty is approved, in an attempt with a rising number. An approval names its
 * attempt; it fails if that attempt has ended or a later one was begun.
 */
public interface Claims {
  /** How many persons were newly claimed, and which ones belong to another duty. */
  record Taken(int newly, List<PersonKey> others) {}

  /**
   * What ended attempts may have left behind.
   *
   * @param upTo no attempt up to this one can be approved any more
   * @param versions whose persons may have been claimed
   */
  record Ended(long upTo, List<SubmissionId> versions) {}

  /** The attempt for this version that is under way, or a new one with the next number. */
  long begin(DutyId duty, SubmissionId version);

  /** Claims those persons that no other duty has. Repeating the call changes nothing. */
  Taken take(DutyId duty, long attempt, String fund, List<PersonKey> persons);

  /** Which duty has claimed each of these persons; persons that none has claimed are left out. */
  Map<PersonKey, DutyId> holders(String campaign, String fund, List<PersonKey> persons);

  /** Ends the attempt under way; if the duty is approved, changes nothing and returns empty. */
  Optional<Ended> end(DutyId duty);

  /** What may be left of attempts before this one, which is under way. */
  Ended before(DutyId duty, long attempt);

  /** Releases what the duty claimed in attempts up to this one. */
  void release(DutyId duty, long upTo, String fund, List<PersonKey> persons);

  /**
   * Records that nothing of these is left. Has no effect if an attempt was begun since: that
   * attempt remembers them all.
   */
  void released(DutyId duty, Ended left);
}
