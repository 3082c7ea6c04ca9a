package org.nuanbao.functions.upload;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.submission.Copies;
import org.nuanbao.submission.Disclosures;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.submission.Submissions;

/**
 * Hands out annotated copies. They hold the sender's file as it is, the only unmasked personal data
 * that the API gives: to who fills in for the very unit that filed, and to the reviewers above it;
 * each time it is noted first.
 */
@Controller
@Secured({Caller.FILLER, Caller.REVIEWER})
class CopyController {
  private final Submissions submissions;
  private final Copies copies;
  private final Disclosures disclosures;
  private final BusinessClock clock;
  private final Duration linkFor;

  CopyController(
      Submissions submissions,
      Copies copies,
      Disclosures disclosures,
      BusinessClock clock,
      @Value("${nuanbao.download.valid-for}") Duration linkFor) {
    this.submissions = submissions;
    this.copies = copies;
    this.disclosures = disclosures;
    this.clock = clock;
    this.linkFor = linkFor;
  }

  /** Where the copy can be fetched for a short while. */
  @Serdeable
  record Link(String url) {}

  /** A submission's annotated copy, where there is one. */
  @Get("/submissions/{submission}/annotated")
  Link copy(String submission, Authentication token) {
    Caller caller = Caller.of(token);
    Submission found =
        submissions
            .find(new SubmissionId(submission))
            .orElseThrow(() -> new RequestRefusal(Refusal.UNKNOWN));
    caller.demandCopyOf(found.duty().unit());
    URI link =
        copies
            .link(Copies.annotated(found.id()), linkFor)
            .orElseThrow(() -> new RequestRefusal(Refusal.UNKNOWN));
    disclosures.copy(found.id(), caller.subject(), clock.at(Instant.now()));
    return new Link(link.toString());
  }
}
