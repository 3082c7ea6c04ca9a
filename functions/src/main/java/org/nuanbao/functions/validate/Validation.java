package org.nuanbao.functions.validate;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.campaign.Duties;
import org.nuanbao.campaign.Duty.DocumentDuty;
import org.nuanbao.campaign.Duty.FormDuty;
import org.nuanbao.check.CheckResult;
import org.nuanbao.check.Finding;
import org.nuanbao.functions.FailureTrace;
import org.nuanbao.functions.Measures;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.ValuesHash;
import org.nuanbao.submission.Handover;
import org.nuanbao.submission.Originals;
import org.nuanbao.submission.Readings;
import org.nuanbao.submission.Receipts;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.submission.Submissions;
import org.nuanbao.workbook.ReadOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Decides whether an upload is free of errors. Every step may be repeated: what is final stays,
 * what was validated is handed over again, and anything else is done anew with the same outcome.
 */
@Singleton
final class Validation {
  private static final Logger LOG = LoggerFactory.getLogger(Validation.class);

  private final Submissions submissions;
  private final Originals originals;
  private final Readings readings;
  private final Handover handover;
  private final Duties duties;
  private final Receipts receipts;
  private final BusinessClock clock;
  private final Desk desk;
  private final Annotations annotations;
  private final Renderings renderings;

  Validation(
      Submissions submissions,
      Originals originals,
      Readings readings,
      Handover handover,
      Duties duties,
      Receipts receipts,
      BusinessClock clock,
      Desk desk,
      Annotations annotations,
      Renderings renderings) {
    this.submissions = submissions;
    this.originals = originals;
    this.readings = readings;
    this.handover = handover;
    this.duties = duties;
    this.receipts = receipts;
    this.clock = clock;
    this.desk = desk;
    this.annotations = annotations;
    this.renderings = renderings;
  }

  /**
   * Validates the submission that an object belongs to; an object of no submission is left alone.
   *
   * @param uploaded when the upload was complete, by the machine's clock
   */
  void validate(String key, Instant uploaded) {
    Optional<SubmissionId> owner = originals.owner(key);
    if (owner.isEmpty()) {
      LOG.warn("an object of no submission was uploaded");
      return;
    }
    Submission submission =
        submissions
            .find(owner.get())
            .orElseThrow(() -> new IllegalStateException("no submission " + owner.get()));
    MDC.put("submission", submission.id().value());
    switch (submission.state()) {
      case AWAITING -> judge(submissions.received(submission.id(), clock.at(uploaded)));
      case VALIDATED -> handover.toConvert(submission.id());
      case ACCEPTED, REJECTED, SUPERSEDED -> LOG.info("{} is final already", submission.id());
    }
  }

  /** Notes that a try has failed, for whoever looks after the system. */
  void failed(String key) {
    originals.owner(key).ifPresent(id -> submissions.tryFailed(id, Instant.now()));
  }

  /**
   * Ends a submission that was tried in vain: it is rejected, as failed by a fault of ours. One
   * that was never uploaded keeps waiting.
   *
   * @param uploaded as in {@link #validate}
   */
  void giveUp(String key, Instant uploaded) {
    SubmissionId id = originals.owner(key).orElse(null);
    if (id == null) {
      return;
    }
    MDC.put("submission", id.value());
    Submission submission =
        submissions.find(id).orElseThrow(() -> new IllegalStateException("no submission " + id));
    switch (submission.state()) {
      case AWAITING -> {
        if (originals.stored(submission).isEmpty()) {
          throw new IllegalStateException("no object of " + id);
        }
        end(submissions.received(id, clock.at(uploaded)));
      }
      case VALIDATED -> handOverOrEnd(submission);
      case ACCEPTED, REJECTED, SUPERSEDED -> {}
    }
  }

  private void handOverOrEnd(Submission validated) {
    try {
      handover.toConvert(validated.id());
    } catch (RuntimeException | Error e) {
      LOG.error("{} cannot be handed over: {}", validated.id(), FailureTrace.of(e));
      end(validated);
    }
  }

  private void end(Submission submission) {
    submissions.reject(submission, receipts.failed(submission));
  }

  private void judge(Submission submission) {
    byte[] file =
        originals
            .read(submission)
            .orElseThrow(() -> new IllegalStateException("no object of " + submission.id()));
    switch (duties.get(submission.duty())) {
      case FormDuty owed -> judge(submission, owed, file);
      case DocumentDuty _ -> take(submission, file);
    }
  }

  /**
   * Takes a document, which is kept as it came; only whether it is the announced file is checked.
   */
  private void take(Submission submission, byte[] file) {
    CheckResult checked = Desk.whole(submission, file);
    submissions.found(submission.id(), checked);
    if (checked.findings().isEmpty()) {
      submissions.validated(submission.id(), submission.file().sha256());
      handover.toConvert(submission.id());
    } else {
      reject(submission, checked.findings());
    }
  }

  private void judge(Submission submission, FormDuty duty, byte[] file) {
    Desk.Verdict verdict = desk.judge(submission, duty, file);
    submissions.found(submission.id(), verdict.checked());
    List<Finding> findings = verdict.checked().findings();
    ReadOutcome.Read read = verdict.read();
    if (read != null) {
      renderings.leave(submission.id(), file, read, findings);
    }
    if (read != null && !findings.isEmpty()) {
      // A copy is made for warnings alone too: in it the sender gives the reason why one may stand.
      annotations.leave(submission.id(), file, read, findings);
    }
    if (read != null && !verdict.checked().rejects(duty.form())) {
      List<Reading> parts = read.parts().stream().map(ReadOutcome.Part::reading).toList();
      readings.save(submission.id(), parts);
      submissions.validated(submission.id(), ValuesHash.of(parts, verdict.checked().reasons()));
      handover.toConvert(submission.id());
      return;
    }
    reject(submission, findings);
  }

  private void reject(Submission submission, List<Finding> findings) {
    submissions.reject(submission, receipts.rejected(submission, findings));
    findings.stream()
        .map(Finding::code)
        .distinct()
        .forEach(code -> Measures.count("Rejections", "code", code));
  }
}
