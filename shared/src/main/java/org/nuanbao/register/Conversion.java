package org.nuanbao.register;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.Duties;
import org.nuanbao.campaign.Duty;
import org.nuanbao.campaign.Duty.DocumentDuty;
import org.nuanbao.campaign.Duty.FormDuty;
import org.nuanbao.check.CheckResult;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Single;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.ValuesHash;
import org.nuanbao.rollup.VersionFigures;
import org.nuanbao.submission.Counterparts;
import org.nuanbao.submission.Keys;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Readings;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.Receipts;
import org.nuanbao.submission.Subject;
import org.nuanbao.submission.Subjects;
import org.nuanbao.submission.Subjects.End;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.Submission.State;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.submission.Submissions;

/**
 * Publishes an accepted reading, all or nothing. Rows and figures are written under the
 * submission's version, where nobody counts them; one transaction then flips the duty's pointer.
 * After that it looks for doubles. A run that dies midway is simply repeated: every step may be
 * repeated, and a version that is already current has its doubles looked for again. If a version
 * ended without becoming current, what was written for it is removed.
 *
 * <p>Cards and vouchers of a file are published one by one, each with its subject's pointer. A
 * part's figures are written before it is decided, and removed again if it did not become current.
 * Its decision is kept with it, and the submission ends when all parts are decided.
 */
public final class Conversion {
  /** Each lost flip means that another decision on the duty came first; more losses are a fault. */
  private static final int TRIES = 16;

  private final Submissions submissions;
  private final Subjects subjects;
  private final Duties duties;
  private final Readings readings;
  private final Keys keys;
  private final DoubleSearch doubles;
  private final Receipts receipts;
  private final VersionContent.Stores contents;

  public Conversion(
      Submissions submissions,
      Subjects subjects,
      Duties duties,
      Readings readings,
      Keys keys,
      Archives archives,
      VersionFigures figures,
      DoubleSearch doubles,
      Counterparts counterparts,
      Receipts receipts) {
    this.submissions = submissions;
    this.subjects = subjects;
    this.duties = duties;
    this.readings = readings;
    this.keys = keys;
    this.doubles = doubles;
    this.receipts = receipts;
    this.contents =
        new VersionContent.Stores(readings, keys, archives, figures, doubles, counterparts);
  }

  /**
   * Brings a validated submission to its end.
   *
   * @throws IllegalStateException if it is not validated; the queue must then deliver it again
   */
  public void convert(SubmissionId id) {
    VersionContent written = null;
    for (int i = 0; i < TRIES; i++) {
      Submission submission = submissions.get(id);
      switch (submission.state()) {
        case AWAITING -> throw new IllegalStateException("not validated yet: " + id);
        case VALIDATED -> written = decide(submission, written);
        case ACCEPTED -> {
          lookForDoubles(submission, written);
          return;
        }
        case REJECTED, SUPERSEDED -> {
          clear(submission, written);
          return;
        }
      }
    }
    throw new IllegalStateException("the pointer of " + id + " never stood still");
  }

  /**
   * Makes one try; the next round of {@link #convert} looks at the result.
   *
   * @param written what earlier tries have written of the version
   * @return what has been written by now, this try included
   */
  private @Nullable VersionContent decide(Submission submission, @Nullable VersionContent written) {
    Duty duty = duties.get(submission.duty());
    if (duty instanceof FormDuty owed && owed.form() instanceof Single form) {
      decideParts(submission, owed, form);
      return null;
    }
    Pointer pointer = submissions.pointer(submission.duty());
    Optional<Outcome.Why> why = why(submission, pointer);
    if (why.isPresent()) {
      submissions.supersede(
          submission, pointer, receipts.superseded(submission, why.get(), pointer.standing()));
      return written;
    }
    return publish(submission, pointer, duty, written);
  }

  private static Optional<Outcome.Why> why(Submission submission, Pointer pointer) {
    if (pointer.decidedUpTo() >= submission.version()) {
      return Optional.of(Outcome.Why.NEWER);
    }
    if (pointer.standing() == Pointer.Standing.APPROVED) {
      return Optional.of(Outcome.Why.APPROVED);
    }
    Pointer.Current current = pointer.current();
    return current != null && current.valuesHash().equals(submission.valuesHash())
        ? Optional.of(Outcome.Why.UNCHANGED)
        : Optional.empty();
  }

