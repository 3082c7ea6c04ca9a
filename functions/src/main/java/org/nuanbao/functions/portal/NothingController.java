package org.nuanbao.functions.portal;

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
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.Duty;
import org.nuanbao.campaign.Duty.FormDuty;
import org.nuanbao.form.Field;
import org.nuanbao.form.FigureForm;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormOfParts;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Single;
import org.nuanbao.form.ValueType;
import org.nuanbao.functions.upload.DutyBook;
import org.nuanbao.functions.upload.Refusal;
import org.nuanbao.functions.upload.TypedFilings;
import org.nuanbao.reading.Body.Figures;
import org.nuanbao.reading.Body.Lines;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Submissions;
import org.nuanbao.value.YesNo;
import org.nuanbao.workbook.Filler;

/**
 * Files that a unit has nothing to report (零报告): its own workbook with that choice made and its
 * head filled in, as the unit would have done it.
 */
@Hidden
@Controller("/portal/duties/{duty}/nothing")
@Produces(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class NothingController {
  /** Before the key of a field of the form's head. */
  private static final String FIELD = "field.";

  /** The most characters of a field of the head. */
  private static final int LONGEST = 100;

  private final DutyBook duties;
  private final TypedFilings filings;
  private final Submissions submissions;
  private final TaskList tasks;
  private final Pages pages;

  NothingController(
      DutyBook duties, TypedFilings filings, Submissions submissions, TaskList tasks, Pages pages) {
    this.duties = duties;
    this.filings = filings;
    this.submissions = submissions;
    this.tasks = tasks;
    this.pages = pages;
  }

  /** Says what will be filed, or why this form cannot be filed without content. */
  @Get
  HttpResponse<String> ask(HttpRequest<?> request, @RequestAttribute Visitor visitor, String duty) {
    Duty owed = duty(visitor, duty);
    Pointer pointer = submissions.pointer(owed.id());
    Pointer.Current current = pointer.current();
    Map<String, @Nullable Object> shown = new HashMap<>();
    shown.put("duty", owed.id().key());
    shown.put("title", Task.title(owed));
    shown.put("unit", owed.unit().name());
    shown.put("today", OfficeTime.day(tasks.today()));
    shown.put("canBe", canBe(owed));
    shown.put("fields", owed instanceof FormDuty of ? asked(of.form()) : List.of());
    shown.put("isApproved", pointer.standing() == Pointer.Standing.APPROVED);
    shown.put("replaced", current == null ? 0L : current.version());
    return pages.page("nothing", request, shown);
  }

  /** Files it. */
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<String> file(
      HttpRequest<?> request,
      @RequestAttribute Visitor visitor,
      String duty,
      @Body Map<String, String> form) {
    visitor.demandGuard(form.get("guard"));
    if (!(duty(visitor, duty) instanceof FormDuty owed) || !canBe(owed)) {
      throw Refusal.WRONG_REQUEST.exception();
    }
    Reading nothing = nothing(owed, form, tasks.today());
    return pages.to("submissions/" + filings.file(owed, nothing, visitor.subject()).id(), request);
  }

  /** Whether a duty can be filed without content; cards and documents are about something. */
  static boolean canBe(Duty duty) {
    return duty instanceof FormDuty owed && Filler.offersNothing(owed.form());
  }

  /** What only people know of a form's head: who fills it in, whom to call. */
  private static List<Field> asked(Form form) {
    return form.fields().stream()
        .filter(field -> !field.key().equals(Field.UNIT))
        .filter(field -> field.type() == ValueType.TEXT || field.type() == ValueType.PHONE)
        .toList();
  }

  private static Reading nothing(FormDuty owed, Map<String, String> said, LocalDate today) {
    Form form = owed.form();
    Map<String, Entry> fields = new LinkedHashMap<>();
    for (Field field : form.fields()) {
      if (field.type() == ValueType.DATE) {
        fields.put(field.key(), new Entry(new Value.Day(today), null));
      }
    }
    for (Field field : asked(form)) {
      String typed = said.getOrDefault(FIELD + field.key(), "").strip();
      if (typed.isEmpty() || typed.length() > LONGEST) {
        throw Refusal.WRONG_REQUEST.exception();
      }
      fields.put(field.key(), new Entry(new Value.Text(typed), null));
    }
    fields.put(Field.UNIT, new Entry(new Value.Text(owed.unit().name()), null));
    fields.put(Field.NOTHING.key(), new Entry(new Value.Text(YesNo.YES.printed()), null));
    org.nuanbao.reading.Body none =
        switch (form) {
          case FigureForm _ -> new Figures(Map.of());
          case Roster _ -> new Lines(List.of(), List.of());
          case Single _, FormOfParts _ ->
              throw new IllegalArgumentException("nothing to report on " + form.id());
        };
    return new Reading(form.id(), form.head().version(), "", null, fields, none);
  }

  private Duty duty(Visitor visitor, String key) {
    return duties.require(visitor.duty(key));
  }
}
