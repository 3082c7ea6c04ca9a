package org.nuanbao.functions.portal;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.check.CheckResult;
import org.nuanbao.check.Finding;
import org.nuanbao.functions.upload.DisplayNames;
import org.nuanbao.functions.upload.Openings;
import org.nuanbao.functions.upload.Refusal;
import org.nuanbao.submission.Arrivals;
import org.nuanbao.submission.Originals;
import org.nuanbao.submission.PageReasons;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.Submissions;

/**
 * Takes the reasons why warnings may stand. What counts is then judged again with them, as the
 * duty's next version with the same file, so that whoever reviews it reads them; what was rejected
 * is not, since a reason mends no error: there they wait for the next file.
 */
@Hidden
@Controller("/portal/submissions/{submission}/reasons")
@Produces(MediaType.ALL)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class ReasonsController {
  /** The most characters of a reason; the forms say so too. */
  static final int LONGEST = 200;

  private final Submissions submissions;
  private final PageReasons reasons;
  private final Openings openings;
  private final Originals originals;
  private final Arrivals arrivals;
  private final DisplayNames shown;
  private final BusinessClock clock;
  private final Pages pages;

  ReasonsController(
      Submissions submissions,
      PageReasons reasons,
      Openings openings,
      Originals originals,
      Arrivals arrivals,
      DisplayNames shown,
      BusinessClock clock,
      Pages pages) {
    this.submissions = submissions;
    this.reasons = reasons;
    this.openings = openings;
    this.originals = originals;
    this.arrivals = arrivals;
    this.shown = shown;
    this.clock = clock;
    this.pages = pages;
  }

  /** Keeps the reason {@code text} for each warning that the form names as {@code f<number>}. */
  @Post
  HttpResponse<String> explain(
      HttpRequest<?> request,
      @RequestAttribute Visitor visitor,
      String submission,
      @Body Map<String, String> form) {
    Submission found = found(visitor, submission, form);
    String text = form.getOrDefault("text", "").strip();
    List<Finding> chosen = chosen(found, form);
    if (chosen.isEmpty() || text.isEmpty() || text.length() > LONGEST) {
      throw Refusal.WRONG_REQUEST.exception();
    }
    reasons.keep(found.duty(), chosen, text, visitor.subject(), clock.at(Instant.now()));
    return judged(found, visitor, request);
  }

  /** Takes back the reasons of the warnings that the form names. */
  @Post("/taken-back")
  HttpResponse<String> takeBack(
      HttpRequest<?> request,
      @RequestAttribute Visitor visitor,
      String submission,
      @Body Map<String, String> form) {
    Submission found = found(visitor, submission, form);
    Instant now = clock.at(Instant.now());
    chosen(found, form)
        .forEach(each -> reasons.takeBack(found.duty(), each, visitor.subject(), now));
    return judged(found, visitor, request);
  }

  private Submission found(Visitor visitor, String submission, Map<String, String> form) {
    visitor.demandGuard(form.get("guard"));
    Submission found = visitor.submission(submissions, submission);
    if (submissions.pointer(found.duty()).standing() == Pointer.Standing.APPROVED) {
      throw Refusal.APPROVED.exception();
    }
    return found;
  }

  /** The warnings by their numbers among all that was found, with the reasons that stand now. */
  private List<Finding> chosen(Submission found, Map<String, String> form) {
    CheckResult checked = submissions.findings(found.id()).orElseThrow(Refusal.UNKNOWN::exception);
    List<Finding> all = reasons.over(found.duty(), checked).findings();
    return IntStream.range(0, all.size())
        .filter(i -> form.containsKey("f" + (i + 1)))
        .mapToObj(all::get)
        .filter(PageReasons::takesReasons)
        .toList();
  }

  private HttpResponse<String> judged(Submission found, Visitor visitor, HttpRequest<?> request) {
    Pointer.Current current = submissions.pointer(found.duty()).current();
    boolean counts = current != null && current.submission().equals(found.id());
    if (!counts || isUnderWay(found)) {
      return pages.to("submissions/" + found.id() + "#fl", request);
    }
    Submission next = openings.again(found, visitor.subject());
    arrivals.again(new Originals.Stored(originals.key(next), next.file().size(), Instant.now()));
    return pages.to("submissions/" + next.id(), request);
  }

  /** Whether a later file of the duty is on its way, which takes the reasons along by itself. */
  private boolean isUnderWay(Submission found) {
    Submission last = submissions.last(List.of(found.duty())).get(found.duty());
    return last != null
        && !last.state().isFinal()
        && !shown.state(last).equals(DisplayNames.EXPIRED);
  }
}
