package org.nuanbao.register;

import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.Duty.FormDuty;
import org.nuanbao.reading.Reading;
import org.nuanbao.submission.Keys;
import org.nuanbao.submission.Readings;
import org.nuanbao.submission.Submission;

/**
 * What a version says, read once for all that is done with it.
 *
 * @param rows null where the form pays nobody
 */
record VersionContent(Reading reading, @Nullable Rows rows) {
  static VersionContent load(Submission submission, FormDuty duty, Readings readings, Keys keys) {
    Reading reading = readings.load(submission.id());
    Rows rows =
        duty.paying().map(paying -> Rows.of(submission, paying, reading, keys)).orElse(null);
    return new VersionContent(reading, rows);
  }
}
