package org.nuanbao.submission;

import java.time.Instant;
import java.util.List;
import org.nuanbao.campaign.DutyId;

/**
 * What settles “I did send it”. Bears no personal data.
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
    List<String> lines) {}
