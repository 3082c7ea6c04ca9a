package org.nuanbao.register;

import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.Duty.FormDuty;
import org.nuanbao.form.Form;
import org.nuanbao.reading.Reading;
import org.nuanbao.rollup.Tally;
import org.nuanbao.rollup.VersionFigures;
import org.nuanbao.submission.Counterparts;
import org.nuanbao.submission.Keys;
import org.nuanbao.submission.Readings;
import org.nuanbao.submission.Submission;

/**
 * The content of one version, read once for everything that is done with it.
 *
 * @param rows null if the form pays nobody
 */
record VersionContent(FormDuty duty, long version, Reading reading, @Nullable Rows rows) {

  /**
   * Stores what a version leaves in the register, the figures and the index of facts. It is written
   * before the version can become current, and removed if it never did. The cells of the figures
   * are written first and removed last: if they are missing, so is everything else.
   */
  record Stores(
      Readings readings,
      Keys keys,
      Archives archives,
      VersionFigures figures,
      DoubleSearch doubles,
      Counterparts counterparts) {

    VersionContent load(Submission submission, FormDuty duty) {
      Reading reading = readings.load(submission.id());
      Rows rows =
          duty.paying().map(paying -> Rows.of(submission, paying, reading, keys)).orElse(null);
      return new VersionContent(duty, submission.version(), reading, rows);
    }

    void write(VersionContent content) {
      FormDuty duty = content.duty();
      Form form = duty.form();
      figures.saveCells(duty.id(), content.version(), Tally.cells(form, content.reading()));
      Rows rows = content.rows();
      if (rows != null) {
        doubles.list(duty.id(), content.version(), rows);
        rows.inChunks(some -> archives.write(rows.archives(some), rows.disbursements(some)));
      }
      counterparts.tell(duty, content.version(), "", content.reading());
      figures.save(duty.id(), content.version(), Tally.of(form, content.reading(), keys));
    }

    boolean has(Submission submission) {
      return figures.has(submission.duty(), submission.version());
    }

    void remove(VersionContent content) {
      FormDuty duty = content.duty();
      Rows rows = content.rows();
      if (rows != null) {
        rows.inChunks(some -> archives.remove(rows.archives(some), rows.disbursements(some)));
        doubles.unlist(duty.id(), content.version());
      }
      counterparts.takeBack(duty, content.version(), "", content.reading());
      figures.remove(duty.id(), content.version(), Tally.nothing(duty.form()));
    }

    /** Writes the content of one card or voucher. */
    void write(FormDuty duty, long version, String subject, Reading part) {
      counterparts.tell(duty, version, subject, part);
      figures.save(duty.id(), version, subject, Tally.of(duty.form(), part, keys));
    }

    /** Removes the content of one card or voucher. */
    void remove(FormDuty duty, long version, String subject, Reading part) {
      counterparts.takeBack(duty, version, subject, part);
      figures.remove(duty.id(), version, subject);
    }
  }
}
