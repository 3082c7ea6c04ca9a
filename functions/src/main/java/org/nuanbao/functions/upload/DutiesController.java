package org.nuanbao.functions.upload;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.Duty;
import org.nuanbao.campaign.Duty.DocumentDuty;
import org.nuanbao.campaign.Duty.FormDuty;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.submission.AnnouncedFile;
import org.nuanbao.submission.Originals;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.Submissions;

/**
 * Shows what a unit owes, and gives out the workbook for it and the address its file goes to. An
 * address is given only for an open duty and a file that is not too large; it takes one file.
 */
@Controller
@Secured({Caller.FILLER, Caller.REVIEWER, Caller.PUBLISHER})
class DutiesController {
  private final DutyBook duties;
  private final Submissions submissions;
  private final DisplayNames shown;
  private final Openings openings;

  DutiesController(
      DutyBook duties, Submissions submissions, DisplayNames shown, Openings openings) {
    this.duties = duties;
    this.submissions = submissions;
    this.shown = shown;
    this.openings = openings;
  }

  /**
   * A duty and its state.
   *
   * @param form the form or the document that is owed
   * @param kind {@code form}, or {@code document}: any file, kept as it came
   * @param period {@code once}, or the day a recurring report is due
   * @param dueInclusive whether the last day itself is in time
   * @param copies how many printed and stamped copies are owed beside the file
   * @param state {@code missing}, {@code awaiting} (the file has not come), {@code sent} (being
   *     checked), {@code rejected}, {@code accepted}, {@code returned} or {@code approved}
   * @param late whether the accepted version came late
   * @param submission the accepted version's submission
   */
  @Serdeable
  record DutyView(
      String duty,
      String form,
      String kind,
      String title,
      String period,
      String unit,
      String unitName,
      LocalDate due,
      boolean dueInclusive,
      int copies,
      String state,
      boolean late,
      @Nullable String submission,
      @Nullable Instant receivedAt) {}

  /** The file to be sent. */
  @Serdeable
  record NewFile(
      @NotBlank @Pattern(regexp = "[^\\p{Cntrl}]{1,200}") String fileName,
      @Positive long size,
      @NotBlank @Pattern(regexp = "[0-9a-fA-F]{64}") String sha256,
      @NotBlank @Pattern(regexp = "[A-Za-z0-9.+-]{1,60}/[A-Za-z0-9.+-]{1,100}") String contentType) {}

  /** Where to put the file: exactly this file, once, with these headers, before {@code expires}. */
  @Serdeable
  record Ticket(
      String submission, long version, String url, Map<String, String> headers, Instant expires) {}

  /** The duties of the caller's subtree. */
  @Get("/campaigns/{campaign}/duties")
  List<DutyView> list(String campaign, Authentication token) {
    List<Duty> mine = duties.of(campaign, Caller.of(token));
    Map<String, Pointer> pointers = new TreeMap<>();
    mine.stream()
        .map(duty -> duty.id().form().value())
        .distinct()
        .flatMap(form -> submissions.pointers(campaign, form).stream())
        .forEach(pointer -> pointers.put(pointer.duty().key(), pointer));
    Map<DutyId, Submission> last =
        submissions.last(
            pointers.values().stream()
                .filter(pointer -> pointer.current() == null)
                .map(Pointer::duty)
                .toList());
    return mine.stream()
        .map(duty ->
            view(
                duty,
                pointers.getOrDefault(duty.id().key(), Pointer.none(duty.id())),
                last.get(duty.id())))
        .toList();
  }

  /** The blank workbook of a duty. */
  @Get("/duties/{duty}/template")
  @Produces(MediaType.MICROSOFT_EXCEL_OPEN_XML)
  HttpResponse<byte[]> template(String duty, Authentication token) {
    return switch (duties.require(duty, Caller.of(token))) {
      case FormDuty owed -> Openings.blank(owed);
      case DocumentDuty _ -> throw Refusal.UNKNOWN.exception();
    };
  }

  /** Opens the duty's next version and returns the address its file goes to. */
  @Post("/duties/{duty}/submissions")
  @Secured(Caller.FILLER)
  @Status(HttpStatus.CREATED)
  Ticket open(String duty, @Body @Valid NewFile file, Authentication token) {
    Caller caller = Caller.of(token);
    Duty found = duties.require(duty, caller);
    AnnouncedFile announced =
        new AnnouncedFile(
            file.fileName(),
            file.size(),
            file.sha256().toLowerCase(Locale.ROOT),
            file.contentType());
    Submission submission = openings.next(found, announced, caller.subject());
    Originals.Ticket ticket = openings.ticket(submission);
    return new Ticket(
        submission.id().value(),
        submission.version(),
        ticket.url().toString(),
        ticket.headers(),
        ticket.expires());
  }

  private DutyView view(Duty duty, Pointer pointer, @Nullable Submission last) {
    Pointer.Current current = pointer.current();
    return new DutyView(
        duty.id().key(),
        duty.id().form().value(),
        switch (duty) {
          case FormDuty _ -> "form";
          case DocumentDuty _ -> "document";
        },
        duty.title(),
        duty.id().period(),
        duty.unit().path().value(),
        duty.unit().name(),
        duty.due(),
        duty.dueInclusive(),
        duty instanceof FormDuty owed ? owed.copies() : 0,
        shown.state(pointer, last),
        current != null && current.late(),
        current == null ? null : current.submission().value(),
        current == null ? null : current.receivedAt());
  }
}
