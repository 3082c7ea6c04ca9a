package org.nuanbao.submission;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.value.Sha256;

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
  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 8;

  /**
   * Makes the number of a receipt from the submission alone, so that a repeated try gives it again:
   * {@code NB}, the business day of receiving, and eight characters of Crockford's base 32 (which
   * has no I, L, O, U) that can be read out over the telephone.
   */
  public static String numberOf(SubmissionId id, Instant received) {
    byte[] hash = Sha256.of(id.value());
    StringBuilder number = new StringBuilder("NB");
    number.append(BusinessClock.day(received).format(DateTimeFormatter.BASIC_ISO_DATE)).append('-');
    long bits = 0;
    for (int i = 0; i < 5; i++) {
      bits = bits << 8 | (hash[i] & 0xFF);
    }
    for (int i = LENGTH - 1; i >= 0; i--) {
      number.append(DIGITS.charAt((int) (bits >>> (5 * i)) & 31));
    }
    return number.toString();
  }
}