  private @Nullable VersionContent publish(
      Submission submission, Pointer seen, Duty duty, @Nullable VersionContent written) {
    return switch (duty) {
      case FormDuty owed -> {
        VersionContent content = content(submission, owed, written);
        contents.write(content);
        Pointer.Current current = current(submission, owed);
        List<Finding> findings = found(submission).findings();
        Receipt receipt =
            receipts.accepted(submission, current.late(), owed.form(), content.reading(), findings);
        submissions.flip(submission, seen, current, receipt);
        yield content;
      }
      case DocumentDuty sent -> {
        Pointer.Current current = current(submission, sent);
        submissions.flip(submission, seen, current, receipts.kept(submission, current.late()));
        yield null;
      }
    };
  }

  private VersionContent content(
      Submission submission, FormDuty duty, @Nullable VersionContent written) {
    return written == null ? contents.load(submission, duty) : written;
  }

  private CheckResult found(Submission submission) {
    return submissions.findings(submission.id()).orElse(new CheckResult(List.of(), List.of()));
  }

  /** Decides every card or voucher of a file, then ends the submission. */
  private void decideParts(Submission submission, FormDuty duty, Single form) {
    Pointer.Current whole = current(submission, duty);
    CheckResult checked = found(submission);
    List<Reading> parts = readings.parts(submission.id());
    Map<End, Integer> ends = new EnumMap<>(End.class);
    for (int i = 0; i < parts.size(); i++) {
      Reading reading = parts.get(i);
      String subject =
          Subject.of(form, reading)
              .orElseThrow(() -> new IllegalStateException("about nobody: " + submission.id()))
              .key(keys);
      Subjects.Part part =
          new Subjects.Part(
              subject, i + 1, ValuesHash.of(reading, checked.on(reading.sheet()).reasons()));
      ends.merge(decide(submission, duty, part, reading, whole), 1, Integer::sum);
    }
    Receipt receipt =
        ends.containsKey(End.CURRENT)
            ? receipts.accepted(submission, whole.late(), ends, checked.findings())
            : receipts.superseded(
                submission, why(ends), submissions.pointer(submission.duty()).standing());
    subjects.finish(submission, receipt);
  }

  private End decide(
      Submission submission,
      FormDuty duty,
      Subjects.Part part,
      Reading reading,
      Pointer.Current whole) {
    if (subjects.end(submission.id(), part.subject()).isEmpty()) {
      contents.write(duty, submission.version(), part.subject(), reading);
    }
    End end = subjects.decide(submission, part, whole);
    if (end != End.CURRENT) {
      contents.remove(duty, submission.version(), part.subject(), reading);
    }
    return end;
  }

  /** The reason why nothing of a file became current. */
  private static Outcome.Why why(Map<End, Integer> ends) {
    if (ends.containsKey(End.UNCHANGED)) {
      return Outcome.Why.UNCHANGED;
    }
    return ends.containsKey(End.APPROVED) ? Outcome.Why.APPROVED : Outcome.Why.NEWER;
  }

  private void lookForDoubles(Submission submission, @Nullable VersionContent written) {
    Pointer.Current current = submissions.pointer(submission.duty()).current();
    if (current == null || !current.submission().equals(submission.id())) {
      return;
    }
    if (duties.get(submission.duty()) instanceof FormDuty duty && duty.paying().isPresent()) {
      Rows rows = content(submission, duty, written).rows();
      if (rows != null) {
        doubles.after(duty.id(), rows);
      }
    }
  }

  /**
   * Removes what was written for a submission that ended without becoming current; being final, it
   * never can. Cards and vouchers are removed one by one as they are decided; those that were given
   * up before that are removed here.
   *
   * @param written what this worker has written, which another worker may have removed since
   */
  private void clear(Submission submission, @Nullable VersionContent written) {
    if (duties.get(submission.duty()) instanceof FormDuty duty) {
      if (duty.form() instanceof Single form) {
        clearParts(submission, duty, form);
      } else if (written != null || contents.has(submission)) {
        contents.remove(content(submission, duty, written));
      }
    }
    submissions.cleared(submission.id());
  }

  private void clearParts(Submission submission, FormDuty duty, Single form) {
    if (submission.state() != State.REJECTED) {
      return;
    }
    for (Reading part : readings.parts(submission.id())) {
      Subject.of(form, part)
          .map(subject -> subject.key(keys))
          .filter(key -> subjects.end(submission.id(), key).isEmpty())
          .ifPresent(key -> contents.remove(duty, submission.version(), key, part));
    }
  }

  private static Pointer.Current current(Submission submission, Duty duty) {
    Instant received = demand(submission.receivedAt(), "receivedAt");
    return new Pointer.Current(
        submission.id(),
        submission.version(),
        demand(submission.valuesHash(), "valuesHash"),
        received,
        duty.late(received));
  }

  private static <T> T demand(@Nullable T value, String name) {
    if (value == null) {
      throw new IllegalStateException("a validated submission has " + name);
    }
    return value;
  }
}
