package org.nuanbao.functions.upload;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.PositiveOrZero;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.check.CheckResult;
import org.nuanbao.submission.Copies;
import org.nuanbao.submission.Disclosures;
import org.nuanbao.submission.Mailbox;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.submission.Submissions;
import org.nuanbao.value.Masking;

/** Tells what became of an upload, and hands out its annotated copy. */
@Controller
@Secured({Caller.FILLER, Caller.REVIEWER, Caller.PUBLISHER})
class SubmissionsController {
  /** The most findings in one answer, since the gateway takes at most 6 MB. */
  private static final int PAGE = 2500;

  private final Submissions submissions;
  private final Copies copies;
  private final Mailbox mailbox;
  private final DisplayNames shown;
  private final Disclosures disclosures;
  private final BusinessClock clock;
  private final Duration linkFor;

  SubmissionsController(
      Submissions submissions,
      Copies copies,
      Mailbox mailbox,
      DisplayNames shown,
      Disclosures disclosures,
      BusinessClock clock,
      @Value("${nuanbao.download.valid-for}") Duration linkFor) {
    this.submissions = submissions;
    this.copies = copies;
    this.mailbox = mailbox;
    this.shown = shown;
    this.disclosures = disclosures;
    this.clock = clock;
    this.linkFor = linkFor;
  }

  /**
   * A submission.
   *
   * @param state {@code awaiting}, {@code expired} (its file never came), {@code validated}, {@code
   *     accepted}, {@code rejected} or {@code superseded}
   * @param receipt the receipt's number once the outcome is final
   * @param findings at most 2,500, starting at {@code ?from=}; {@code findingsTotal} says how many
   *     there are
   * @param annotated whether there is an annotated copy; {@link #copy} hands it out
   * @param scans the signed pages that came with it by mail
   */
  @Serdeable
  record SubmissionView(
      String submission,
      String duty,
      long version,
      String state,
      String fileName,
      long size,
      String sha256,
      Instant openedAt,
      @Nullable Instant receivedAt,
      @Nullable String receipt,
      int findingsTotal,
      List<FindingView> findings,
      List<String> pending,
      boolean annotated,
      List<ScanView> scans) {}

  /** A signed page that came by mail beside the file; it is kept and was never opened. */
  @Serdeable
  record ScanView(String fileName, long size, String sha256) {}

  @Get("/submissions/{submission}")
  SubmissionView find(
      String submission,
      @QueryValue(defaultValue = "0") @PositiveOrZero int from,
      Authentication token) {
    Caller caller = Caller.of(token);
    Submission found = found(submission);
    caller.demand(found.duty().unit());
    CheckResult checked =
        submissions.findings(found.id()).orElse(new CheckResult(List.of(), List.of()));
    return new SubmissionView(
        found.id().value(),
        found.duty().key(),
        found.version(),
        shown.state(found),
        Masking.shownName(found.file().name()),
        found.file().size(),
        found.file().sha256(),
        found.openedAt(),
        found.receivedAt(),
        found.receipt(),
        checked.findings().size(),
        checked.findings().stream().skip(from).limit(PAGE).map(FindingView::of).toList(),
        checked.pending(),
        copies.has(Copies.annotated(found.id())),
        scans(found.id()));
  }

  /** An address from which a file can be fetched for a short while. */
  @Serdeable
  record Link(String url) {}

  /**
   * Hands out a link to a submission's annotated copy, if there is one. The copy holds the sender's
   * file as it is, the only unmasked personal data that the API gives out. Only those who fill in
   * for the very unit that filed and the reviewers above it get the link, and each time this is
   * noted first.
   */
  @Get("/submissions/{submission}/annotated")
  @Secured({Caller.FILLER, Caller.REVIEWER})
  Link copy(String submission, Authentication token) {
    Caller caller = Caller.of(token);
    Submission found = found(submission);
    caller.demandCopyOf(found.duty().unit());
    URI link =
        copies.link(Copies.annotated(found.id()), linkFor).orElseThrow(Refusal.UNKNOWN::exception);
    disclosures.copy(found.id(), caller.subject(), clock.at(Instant.now()));
    return new Link(link.toString());
  }

  private Submission found(String submission) {
    return submissions.find(new SubmissionId(submission)).orElseThrow(Refusal.UNKNOWN::exception);
  }

  private List<ScanView> scans(SubmissionId id) {
    return mailbox.filed(id).stream()
        .flatMap(mailed -> mailed.scans().stream())
        .map(scan -> new ScanView(Masking.shownName(scan.name()), scan.size(), scan.sha256()))
        .toList();
  }

  /** How many submissions of the caller's subtree are not final, by state. */
  @Get("/status")
  Map<String, Integer> status(Authentication token) {
    Caller caller = Caller.of(token);
    Map<String, Integer> counts = new TreeMap<>(Map.of("awaiting", 0, "validated", 0));
    submissions.open().stream()
        .filter(open -> caller.covers(open.duty().unit()))
        .forEach(open -> counts.merge(shown.state(open), 1, Integer::sum));
    return counts;
  }
}
