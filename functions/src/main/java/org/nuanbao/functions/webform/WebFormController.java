package org.nuanbao.functions.webform;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.campaign.Duty;
import org.nuanbao.campaign.Duty.FormDuty;
import org.nuanbao.form.Field;
import org.nuanbao.form.FigureForm;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Single;
import org.nuanbao.functions.portal.OfficeTime;
import org.nuanbao.functions.portal.Pages;
import org.nuanbao.functions.portal.Task;
import org.nuanbao.functions.portal.Visitor;
import org.nuanbao.functions.upload.DutyBook;
import org.nuanbao.functions.upload.Refusal;
import org.nuanbao.functions.upload.TypedFilings;
import org.nuanbao.functions.webform.FormPage.State;
import org.nuanbao.rollup.VersionFigures;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.Submissions;

/** A form that is typed on a page, judged while it is typed, and filed as a workbook. */
@Hidden
@Controller("/portal/duties/{duty}/form")
@Produces(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class WebFormController {
  /** The button that was pressed, and what follows its colon. */
  private static final String PRESSED = "do";

  private final DutyBook duties;
  private final Submissions submissions;
  private final VersionFigures figures;
  private final FormDesk desk;
  private final TypedFilings filings;
  private final BusinessClock clock;
  private final Pages pages;

  WebFormController(
      DutyBook duties,
      Submissions submissions,
      VersionFigures figures,
      FormDesk desk,
      TypedFilings filings,
      BusinessClock clock,
      Pages pages) {
    this.duties = duties;
    this.submissions = submissions;
    this.figures = figures;
    this.desk = desk;
    this.filings = filings;
    this.clock = clock;
    this.pages = pages;
  }

  /** The form with the figures that count now, or empty. */
  @Get
  HttpResponse<String> form(
      HttpRequest<?> request, @RequestAttribute Visitor visitor, String duty) {
    FormDuty owed = owed(visitor, duty);
    Pointer pointer = open(owed);
    TypedForm typed = begun(owed, pointer);
    String from =
        pointer.current() != null && owed.form() instanceof FigureForm
            ? "数字是第 " + pointer.current().version() + " 版的，接着改就行；填报人等请再填一次。"
            : "";
    return shown(request, page(owed, pointer, typed, List.of(), State.OPEN, from));
  }

  /** What is typed comes back judged, with a row more or less, or is filed. */
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<String> typed(
      HttpRequest<?> request,
      @RequestAttribute Visitor visitor,
      String duty,
      @Body Map<String, String> sent) {
    visitor.demandGuard(sent.get("guard"));
    FormDuty owed = owed(visitor, duty);
    Pointer pointer = open(owed);
    TypedForm typed = TypedForm.of(owed.form(), sent);
    String[] pressed = sent.getOrDefault(PRESSED, "check").split(":", 2);
    return switch (pressed[0]) {
      case "add" ->
          changed(request, owed, pointer, typed.more(pressed.length > 1 ? pressed[1] : ""));
      case "drop" -> changed(request, owed, pointer, typed.without(number(pressed)));
      default -> {
        FormDesk.Verdict verdict = desk.judge(owed, typed);
        if (pressed[0].equals("send") && !verdict.rejects()) {
          Submission filed = filings.file(owed, typed.raw(), visitor.subject());
          yield pages.to("submissions/" + filed.id(), request);
        }
        yield shown(request, page(owed, pointer, typed, verdict.notes(), State.CHECKED, ""));
      }
    };
  }

  /** What is found so far, as a part of the page, while somebody types. */
  @Post("/check")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<String> check(
      HttpRequest<?> request,
      @RequestAttribute Visitor visitor,
      String duty,
      @Body Map<String, String> sent) {
    visitor.demandGuard(sent.get("guard"));
    FormDuty owed = owed(visitor, duty);
    TypedForm typed = TypedForm.of(owed.form(), sent);
    List<FormNote> notes = FormDesk.soFar(desk.judge(owed, typed), typed);
    FormPage page = page(owed, Pointer.none(owed.id()), typed, notes, State.TYPING, "");
    return pages.page("part/judged", request, Map.of("form", page));
  }

  private HttpResponse<String> changed(
      HttpRequest<?> request, FormDuty owed, Pointer pointer, TypedForm typed) {
    return shown(request, page(owed, pointer, typed, List.of(), State.TYPING, ""));
  }

  private static int number(String[] pressed) {
    try {
      return Integer.parseInt(pressed.length > 1 ? pressed[1] : "");
    } catch (NumberFormatException e) {
      throw Refusal.WRONG_REQUEST.exception();
    }
  }

  private HttpResponse<String> shown(HttpRequest<?> request, FormPage page) {
    return pages.page("web-form", request, Map.of("form", page));
  }

  private FormDuty owed(Visitor visitor, String key) {
    Duty found = duties.require(visitor.duty(key));
    if (found instanceof FormDuty owed && TypedFilings.takes(owed.form())) {
      return owed;
    }
    throw Refusal.UNKNOWN.exception();
  }

  /** How the duty stands, unless nothing can be filed for it any more. */
  private Pointer open(FormDuty owed) {
    Pointer pointer = submissions.pointer(owed.id());
    if (pointer.standing() == Pointer.Standing.APPROVED) {
      throw Refusal.APPROVED.exception();
    }
    return pointer;
  }

  private TypedForm begun(FormDuty owed, Pointer pointer) {
    TypedForm typed = TypedForm.blank(owed.form());
    for (Field field : owed.form().fields()) {
      if (field.key().equals(Field.UNIT)) {
        typed = typed.with(TypedForm.field(field), owed.unit().name());
      }
    }
    Pointer.Current current = pointer.current();
    if (current != null && owed.form() instanceof FigureForm asked) {
      Map<String, BigDecimal> sums =
          figures
              .load(owed.id(), current.version())
              .map(totals -> totals.figures().sums())
              .map(Map::<String, BigDecimal>copyOf)
              .orElse(Map.of());
      for (var item : asked.items()) {
        BigDecimal figure = sums.get(item.ref());
        if (figure != null && item.type().isNumber()) {
          typed = typed.with(item.ref(), figure.toPlainString());
        }
      }
    }
    return typed;
  }

  private FormPage page(
      FormDuty owed,
      Pointer pointer,
      TypedForm typed,
      List<FormNote> notes,
      State state,
      String from) {
    Map<String, FormNote> byName = FormNote.byName(notes);
    LocalDate last = owed.dueInclusive() ? owed.due() : owed.due().minusDays(1);
    LocalDate today = BusinessClock.day(clock.at(Instant.now()));
    boolean roster = owed.form() instanceof Roster;
    return new FormPage(
        owed.id().key(),
        Task.title(owed),
        OfficeTime.day(last) + "前，" + OfficeTime.left(last, today),
        from,
        roster ? null : FormSheet.of(typed, byName),
        owed.form() instanceof Roster form ? RosterGrid.of(form, typed, byName) : null,
        owed.form() instanceof Single single
            ? single.tables().stream()
                .filter(table -> typed.rows().getOrDefault(table.key(), 0) > 0)
                .map(table -> new FormPage.Table(table.key(), table.label()))
                .toList()
            : List.of(),
        notes,
        state,
        "form " + owed.id().key() + " " + pointer.lastVersion(),
        !(owed.form() instanceof FigureForm),
        state == State.OPEN);
  }
}
