package org.nuanbao.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.Duties;
import org.nuanbao.campaign.Duty;
import org.nuanbao.campaign.Duty.DocumentDuty;
import org.nuanbao.campaign.Duty.FormDuty;
import org.nuanbao.form.Severity;
import org.nuanbao.form.Single;
import org.nuanbao.reading.Reading;
import org.nuanbao.rollup.SourceCells;
import org.nuanbao.rollup.Tally;
import org.nuanbao.rollup.VersionFigures;
import org.nuanbao.submission.Counterparts;
import org.nuanbao.submission.Keys;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Readings;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.ReceiptLines;
import org.nuanbao.submission.Receipts;
import org.nuanbao.submission.Subjects;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.submission.Submissions;

/**
 * Publishes an accepted reading, all or nothing. Rows and figures are written under the
 * submission's version, where nobody counts them; one transaction then turns the duty's pointer.
 * After that doubles are looked for. Whoever dies on the way is simply run again: every step may be
 * repeated, and a version that is current already has its doubles looked for again. Of one that
 * ended without becoming current what was written is removed.
 */
public final class Conversion {
  /** Each lost flip means that something else of the duty was decided; more is a fault. */
  private static final int TRIES = 16;

  /** What is told of a document. */
  private static final List<String> KEPT = List.of("文件已按原样保存，系统不打开文件，不检查其中内容。");

  private final Submissions submissions;
  private final Subjects subjects;
  private final Duties duties;
  private final Readings readings;
  private final Keys keys;
  private final Archives archives;
  private final VersionFigures figures;
  private final DoubleSearch doubles;
  private final Receipts receipts;
  private final Counterparts counterparts;
  private final PartsConversion parts;
  private final Leftovers leftovers;

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
    this.archives = archives;
    this.figures = figures;
    this.doubles = doubles;
    this.receipts = receipts;
    this.counterparts = counterparts;
    this.leftovers =
        new Leftovers(
            submissions, subjects, duties, readings, keys, archives, figures, counterparts);
    this.parts = new PartsConversion(submissions, subjects, readings, keys, figures, counterparts);
  }

  /**
   * Brings a validated submission to its end.
   *
   * @throws IllegalStateException if it is not validated; it is then for the queue to come again
   */
  public void convert(SubmissionId id) {
    VersionContent written = null;
    for (int i = 0; i < TRIES; i++) {
      Submission submission =
          submissions
              .find(id)
              .orElseThrow(() -> new IllegalStateException("no such submission: " + id));
      switch (submission.state()) {
        case AWAITING -> throw new IllegalStateException("not validated yet: " + id);
        case VALIDATED -> written = decide(submission, written);
        case ACCEPTED -> {
          lookForDoubles(submission, written);
          return;
        }
        case REJECTED, SUPERSEDED -> {
          leftovers.remove(submission, written);
          return;
        }
      }
    }
    throw new IllegalStateException("the pointer of " + id + " never stood still");
  }

  /**
   * One try; the next round of {@link #convert} sees what came of it.
   *
   * @param written what an earlier try has written of the version
   * @return the same, with this try
   */
  private @Nullable VersionContent decide(Submission submission, @Nullable VersionContent written) {
    Duty duty = duties.get(submission.duty());
    if (duty instanceof FormDuty owed && owed.form() instanceof Single form) {
      parts(submission, owed, form);
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

  private void parts(Submission submission, FormDuty duty, Single form) {
    Pointer.Current whole = current(submission, duty);
    Map<Subjects.End, Integer> ends = parts.decide(submission, duty, form, whole);
    Receipt receipt;
    if (ends.containsKey(Subjects.End.CURRENT)) {
      List<String> lines = new ArrayList<>(ReceiptLines.parts(ends));
      lines.addAll(warnings(submission));
      receipt = receipts.accepted(submission, whole.late(), lines);
    } else {
      Pointer.Standing standing = submissions.pointer(submission.duty()).standing();
      receipt = receipts.superseded(submission, PartsConversion.why(ends), standing);
    }
    subjects.finish(submission, receipt);
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
        VersionContent content =
            written == null ? VersionContent.load(submission, owed, readings, keys) : written;
        publish(submission, seen, owed, content.reading(), content.rows());
        yield content;
      }
      case DocumentDuty sent -> {
        Pointer.Current current = current(submission, sent);
        Receipt receipt = receipts.accepted(submission, current.late(), KEPT);
        submissions.flip(submission, seen, current, receipt);
        yield null;
      }
    };
  }

  private void publish(
      Submission submission, Pointer seen, FormDuty duty, Reading reading, @Nullable Rows rows) {
    figures.saveCells(duty.id(), submission.version(), SourceCells.of(duty.form(), reading));
    if (rows != null) {
      rows.inChunks(some -> archives.write(rows.archives(some), rows.disbursements(some)));
    }
    counterparts.tell(duty, submission.version(), "", reading);
    figures.save(duty.id(), submission.version(), Tally.of(duty.form(), reading, keys));
    Pointer.Current current = current(submission, duty);
    submissions.flip(
        submission,
        seen,
        current,
        receipts.accepted(submission, current.late(), told(submission, duty, reading)));
  }

  private List<String> told(Submission submission, FormDuty duty, Reading reading) {
    List<String> lines = new ArrayList<>(ReceiptLines.lines(duty.form(), reading));
    lines.addAll(warnings(submission));
    return lines;
  }

  private List<String> warnings(Submission submission) {
    long warnings =
        submissions.findings(submission.id()).stream()
            .flatMap(checked -> checked.findings().stream())
            .filter(finding -> finding.severity() == Severity.WARNING)
            .count();
    return warnings > 0 ? List.of("另有 " + warnings + " 处提醒，不影响接收，可登录系统查看。") : List.of();
  }

  private void lookForDoubles(Submission submission, @Nullable VersionContent written) {
    Pointer.Current current = submissions.pointer(submission.duty()).current();
    if (current == null || !current.submission().equals(submission.id())) {
      return;
    }
    if (duties.get(submission.duty()) instanceof FormDuty duty && duty.paying().isPresent()) {
      VersionContent content =
          written == null ? VersionContent.load(submission, duty, readings, keys) : written;
      if (content.rows() != null) {
        doubles.after(duty.id(), content.rows());
      }
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
