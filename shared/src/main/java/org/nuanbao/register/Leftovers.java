package org.nuanbao.register;

import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.Duties;
import org.nuanbao.campaign.Duty.FormDuty;
import org.nuanbao.form.Single;
import org.nuanbao.reading.Reading;
import org.nuanbao.rollup.Tally;
import org.nuanbao.rollup.VersionFigures;
import org.nuanbao.submission.Counterparts;
import org.nuanbao.submission.Keys;
import org.nuanbao.submission.Readings;
import org.nuanbao.submission.Subject;
import org.nuanbao.submission.Subjects;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.Submission.State;
import org.nuanbao.submission.Submissions;

/**
 * Removes what was written of a version that never became current and, its submission being final,
 * never can. The cells of its figures are written first and removed last: where they are not there,
 * nothing else is.
 */
final class Leftovers {
  private final Submissions submissions;
  private final Subjects subjects;
  private final Duties duties;
  private final Readings readings;
  private final Keys keys;
  private final Archives archives;
  private final VersionFigures figures;
  private final Counterparts counterparts;

  Leftovers(
      Submissions submissions,
      Subjects subjects,
      Duties duties,
      Readings readings,
      Keys keys,
      Archives archives,
      VersionFigures figures,
      Counterparts counterparts) {
    this.submissions = submissions;
    this.subjects = subjects;
    this.duties = duties;
    this.readings = readings;
    this.keys = keys;
    this.archives = archives;
    this.figures = figures;
    this.counterparts = counterparts;
  }

  /**
   * Of a submission that ended without becoming current. Cards and vouchers are removed one by one
   * when they are decided; of what was given up before that, here.
   *
   * @param written what this worker has written, which another one may have removed in between
   */
  void remove(Submission submission, @Nullable VersionContent written) {
    if (duties.get(submission.duty()) instanceof FormDuty duty
        && !(duty.form() instanceof Single)
        && (written != null || figures.has(duty.id(), submission.version()))) {
      VersionContent content =
          written == null ? VersionContent.load(submission, duty, readings, keys) : written;
      remove(submission, duty, content.reading(), content.rows());
    }
    if (duties.get(submission.duty()) instanceof FormDuty duty
        && duty.form() instanceof Single form
        && submission.state() == State.REJECTED) {
      removeParts(submission, duty, form);
    }
    submissions.cleared(submission.id());
  }

  private void removeParts(Submission submission, FormDuty duty, Single form) {
    for (Reading part : readings.parts(submission.id())) {
      Subject.of(form, part)
          .map(subject -> subject.key(keys))
          .filter(key -> subjects.end(submission.id(), key).isEmpty())
          .ifPresent(key -> {
            counterparts.takeBack(duty, submission.version(), key, part);
            figures.remove(duty.id(), submission.version(), key);
          });
    }
  }

  private void remove(Submission submission, FormDuty duty, Reading reading, @Nullable Rows rows) {
    if (rows != null) {
      rows.inChunks(some -> archives.remove(rows.archives(some), rows.disbursements(some)));
    }
    counterparts.takeBack(duty, submission.version(), "", reading);
    figures.remove(duty.id(), submission.version(), Tally.nothing(duty.form()));
  }
}
