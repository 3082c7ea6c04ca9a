package org.nuanbao.functions.validate;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.campaign.Demand.OwedForm;
import org.nuanbao.campaign.Duty;
import org.nuanbao.campaign.Duty.FormDuty;
import org.nuanbao.campaign.Notice;
import org.nuanbao.check.CheckResult;
import org.nuanbao.check.Checker;
import org.nuanbao.check.Facts;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Field;
import org.nuanbao.form.Form;
import org.nuanbao.form.Single;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.submission.AnnouncedFile;
import org.nuanbao.submission.Counterparts;
import org.nuanbao.submission.CurrentVersions;
import org.nuanbao.submission.Subject;
import org.nuanbao.submission.Submission;
import org.nuanbao.value.Sha256;
import org.nuanbao.workbook.ReadOutcome;
import org.nuanbao.workbook.WorkbookReader;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.recognise.FileFindings;

/** Opens a file and judges it for its duty. Writes nothing. */
@Singleton
class Desk {
  private final Campaigns campaigns;
  private final Counterparts counterparts;
  private final ReadLimits limits;

  Desk(Campaigns campaigns, Counterparts counterparts, ReadLimits limits) {
    this.campaigns = campaigns;
    this.counterparts = counterparts;
    this.limits = limits;
  }

  /**
   * What was found.
   *
   * @param read null where the file could not be read
   */
  record Verdict(CheckResult checked, ReadOutcome.@Nullable Read read) {}

  /** A file that is not opened: whether it is the announced one. */
  static CheckResult whole(Submission submission, byte[] file) {
    return same(file, submission.file())
        ? new CheckResult(List.of(), List.of())
        : alone(DeskFindings.changed());
  }

  Verdict judge(Submission submission, FormDuty duty, byte[] file) {
    if (!same(file, submission.file())) {
      return refused(DeskFindings.changed());
    }
    return switch (new WorkbookReader(forms(duty), limits).read(file)) {
      case ReadOutcome.Unreadable(Finding why) -> refused(why);
      case ReadOutcome.Read read -> {
        if (!read.form().id().equals(duty.form().id())) {
          yield new Verdict(alone(DeskFindings.wrongForm(read, duty.form())), read);
        }
        yield check(submission, duty, read);
      }
    };
  }

  private Verdict check(Submission submission, FormDuty duty, ReadOutcome.Read read) {
    List<Finding> findings = new ArrayList<>(read.findings());
    Set<String> pending = new LinkedHashSet<>();
    List<Reading> parts = new ArrayList<>();
    CurrentVersions standing = counterparts.standing();
    // The file's own mark and head disagree already; what of it stands on a card is the same.
    boolean told = findings.stream().anyMatch(it -> it.code().equals(FileFindings.OTHER_UNIT));
    for (ReadOutcome.Part part : read.parts()) {
      CheckResult checked =
          Checker.check(
              duty.form(),
              part.reading(),
              counterparts.known(duty, part.reading(), facts(submission, duty), standing));
      if (!told) {
        otherUnit(part.reading(), duty).ifPresent(findings::add);
      }
      otherPeriod(part.reading(), duty).ifPresent(findings::add);
      findings.addAll(checked.findings());
      pending.addAll(checked.pending());
      parts.add(part.reading());
    }
    if (duty.form() instanceof Single form) {
      findings.addAll(Subject.findings(form, parts));
    }
    return new Verdict(new CheckResult(read.reasons().keep(findings), List.copyOf(pending)), read);
  }

  private static Facts facts(Submission submission, Duty duty) {
    Instant received = submission.receivedAt();
    return received == null
        ? Facts.NONE
        : Facts.receivedOn(BusinessClock.day(received), duty.due());
  }

  private List<Form> forms(Duty duty) {
    return notice(duty).forms();
  }

  private Notice notice(Duty duty) {
    return campaigns.notice(campaigns.campaign(duty.id().campaign()).orElseThrow());
  }

  /** Of a recurring report: whether the day in its head lies in the time the duty asks about. */
  private Optional<Finding> otherPeriod(Reading reading, FormDuty duty) {
    Entry head = reading.fields().getOrDefault(Field.DATE, Entry.NONE);
    OwedForm owed = notice(duty).owed(duty.form().id()).orElse(null);
    return owed != null
            && owed.terms().size() > 1
            && head.value() instanceof Value.Day(LocalDate day)
            && !owed.period(day).equals(Optional.of(duty.id().period()))
        ? Optional.of(DeskFindings.otherPeriod(reading, duty, day, head.cell()))
        : Optional.empty();
  }

  /** The mark and the printed head are hints: what contradicts the duty is asked, not refused. */
  private static Optional<Finding> otherUnit(Reading reading, Duty duty) {
    String marked = reading.unit();
    if (marked != null && !marked.equals(duty.unit().path().value())) {
      return Optional.of(DeskFindings.wrongUnit(reading, duty, null));
    }
    Entry head = reading.fields().getOrDefault(Field.UNIT, Entry.NONE);
    return head.value() instanceof Value.Text(String text)
            && !text.isBlank()
            && !duty.unit().isCalled(text)
        ? Optional.of(DeskFindings.wrongUnit(reading, duty, head.cell()))
        : Optional.empty();
  }

  private static Verdict refused(Finding why) {
    return new Verdict(alone(why), null);
  }

  private static CheckResult alone(Finding why) {
    return new CheckResult(List.of(why), List.of());
  }

  private static boolean same(byte[] file, AnnouncedFile announced) {
    return file.length == announced.size() && Sha256.hex(file).equals(announced.sha256());
  }
}
