package org.nuanbao.functions.validate;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
import org.nuanbao.check.Reasons;
import org.nuanbao.form.Field;
import org.nuanbao.form.Form;
import org.nuanbao.form.Severity;
import org.nuanbao.form.Single;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.submission.AnnouncedFile;
import org.nuanbao.submission.Counterparts;
import org.nuanbao.submission.CurrentVersions;
import org.nuanbao.submission.Keys;
import org.nuanbao.submission.PageReasons;
import org.nuanbao.submission.Subject;
import org.nuanbao.submission.Submission;
import org.nuanbao.value.Sha256;
import org.nuanbao.workbook.ReadOutcome;
import org.nuanbao.workbook.WorkbookReader;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.recognise.FileFindings;

/** Opens a file and judges it for its duty. Writes nothing. */
@Singleton
public class Desk {
  private final Campaigns campaigns;
  private final Counterparts counterparts;
  private final Keys keys;
  private final PageReasons reasons;
  private final ReadLimits limits;

  Desk(
      Campaigns campaigns,
      Counterparts counterparts,
      Keys keys,
      PageReasons reasons,
      ReadLimits limits) {
    this.campaigns = campaigns;
    this.counterparts = counterparts;
    this.keys = keys;
    this.reasons = reasons;
    this.limits = limits;
  }

  /**
   * What was found.
   *
   * @param read null if the file could not be read
   */
  record Verdict(CheckResult checked, ReadOutcome.@Nullable Read read) {}

  /** Checks, without opening the file, whether it is the announced one. */
  static CheckResult whole(Submission submission, byte[] file) {
    return same(file, submission.file()) ? new CheckResult(List.of(), List.of()) : alone(changed());
  }

  Verdict judge(Submission submission, FormDuty duty, byte[] file) {
    if (!same(file, submission.file())) {
      return refused(changed());
    }
    return switch (new WorkbookReader(notice(duty).forms(), limits).read(file)) {
      case ReadOutcome.Unreadable(Finding why) -> refused(why);
      case ReadOutcome.Read read -> {
        if (!read.form().id().equals(duty.form().id())) {
          yield new Verdict(alone(wrongForm(read, duty.form())), read);
        }
        CurrentVersions standing = counterparts.standing();
        Facts facts = facts(submission, duty);
        CheckResult checked =
            check(duty, read, part -> counterparts.known(duty, part, facts, standing));
        yield new Verdict(checked, read);
      }
    };
  }

  /**
   * What would be found in a workbook if it came now, apart from what other forms know about it:
   * such rules are pending. It looks nothing up, so that nobody can ask here who is on whose list.
   *
   * @param workbook one that we have written ourselves
   */
  public CheckResult alone(FormDuty duty, byte[] workbook, Instant now) {
    Facts facts = Facts.receivedOn(BusinessClock.day(now), duty.due());
    return switch (new WorkbookReader(List.of(duty.form()), limits).read(workbook)) {
      case ReadOutcome.Unreadable(Finding why) -> alone(why);
      case ReadOutcome.Read read -> check(duty, read, _ -> facts);
    };
  }

