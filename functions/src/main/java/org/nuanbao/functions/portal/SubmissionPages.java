package org.nuanbao.functions.portal;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.campaign.Duty;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.check.CheckResult;
import org.nuanbao.directory.Role;
import org.nuanbao.functions.upload.DutyBook;
import org.nuanbao.functions.upload.Refusal;
import org.nuanbao.submission.Copies;
import org.nuanbao.submission.Disclosures;
import org.nuanbao.submission.Outbox;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.PageReasons;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.Sheets;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.Submission.State;
import org.nuanbao.submission.Submissions;

/** What became of a file: how far it is, its findings, its receipt; and all versions of a duty. */
@Hidden
@Controller("/portal")
@Produces(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class SubmissionPages {
  private final Submissions submissions;
  private final PageReasons reasons;
  private final Outbox outbox;
  private final Copies copies;
  private final Sheets sheets;
  private final Disclosures disclosures;
  private final DutyBook duties;
  private final BusinessClock clock;
  private final Duration linkFor;
  private final Pages pages;

  SubmissionPages(
      Submissions submissions,
      PageReasons reasons,
      Outbox outbox,
      Copies copies,
      Sheets sheets,
      Disclosures disclosures,
      DutyBook duties,
      BusinessClock clock,
      @Value("${nuanbao.download.valid-for}") Duration linkFor,
      Pages pages) {
    this.submissions = submissions;
    this.reasons = reasons;
    this.outbox = outbox;
    this.copies = copies;
    this.sheets = sheets;
    this.disclosures = disclosures;
    this.duties = duties;
    this.clock = clock;
    this.linkFor = linkFor;
    this.pages = pages;
  }

  /** The page of a submission: how far it is, or what is wrong, or its receipt. */
  @Get("/submissions/{submission}")
  HttpResponse<String> submission(
      HttpRequest<?> request,
      @RequestAttribute Visitor visitor,
      String submission,
      @QueryValue(defaultValue = "") String kind,
      @QueryValue(defaultValue = "0") int from,
      @QueryValue(defaultValue = "-1") int page) {
    Submission found = found(visitor, submission);
    Map<String, @Nullable Object> shown = with(shown(found), "explains", explains(visitor, found));
    return switch (found.state()) {
      case AWAITING, VALIDATED ->
          pages.page("progress", request, with(shown, "progress", Progress.of(found, 0)));
      case REJECTED ->
          rejected(request, found, shown, FindingList.of(checked(found), kind, from), page);
      case ACCEPTED, SUPERSEDED ->
          pages.page(
              "receipt",
              request,
              with(receipt(found, shown), "findings", FindingList.of(checked(found), kind, from)));
    };
  }

  private HttpResponse<String> rejected(
      HttpRequest<?> request,
      Submission found,
      Map<String, @Nullable Object> shown,
      FindingList findings,
      int page) {
    boolean ours = posted(found).outcome() instanceof Outcome.Failed;
    return ours
        ? pages.page("our-fault", request, receipt(found, shown))
        : pages.page(
            "findings",
            request,
            with(
                with(
                    with(shown, "findings", findings),
                    "sheet",
                    ShownSheet.of(sheets, found.id(), findings, page).orElse(null)),
                "hasCopy",
                copies.has(Copies.annotated(found.id()))));
  }

  /** How far a submission is, as a part of a page that asks again by itself until it is settled. */
  @Get("/submissions/{submission}/state")
  HttpResponse<String> state(
      HttpRequest<?> request,
      @RequestAttribute Visitor visitor,
      String submission,
      @QueryValue(defaultValue = "0") int asked,
      @QueryValue(defaultValue = "false") boolean whole) {
    Submission found = found(visitor, submission);
    Progress progress = Progress.of(found, asked + 1);
    MutableHttpResponse<String> part =
        pages.page(
            "part/state", request, with(with(shown(found), "progress", progress), "whole", whole));
    return whole && found.state().isFinal() ? part.header("HX-Refresh", "true") : part;
  }

  /**
   * Leads to the annotated copy, which holds the sender's file as it is; that it was handed out is
   * noted first.
   */
  @Get("/submissions/{submission}/copy")
  HttpResponse<String> copy(@RequestAttribute Visitor visitor, String submission) {
    Submission found = found(visitor, submission);
    URI link =
        copies.link(Copies.annotated(found.id()), linkFor).orElseThrow(Refusal.UNKNOWN::exception);
    disclosures.copy(found.id(), visitor.subject(), clock.at(Instant.now()));
    return HttpResponse.seeOther(link);
  }

  /** All versions of a duty, the newest first. */
  @Get("/duties/{duty}")
  HttpResponse<String> history(
      HttpRequest<?> request, @RequestAttribute Visitor visitor, String duty) {
    DutyId id = visitor.duty(duty);
    Duty owed = duties.require(id);
    Pointer pointer = submissions.pointer(id);
    List<Version> versions =
        submissions.all(id).stream()
            .map(each -> Version.of(each, pointer, each.state().isFinal() ? posted(each) : null))
            .toList();
    Map<String, Object> shown = new HashMap<>();
    shown.put("title", Task.title(owed));
    shown.put("unit", owed.unit().name());
    shown.put("versions", versions);
    shown.put("heading", Version.heading(pointer));
    return pages.page("history", request, shown);
  }

  /** Whether who looks may give reasons for warnings: they do not count in what was replaced. */
  private boolean explains(Visitor visitor, Submission found) {
    Pointer pointer = submissions.pointer(found.duty());
    Pointer.Current current = pointer.current();
    return visitor.role() == Role.FILLER
        && pointer.standing() != Pointer.Standing.APPROVED
        && (found.state() == State.REJECTED
            || (current != null && current.submission().equals(found.id())));
  }

  private Submission found(Visitor visitor, String submission) {
    return visitor.submission(submissions, submission);
  }

  private CheckResult checked(Submission found) {
    CheckResult checked =
        submissions.findings(found.id()).orElse(new CheckResult(List.of(), List.of()));
    return reasons.over(found.duty(), checked);
  }

  private Receipt posted(Submission found) {
    return outbox
        .posted(found.id())
        .orElseThrow(() -> new IllegalStateException("no receipt of " + found.id()))
        .receipt();
  }

  private Map<String, @Nullable Object> shown(Submission found) {
    Duty duty = duties.require(found.duty());
    Map<String, @Nullable Object> shown = new HashMap<>();
    shown.put("submission", found);
    shown.put("title", Task.title(duty));
    shown.put("unit", duty.unit().name());
    shown.put("due", OfficeTime.day(duty.dueInclusive() ? duty.due() : duty.due().minusDays(1)));
    return shown;
  }

  private Map<String, @Nullable Object> receipt(
      Submission found, Map<String, @Nullable Object> shown) {
    Pointer.Current current = submissions.pointer(found.duty()).current();
    return with(
        with(shown, "receipt", posted(found)),
        "isCurrent",
        current != null && current.submission().equals(found.id()));
  }

  private static Map<String, @Nullable Object> with(
      Map<String, @Nullable Object> shown, String name, @Nullable Object more) {
    Map<String, @Nullable Object> all = new HashMap<>(shown);
    all.put(name, more);
    return all;
  }
}
