package org.nuanbao.functions.upload;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.campaign.Duty;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.Extension;
import org.nuanbao.campaign.Extensions;
import org.nuanbao.campaign.UnitLetter;
import org.nuanbao.letter.DutyLetters;
import org.nuanbao.register.Approval;
import org.nuanbao.register.Claims;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.submission.Submissions;
import org.nuanbao.value.PersonKey;

/** Takes the federation's decisions: a duty is approved, given back, or given more time. */
@Controller
@Secured(Caller.REVIEWER)
class ApprovalController {
  private final DutyBook duties;
  private final ListedPersons persons;
  private final Submissions submissions;
  private final Approval approval;
  private final Claims claims;
  private final Extensions extensions;
  private final DutyLetters letters;
  private final BusinessClock clock;
  private final DisplayNames shown;

  ApprovalController(
      DutyBook duties,
      ListedPersons persons,
      Submissions submissions,
      Approval approval,
      Claims claims,
      Extensions extensions,
      DutyLetters letters,
      BusinessClock clock,
      DisplayNames shown) {
    this.duties = duties;
    this.persons = persons;
    this.submissions = submissions;
    this.approval = approval;
    this.claims = claims;
    this.extensions = extensions;
    this.letters = letters;
    this.clock = clock;
    this.shown = shown;
  }

  /**
   * The version that the reviewer looked at.
   *
   * @param submission the accepted version, as the duty's list names it
   */
  @Serdeable
  record Seen(@NotBlank String submission) {
    SubmissionId id() {
      return new SubmissionId(submission);
    }
  }

  @Serdeable
  record Decided(String duty, String standing) {}

  /**
   * A person whom another duty pays.
   *
   * @param row data row, from 1
   * @param duty that other duty; null if the caller may not see it
   */
  @Serdeable
  record PaidElsewhere(int row, @Nullable String duty, SortedMap<String, String> masked) {}

  /**
   * Approves the version that the reviewer saw. After that, no later upload becomes current, and no
   * other duty pays its persons from the same fund.
   */
  @Post("/duties/{duty}/approval")
  @Status(HttpStatus.OK)
  Decided approve(String duty, @Body @Valid Seen seen, Authentication token) {
    Caller caller = Caller.of(token);
    Duty found = demandReported(duties.require(duty, caller));
    Instant now = clock.at(Instant.now());
    return switch (approval.approve(found, seen.id(), caller.subject(), now)) {
      case Approval.Answer.Stands(Pointer pointer) ->
          decided(seen, Pointer.Standing.APPROVED, pointer);
      case Approval.Answer.PaidElsewhere() -> throw Refusal.PAID_ELSEWHERE.exception();
      case Approval.Answer.Unfinished() -> throw Refusal.UNFINISHED.exception();
    };
  }

  /**
   * The version that the reviewer gives back.
   *
   * @param reason what the unit is told; null if nothing
   */
  @Serdeable
  record Back(@NotBlank String submission, @Nullable @Size(max = 500) String reason) {}

  /**
   * Gives the duty back: the unit is told so by mail and may send again; until then the current
   * version counts.
   */
  @Post("/duties/{duty}/return")
  @Status(HttpStatus.OK)
  Decided giveBack(String duty, @Body @Valid Back wanted, Authentication token) {
    Caller caller = Caller.of(token);
    Duty found = demandReported(duties.require(duty, caller));
    Seen seen = new Seen(wanted.submission());
    Instant now = clock.at(Instant.now());
    UnitLetter letter =
        submissions
            .find(seen.id())
            .map(it ->
                letters.returned(
                    extended(found),
                    it.version(),
                    Objects.requireNonNullElse(wanted.reason(), ""),
                    now))
            .orElse(null);
    return decided(
        seen,
        Pointer.Standing.RETURNED,
        approval.giveBack(found, seen.id(), letter, caller.subject(), now));
  }

  private Duty extended(Duty duty) {
    return extensions.of(duty.id()).map(it -> duty.until(it.until())).orElse(duty);
  }

  /**
   * Those on the duty's current version whom another duty pays from the same fund, in row order.
   */
  @Get("/duties/{duty}/paid-elsewhere")
  List<PaidElsewhere> paidElsewhere(String duty, Authentication token) {
    Caller caller = Caller.of(token);
    Duty found = demandReported(duties.require(duty, caller));
    List<ListedPersons.Person> all = persons.of(found);
    Map<PersonKey, DutyId> holders =
        claims.holders(
            found.id().campaign(),
            ListedPersons.fund(found),
            all.stream().map(one -> new PersonKey(one.person())).distinct().toList());
    return all.stream()
        .filter(one -> isOthers(found, holders.get(new PersonKey(one.person()))))
        .limit(ReviewController.PAGE)
        .map(one -> view(one, holders.get(new PersonKey(one.person())), caller))
        .toList();
  }

  /** A duty's new last day, and the reason. */
  @Serdeable
  record NewDay(@NotNull LocalDate until, @NotBlank @Size(max = 200) String reason) {}

  /**
   * Grants a duty more time: what comes by that day is in time. The newest extension counts, and
   * each is audited. It applies to what is accepted from now on.
   *
   * @throws Refusal.Refused if it would end before the notice's own day
   */
  @Put("/duties/{duty}/extension")
  NewDay grant(String duty, @Body @Valid NewDay wanted, Authentication token) {
    Caller caller = Caller.of(token);
    Duty found = duties.require(duty, caller);
    if (wanted.until().isBefore(found.due())) {
      throw Refusal.WRONG_DAY.exception();
    }
    Extension granted =
        new Extension(
            found.id(),
            wanted.until(),
            wanted.reason().strip(),
            caller.subject(),
            clock.at(Instant.now()));
    extensions.grant(granted, letters.extended(found, granted));
    return wanted;
  }

  private static boolean isOthers(Duty mine, @Nullable DutyId holder) {
    return holder != null && !holder.equals(mine.id());
  }

  private static PaidElsewhere view(
      ListedPersons.Person person, @Nullable DutyId holder, Caller caller) {
    String where = holder != null && caller.covers(holder.unit()) ? holder.key() : null;
    return new PaidElsewhere(person.row(), where, person.masked());
  }

  private Duty demandReported(Duty duty) {
    if (submissions.pointer(duty.id()).current() == null) {
      throw Refusal.NOT_REPORTED.exception();
    }
    return duty;
  }

  private Decided decided(Seen seen, Pointer.Standing wanted, Pointer pointer) {
    Pointer.Current current = pointer.current();
    if (current == null
        || !current.submission().equals(seen.id())
        || pointer.standing() != wanted) {
      throw Refusal.CHANGED.exception();
    }
    return new Decided(pointer.duty().key(), shown.state(pointer, null));
  }
}
