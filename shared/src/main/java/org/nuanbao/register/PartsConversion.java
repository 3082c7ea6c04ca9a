package org.nuanbao.register;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.nuanbao.campaign.Duty.FormDuty;
import org.nuanbao.check.CheckResult;
import org.nuanbao.form.Single;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.ValuesHash;
import org.nuanbao.rollup.Tally;
import org.nuanbao.rollup.VersionFigures;
import org.nuanbao.submission.Counterparts;
import org.nuanbao.submission.Keys;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Readings;
import org.nuanbao.submission.Subject;
import org.nuanbao.submission.Subjects;
import org.nuanbao.submission.Subjects.End;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.Submissions;

/**
 * Publishes the cards or vouchers of a file, each with its subject's pointer. A part's figures are
 * written before it is decided, and removed again where it did not become current; its decision is
 * kept with it, and the submission ends when all are decided; so whoever dies on the way is run
 * again and comes to the same end.
 */
final class PartsConversion {
  private final Submissions submissions;
  private final Subjects subjects;
  private final Readings readings;
  private final Keys keys;
  private final VersionFigures figures;
  private final Counterparts counterparts;

  PartsConversion(
      Submissions submissions,
      Subjects subjects,
      Readings readings,
      Keys keys,
      VersionFigures figures,
      Counterparts counterparts) {
    this.submissions = submissions;
    this.subjects = subjects;
    this.readings = readings;
    this.keys = keys;
    this.figures = figures;
    this.counterparts = counterparts;
  }

  /** Decides every part; how many ended how. */
  Map<End, Integer> decide(
      Submission submission, FormDuty duty, Single form, Pointer.Current whole) {
    Map<End, Integer> ends = new EnumMap<>(End.class);
    List<Reading> parts = readings.parts(submission.id());
    CheckResult checked =
        submissions.findings(submission.id()).orElse(new CheckResult(List.of(), List.of()));
    for (int i = 0; i < parts.size(); i++) {
      Reading reading = parts.get(i);
      String subject =
          Subject.of(form, reading)
              .orElseThrow(() -> new IllegalStateException("about nobody: " + submission.id()))
              .key(keys);
      if (subjects.end(submission.id(), subject).isEmpty()) {
        counterparts.tell(duty, submission.version(), subject, reading);
        figures.save(duty.id(), submission.version(), subject, Tally.of(form, reading, keys));
      }
      Subjects.Part part =
          new Subjects.Part(
              subject, i + 1, ValuesHash.of(reading, checked.on(reading.sheet()).reasons()));
      End end = subjects.decide(submission, part, whole);
      if (end != End.CURRENT) {
        counterparts.takeBack(duty, submission.version(), subject, reading);
        figures.remove(duty.id(), submission.version(), subject);
      }
      ends.merge(end, 1, Integer::sum);
    }
    return ends;
  }

  /** Why nothing of a file became current. */
  static Outcome.Why why(Map<End, Integer> ends) {
    if (ends.containsKey(End.UNCHANGED)) {
      return Outcome.Why.UNCHANGED;
    }
    return ends.containsKey(End.APPROVED) ? Outcome.Why.APPROVED : Outcome.Why.NEWER;
  }
}
