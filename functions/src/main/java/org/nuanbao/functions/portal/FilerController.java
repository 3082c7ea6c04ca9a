package org.nuanbao.functions.portal;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.http.annotation.Status;
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
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.Duty;
import org.nuanbao.campaign.Duty.DocumentDuty;
import org.nuanbao.campaign.Duty.FormDuty;
import org.nuanbao.functions.upload.DutyBook;
import org.nuanbao.functions.upload.Openings;
import org.nuanbao.functions.upload.Refusal;
import org.nuanbao.submission.AnnouncedFile;
import org.nuanbao.submission.Originals;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.Submission.State;
import org.nuanbao.submission.Submissions;

/** The pages of who fills in: what the unit owes, its workbooks, and sending files. */
@Hidden
@Controller("/portal")
@Produces(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class FilerController {
  private final TaskList tasks;
  private final DutyBook duties;
  private final Openings openings;
  private final Submissions submissions;
  private final Pages pages;

  FilerController(
      TaskList tasks, DutyBook duties, Openings openings, Submissions submissions, Pages pages) {
    this.tasks = tasks;
    this.duties = duties;
    this.openings = openings;
    this.submissions = submissions;
    this.pages = pages;
  }

  /** The file to be sent, as the browser has measured it. */
  @Serdeable
  record ChosenFile(
      @NotBlank @Pattern(regexp = "[^\\p{Cntrl}]{1,200}") String fileName,
      @Positive long size,
      @NotBlank @Pattern(regexp = "[0-9a-f]{64}") String sha256) {}

  /** Where the browser puts the file. */
  @Serdeable
  record Address(String submission, String url, Map<String, String> headers, Instant expires) {}

  @Get("/tasks")
  HttpResponse<String> tasks(HttpRequest<?> request, @RequestAttribute Visitor visitor) {
    List<TaskList.Joined> joined = tasks.joined(visitor.unit());
    List<Task> all = tasks.tasks(joined);
    return pages.page(
        "tasks",
        request,
        Map.of(
            "todo", all.stream().filter(Task::isOpen).toList(),
            "done", all.stream().filter(task -> !task.isOpen()).toList(),
            "notice", tasks.notice(joined),
            "unit", TaskList.name(joined, visitor.unit()),
            "today", OfficeTime.weekday(tasks.today())));
  }

  @Get("/upload")
  HttpResponse<String> upload(HttpRequest<?> request, @RequestAttribute Visitor visitor) {
    List<TaskList.Joined> joined = tasks.joined(visitor.unit());
    List<UploadTarget> targets =
        tasks.owed(joined).stream()
            .filter(duty -> submissions.pointer(duty.id()).takes(Long.MAX_VALUE))
            .map(this::target)
            .toList();
    return pages.page(
        "upload",
        request,
        Map.of(
            "targets", targets,
            "unit", visitor.unit().value(),
            "name", TaskList.name(joined, visitor.unit())));
  }

  private UploadTarget target(Duty duty) {
    return new UploadTarget(
        duty.id().key(),
        duty.id().form().value(),
        Task.title(duty),
        duty instanceof FormDuty,
        openings.most(duty));
  }

  /** The blank workbook of a duty. */
  @Get("/duties/{duty}/template")
  @Produces({MediaType.MICROSOFT_EXCEL_OPEN_XML, MediaType.ALL})
  HttpResponse<byte[]> template(@RequestAttribute Visitor visitor, String duty) {
    return switch (duty(visitor, duty)) {
      case FormDuty owed -> Openings.blank(owed);
      case DocumentDuty _ -> throw Refusal.UNKNOWN.exception();
    };
  }

  /** Opens the duty's next version and returns where its file goes. */
  @Post("/duties/{duty}/submissions")
  @Produces(MediaType.APPLICATION_JSON)
  @Status(HttpStatus.CREATED)
  Address open(
      @RequestAttribute Visitor visitor,
      String duty,
      @Body @Valid ChosenFile file,
      @Nullable @Header("X-Guard") String guard) {
    visitor.demandGuard(guard);
    Duty found = duty(visitor, duty);
    AnnouncedFile announced =
        new AnnouncedFile(
            file.fileName(),
            file.size(),
            file.sha256().toLowerCase(Locale.ROOT),
            MediaType.APPLICATION_OCTET_STREAM);
    return address(
        waiting(found, announced, visitor.subject())
            .orElseGet(() -> openings.next(found, announced, visitor.subject())));
  }

  /** The version that was opened for this very file before, whose address never arrived. */
  private Optional<Submission> waiting(Duty duty, AnnouncedFile file, String by) {
    return submissions.all(duty.id()).stream()
        .filter(it -> it.state() == State.AWAITING && it.receivedAt() == null)
        .filter(it -> it.by().equals(by) && it.file().equals(file))
        .findFirst();
  }

  /** Returns once more where the file of a submission goes, for whom the first way broke. */
  @Post("/submissions/{submission}/address")
  @Produces(MediaType.APPLICATION_JSON)
  Address again(
      @RequestAttribute Visitor visitor,
      String submission,
      @Nullable @Header("X-Guard") String guard) {
    visitor.demandGuard(guard);
    Submission found = visitor.submission(submissions, submission);
    if (found.state() != State.AWAITING || found.receivedAt() != null) {
      throw Refusal.CHANGED.exception();
    }
    return address(found);
  }

  private Address address(Submission submission) {
    Originals.Ticket ticket = openings.ticket(submission);
    return new Address(
        submission.id().value(), ticket.url().toString(), ticket.headers(), ticket.expires());
  }

  private Duty duty(Visitor visitor, String key) {
    return duties.require(visitor.duty(key));
  }
}
