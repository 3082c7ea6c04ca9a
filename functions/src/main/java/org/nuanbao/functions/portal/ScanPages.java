package org.nuanbao.functions.portal;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.campaign.Duty;
import org.nuanbao.check.CheckResult;
import org.nuanbao.functions.upload.DutyBook;
import org.nuanbao.functions.upload.Refusal;
import org.nuanbao.scan.LookJob.SignedScan;
import org.nuanbao.scan.LookedFiles;
import org.nuanbao.scan.PageCode;
import org.nuanbao.scan.Scan;
import org.nuanbao.scan.SignedPages;
import org.nuanbao.submission.AnnouncedFile;
import org.nuanbao.submission.Disclosures;
import org.nuanbao.submission.Originals.Ticket;
import org.nuanbao.submission.Outbox;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.Sheets;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.Submission.State;
import org.nuanbao.submission.Submissions;

/** An accepted version's page to sign, and the scans of it. */
@Hidden
@Controller("/portal/submissions/{submission}")
@Produces(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class ScanPages {
  private static final FindingList NO_FINDINGS =
      FindingList.of(new CheckResult(List.of(), List.of()), "", 0);

  /** Seconds between two looks at what is under way, first and later. */
  private static final int SOON = 2;

  private static final int LATER = 10;
  private static final int OFTEN = 15;

  private final Submissions submissions;
  private final Outbox outbox;
  private final Sheets sheets;
  private final SignedPages signed;
  private final LookedFiles files;
  private final Disclosures disclosures;
  private final DutyBook duties;
  private final BusinessClock clock;
  private final Duration validFor;
  private final Pages pages;

  ScanPages(
      Submissions submissions,
      Outbox outbox,
      Sheets sheets,
      SignedPages signed,
      LookedFiles files,
      Disclosures disclosures,
      DutyBook duties,
      BusinessClock clock,
      @Value("${nuanbao.upload.valid-for}") Duration validFor,
      Pages pages) {
    this.submissions = submissions;
    this.outbox = outbox;
    this.sheets = sheets;
    this.signed = signed;
    this.files = files;
    this.disclosures = disclosures;
    this.duties = duties;
    this.clock = clock;
    this.validFor = validFor;
    this.pages = pages;
  }

  /** A scan to be sent, as the browser has measured it. */
  @Serdeable
  record ChosenScan(
      @NotBlank @Pattern(regexp = "[^\\p{Cntrl}]{1,200}") String fileName,
      @Positive long size,
      @NotBlank @Pattern(regexp = "[0-9a-f]{64}") String sha256) {}

  /** Where the browser puts the scan. */
  @Serdeable
  record ScanAddress(int number, String url, Map<String, String> headers, Instant expires) {}

  /** The page to sign: the sheet as sent, which version it is, and the code that says so. */
  @Get("/page-to-sign")
  HttpResponse<String> pageToSign(
      HttpRequest<?> request, @RequestAttribute Visitor visitor, String submission) {
    Submission found = accepted(visitor, submission);
    Receipt receipt =
        outbox
            .posted(found.id())
            .orElseThrow(() -> new IllegalStateException("no receipt of " + found.id()))
            .receipt();
    Map<String, @Nullable Object> shown = shown(found);
    shown.put("receipt", receipt);
    shown.put("code", CodePicture.address(PageCode.of(found).text()));
    shown.put("sheet", ShownSheet.of(sheets, found.id(), NO_FINDINGS, 0).orElse(null));
    return pages.page("page-to-sign", request, shown);
  }

  /** The scans of a version, and where to send another. */
  @Get("/scans")
  HttpResponse<String> scans(
      HttpRequest<?> request, @RequestAttribute Visitor visitor, String submission) {
    return scans("scans", request, accepted(visitor, submission), 0);
  }

  /** The scans alone, as a part of their page that asks again until all were looked at. */
  @Get("/scans/state")
  HttpResponse<String> state(
      HttpRequest<?> request,
      @RequestAttribute Visitor visitor,
      String submission,
      @QueryValue(defaultValue = "0") int asked) {
    return scans("part/scans", request, accepted(visitor, submission), asked + 1);
  }

  private HttpResponse<String> scans(
      String template, HttpRequest<?> request, Submission found, int asked) {
    List<ShownScan> all =
        signed.of(found).reversed().stream().map(scan -> ShownScan.of(scan, found)).toList();
    Map<String, @Nullable Object> shown = shown(found);
    shown.put("scans", all);
    shown.put("asked", asked);
    shown.put("pause", asked < OFTEN ? SOON : LATER);
    return pages.page(template, request, shown);
  }

  /** Takes the announcement of a scan; the same scan again gets an address again. */
  @Post("/scans")
  HttpResponse<ScanAddress> announce(
      @RequestAttribute Visitor visitor,
      String submission,
      @Nullable @Header("X-Guard") String guard,
      @Valid @Body ChosenScan chosen) {
    visitor.demandGuard(guard);
    Submission found = accepted(visitor, submission);
    if (chosen.size() > SignedPages.BYTES) {
      throw Refusal.TOO_LARGE.exception();
    }
    AnnouncedFile file =
        new AnnouncedFile(
            chosen.fileName(), chosen.size(), chosen.sha256(), type(chosen.fileName()));
    Scan scan =
        signed
            .announce(found, file, visitor.subject(), clock.at(Instant.now()))
            .orElseThrow(Refusal.CHANGED::exception);
    Ticket ticket = files.ticket(scan.job(), scan.file(), validFor);
    return HttpResponse.created(
        new ScanAddress(
            scan.number(), ticket.url().toString(), ticket.headers(), ticket.expires()));
  }

  /** What a file is kept as; what it is, look finds out. */
  private static String type(String name) {
    String end = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (end) {
      case "pdf" -> MediaType.APPLICATION_PDF;
      case "jpg", "jpeg" -> MediaType.IMAGE_JPEG;
      case "png" -> MediaType.IMAGE_PNG;
      default -> throw Refusal.WRONG_KIND.exception();
    };
  }

  /** A page of a scan, drawn anew; that somebody looks at it is noted first. */
  @Get("/scans/{number}/pages/{page}")
  @Produces({MediaType.IMAGE_JPEG, MediaType.ALL})
  HttpResponse<byte[]> picture(
      @RequestAttribute Visitor visitor, String submission, String number, String page) {
    Submission found = accepted(visitor, submission);
    byte[] picture =
        natural(number)
            .flatMap(
                n -> natural(page).flatMap(p -> files.picture(new SignedScan(found.id(), n), p)))
            .orElseThrow(Refusal.UNKNOWN::exception);
    disclosures.scan(found.id(), visitor.subject(), clock.at(Instant.now()));
    return HttpResponse.ok(picture).contentType(MediaType.IMAGE_JPEG_TYPE);
  }

  private static Optional<Integer> natural(String text) {
    return text.matches("[1-9]\\d{0,3}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  /** Only what was accepted is signed; a version that another has replaced keeps its scans. */
  private Submission accepted(Visitor visitor, String submission) {
    Submission found = visitor.submission(submissions, submission);
    if (found.state() != State.ACCEPTED) {
      throw Refusal.NOT_REPORTED.exception();
    }
    return found;
  }

  private Map<String, @Nullable Object> shown(Submission found) {
    Duty duty = duties.require(found.duty());
    Map<String, @Nullable Object> shown = new HashMap<>();
    shown.put("submission", found);
    shown.put("title", Task.title(duty));
    shown.put("unit", duty.unit().name());
    return shown;
  }
}
