package org.nuanbao.submission;

import java.time.Instant;
import java.util.List;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.value.SpokenNumber;

/**
 * What settles whether a unit “did send it”. Contains no personal data.
 *
 * @param number the same for one outcome, however often it is mailed
 * @param at business moment of receiving
 * @param unit the unit's name
 * @param to the unit's mail address
 * @param lines totals, or findings with their cells, one sentence each
 */
public record Receipt(
    String number,
    SubmissionId submission,
    DutyId duty,
    Instant at,
    String formTitle,
    String unit,
    String to,
    AnnouncedFile file,
    Outcome outcome,
    List<String> lines) {
  private static final String KIND = "NB";

  /**
   * Makes the number of a receipt from the submission alone, so that a repeated try gives it again:
   * {@code NB}, the business day of receiving, and eight characters.
   */
  public static String numberOf(SubmissionId id, Instant received) {
    return SpokenNumber.of(KIND, BusinessClock.day(received), id.value());
  }
}
