package org.nuanbao.functions.validate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.campaign.Duties;
import org.nuanbao.campaign.Duty.FormDuty;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.check.Finding;
import org.nuanbao.memory.MemoryExtensions;
import org.nuanbao.memory.MemoryKeys;
import org.nuanbao.memory.MemoryReasons;
import org.nuanbao.memory.MemorySheets;
import org.nuanbao.submission.Copies;
import org.nuanbao.submission.Counterparts;
import org.nuanbao.submission.Handover;
import org.nuanbao.submission.Originals;
import org.nuanbao.submission.PageReasons;
import org.nuanbao.submission.Readings;
import org.nuanbao.submission.Receipts;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.submission.Submissions;
import org.nuanbao.value.Bytes;
import org.nuanbao.workbook.AnnotatedCopy;
import org.nuanbao.workbook.ReadOutcome;
import org.nuanbao.workbook.guard.ReadLimits;

/** What {@code validate} does with an upload, without a container. */
public final class Validating {
  private final Validation validation;

  public Validating(
      Submissions submissions,
      Originals originals,
      Readings readings,
      Handover handover,
      Campaigns campaigns,
      Counterparts counterparts,
      Copies copies,
      BusinessClock clock) {
    Duties duties = new Duties(campaigns, MemoryExtensions.none());
    validation =
        new Validation(
            submissions,
            originals,
            readings,
            handover,
            duties,
            new Receipts(duties),
            clock,
            new RememberingDesk(campaigns, counterparts),
            new NoDrawing(submissions, copies),
            new NoSheets());
  }

  public void validate(String key, Instant uploaded) {
    validation.validate(key, uploaded);
  }

  /**
   * Says again of the same file, for the same duty on the same day, what was found once: no other
   * form of the notice is ever filed here.
   */
  private static final class RememberingDesk extends Desk {
    private record Seen(String sha256, DutyId duty, @Nullable LocalDate received) {}

    private static final Map<Seen, Verdict> VERDICTS = new ConcurrentHashMap<>();

    RememberingDesk(Campaigns campaigns, Counterparts counterparts) {
      super(
          campaigns,
          counterparts,
          new MemoryKeys(),
          new PageReasons(new MemoryReasons(), new MemoryKeys()),
          ReadLimits.standard());
    }

    @Override
    Verdict judge(Submission submission, FormDuty duty, byte[] file) {
      Instant received = submission.receivedAt();
      LocalDate day = received == null ? null : BusinessClock.day(received);
      Seen seen = new Seen(submission.file().sha256(), submission.duty(), day);
      Verdict known = VERDICTS.get(seen);
      if (known == null) {
        known = super.judge(submission, duty, file);
        VERDICTS.put(seen, known);
      }
      return known;
    }
  }

  /** Takes no time to draw sheets, which no step looks at. */
  private static final class NoSheets extends Renderings {
    NoSheets() {
      super(new MemorySheets());
    }

    @Override
    void leave(SubmissionId id, byte[] file, ReadOutcome.Read read, List<Finding> findings) {}
  }

  /** Saves a copy as the product does, without taking the time to draw it. */
  private static final class NoDrawing extends Annotations {
    NoDrawing(Submissions submissions, Copies copies) {
      super(submissions, copies);
    }

    @Override
    AnnotatedCopy.Outcome drawn(byte[] original, ReadOutcome.Read read, List<Finding> findings) {
      return new AnnotatedCopy.Outcome.Copy(new Bytes(original));
    }
  }
}