  private CheckResult check(FormDuty duty, ReadOutcome.Read read, Function<Reading, Facts> known) {
    List<Finding> findings = new ArrayList<>(read.findings());
    Set<String> pending = new LinkedHashSet<>();
    List<Reading> parts = new ArrayList<>();
    // If the file's own mark and head already disagree, a card's unit would only repeat that.
    boolean told = findings.stream().anyMatch(it -> it.code().equals(FileFindings.OTHER_UNIT));
    for (ReadOutcome.Part part : read.parts()) {
      CheckResult checked = Checker.check(duty.form(), part.reading(), known.apply(part.reading()));
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
    CheckResult checked = new CheckResult(kept(findings, read.reasons()), List.copyOf(pending));
    return reasons.over(duty.id(), checked);
  }

  /**
   * The findings with the sender's reasons, recognised by keyed hashes. Reasons come from a copy
   * that we made, or from one that was made offline without keys.
   */
  private List<Finding> kept(List<Finding> findings, Reasons reasons) {
    return reasons.keep(reasons.keep(findings).stream().map(this::keyed).toList());
  }

  private Finding keyed(Finding finding) {
    String plain = finding.recognised();
    return plain == null
        ? finding
        : finding.recognisedBy(keys.keyed("finding", plain).substring(0, plain.length()));
  }

  private static Facts facts(Submission submission, Duty duty) {
    Instant received = submission.receivedAt();
    return received == null
        ? Facts.NONE
        : Facts.receivedOn(BusinessClock.day(received), duty.due());
  }

  private Notice notice(Duty duty) {
    return campaigns.noticeOf(duty.id().campaign());
  }

  /** Warns if the day in a recurring report's head lies outside the period the duty asks about. */
  private Optional<Finding> otherPeriod(Reading reading, FormDuty duty) {
    Entry head = reading.fields().getOrDefault(Field.DATE, Entry.NONE);
    OwedForm owed = notice(duty).owed(duty.form().id()).orElse(null);
    return owed != null
            && owed.terms().size() > 1
            && head.value() instanceof Value.Day(LocalDate day)
            && !owed.period(day).equals(Optional.of(duty.id().period()))
        ? Optional.of(wrongPeriod(reading, duty, day, head.cell()))
        : Optional.empty();
  }

  /**
   * Warns if the mark or the printed head contradicts the duty. They are hints, so it is no error.
   */
  private static Optional<Finding> otherUnit(Reading reading, Duty duty) {
    String marked = reading.unit();
    if (marked != null && !marked.equals(duty.unit().path().value())) {
      return Optional.of(wrongUnit(reading, duty, null));
    }
    Entry head = reading.fields().getOrDefault(Field.UNIT, Entry.NONE);
    return head.value() instanceof Value.Text(String text)
            && !text.isBlank()
            && !duty.unit().isCalled(text)
        ? Optional.of(wrongUnit(reading, duty, head.cell()))
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

  /**
   * The finding that the stored file is not the announced one; the store should have refused it.
   */
  private static Finding changed() {
    return new Finding(
        null,
        Severity.ERROR,
        List.of(),
        "",
        List.of(),
        "FILE_CHANGED",
        "收到的文件与事先登记的文件不一致，请重新报送。",
        "The file received is not the one announced; please send it again.");
  }

  private static Finding wrongForm(ReadOutcome.Read sent, Form owed) {
    return new Finding(
        null,
        Severity.ERROR,
        List.of(),
        sent.parts().getFirst().reading().sheet(),
        List.of(),
        "WRONG_FORM",
        "这是“" + sent.form().head().title() + "”，本任务要报的是“" + owed.head().title() + "”，请选对表格后重新报送。",
        "This is form " + sent.form().id() + ", but the duty asks for " + owed.id() + ".");
  }

  /** A warning only: a report may be sent for the wrong week, or its day may be mistyped. */
  private static Finding wrongPeriod(
      Reading reading, Duty duty, LocalDate day, @Nullable String cell) {
    return new Finding(
        null,
        Severity.WARNING,
        List.of(Field.DATE),
        reading.sheet(),
        cell == null ? List.of() : List.of(cell),
        "WRONG_PERIOD",
        "表上的日期%s不在本期（%s到期）之内，请核对日期，或核对是否报错了期次。".formatted(day, duty.id().period()),
        "The day %s belongs to another period than the one due on %s; please check."
            .formatted(day, duty.id().period()));
  }

  /**
   * A warning that the workbook names another unit.
   *
   * @param cell the cell of the printed head; null if the hidden mark says it
   */
  private static Finding wrongUnit(Reading reading, Duty duty, @Nullable String cell) {
    return new Finding(
        null,
        Severity.WARNING,
        List.of(),
        reading.sheet(),
        cell == null ? List.of() : List.of(cell),
        FileFindings.OTHER_UNIT,
        "表中的单位与报送单位“" + duty.unit().name() + "”不一致，请核对是否报错了单位。",
        "The workbook names another unit than the one it was sent for; please check.");
  }
}
