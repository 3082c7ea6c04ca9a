package org.nuanbao.functions.validate;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.campaign.Notice;
import org.nuanbao.check.CheckResult;
import org.nuanbao.check.Checker;
import org.nuanbao.check.Facts;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Form;
import org.nuanbao.functions.Measures;
import org.nuanbao.functions.rehearsal.Invented;
import org.nuanbao.functions.rehearsal.Unsent;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.ValuesHash;
import org.nuanbao.submission.Copies;
import org.nuanbao.submission.Handover;
import org.nuanbao.submission.Keys;
import org.nuanbao.submission.Originals;
import org.nuanbao.submission.Readings;
import org.nuanbao.submission.Submission.State;
import org.nuanbao.submission.Submissions;
import org.nuanbao.workbook.Mark;
import org.nuanbao.workbook.ReadOutcome;
import org.nuanbao.workbook.TemplateWriter;
import org.nuanbao.workbook.WorkbookReader;
import org.nuanbao.workbook.guard.ReadLimits;

/** Validates invented workbooks before a snapshot: reads, judges, marks and seals them. */
@Singleton
final class ValidateRehearsal {
  private final Submissions submissions;
  private final Campaigns campaigns;
  private final Originals originals;
  private final Readings readings;
  private final Copies copies;
  private final Handover handover;
  private final Keys keys;
  private final Annotations annotations;
  private final ReadLimits limits;

  ValidateRehearsal(
      Submissions submissions,
      Campaigns campaigns,
      Originals originals,
      Readings readings,
      Copies copies,
      Handover handover,
      Keys keys,
      Annotations annotations,
      ReadLimits limits) {
    this.submissions = submissions;
    this.campaigns = campaigns;
    this.originals = originals;
    this.readings = readings;
    this.copies = copies;
    this.handover = handover;
    this.keys = keys;
    this.annotations = annotations;
    this.limits = limits;
  }

  void run() {
    keys.person("rehearsal");
    Notice notice = Invented.notice();
    List<Finding> found = new ArrayList<>();
    for (Form form : notice.forms()) {
      byte[] blank = TemplateWriter.blank(form, Mark.of(form));
      if (new WorkbookReader(notice.forms(), limits).read(blank) instanceof ReadOutcome.Read read) {
        found.addAll(judged(form, blank, read));
      }
    }
    Measures.count("Rehearsals");
    reads();
    writes(found);
  }

  private List<Finding> judged(Form form, byte[] blank, ReadOutcome.Read read) {
    List<Finding> findings = new ArrayList<>(read.findings());
    List<Reading> parts = new ArrayList<>();
    for (ReadOutcome.Part part : read.parts()) {
      parts.add(part.reading());
      findings.addAll(Checker.check(form, part.reading(), Facts.NONE).findings());
    }
    annotations.drawn(blank, read, findings);
    ValuesHash.of(parts, List.of());
    Unsent.rehearse(() -> readings.save(Invented.ID, parts));
    return findings;
  }

  /** Looks for what is not there; these calls are sent, and open a connection to each service. */
  private void reads() {
    submissions.find(Invented.ID);
    campaigns.campaign(Invented.CAMPAIGN);
    submissions.pointer(Invented.DUTY);
    originals.stored(originals.key(Invented.submission(State.AWAITING, null)));
  }

  private void writes(List<Finding> found) {
    Instant now = Instant.now();
    Unsent.rehearse(() -> submissions.found(Invented.ID, new CheckResult(found, List.of())));
    Unsent.rehearse(() -> submissions.tryFailed(Invented.ID, now));
    Unsent.rehearse(
        () -> submissions.reject(Invented.submission(State.AWAITING, now), Invented.receipt()));
    Unsent.rehearse(() -> copies.save(Copies.annotated(Invented.ID), new byte[1]));
    Unsent.rehearse(() -> handover.toConvert(Invented.ID));
  }
}
