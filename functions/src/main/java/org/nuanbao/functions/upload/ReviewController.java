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
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.campaign.Duty;
import org.nuanbao.register.Doubles;
import org.nuanbao.register.HeldDouble;
import org.nuanbao.rollup.Amounts;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Submissions;
import org.nuanbao.value.Money;
import org.nuanbao.value.PersonKey;

/** What the federation decides: doubles, amounts, approval. */
@Controller
@Secured(Caller.REVIEWER)
class ReviewController {
  private final DutyBook duties;
  private final Persons persons;
  private final Doubles doubles;
  private final Amounts amounts;
  private final Submissions submissions;
  private final BusinessClock clock;

  ReviewController(
      DutyBook duties,
      Persons persons,
      Doubles doubles,
      Amounts amounts,
      Submissions submissions,
      BusinessClock clock) {
    this.duties = duties;
    this.persons = persons;
    this.doubles = doubles;
    this.amounts = amounts;
    this.submissions = submissions;
    this.clock = clock;
  }

  /** One person with two current rows of one fund. */
  @Serdeable
  record DoubleView(String fund, String person, List<ClaimView> claims) {}

  @Serdeable
  record ClaimView(String duty, String unit, long version, int row) {}

  @Serdeable
  record NewAmounts(@NotEmpty List<@Valid @NotNull NewAmount> amounts) {}

  /**
   * What one person is given.
   *
   * @param person the person's key
   * @param yuan 元, two decimals at most
   */
  @Serdeable
  record NewAmount(
      @NotBlank String person,
      @NotNull @DecimalMin("0") @Digits(integer = 9, fraction = 2) BigDecimal yuan) {}

  @Serdeable
  record Saved(int amounts) {}

  @Serdeable
  record Decided(String duty, String standing) {}

  /** Doubles that lie wholly in the caller's subtree. */
  @Get("/campaigns/{campaign}/doubles")
  List<DoubleView> doubles(String campaign, Authentication token) {
    Caller caller = Caller.of(token);
    return doubles.held(campaign).stream()
        .filter(held -> held.claims().stream().allMatch(c -> caller.covers(c.duty().unit())))
        .map(ReviewController::view)
        .toList();
  }

  /** The persons of the duty's current version, masked, in row order. */
  @Get("/duties/{duty}/persons")
  List<Persons.Person> persons(String duty, Authentication token) {
    return persons.of(duties.require(duty, Caller.of(token)));
  }

  /** Sets amounts of persons of the duty's current version; the newest count, each is audited. */
  @Put("/duties/{duty}/amounts/{fund}")
  Saved amounts(String duty, String fund, @Body @Valid NewAmounts wanted, Authentication token) {
    Caller caller = Caller.of(token);
    Duty found = duties.require(duty, caller);
    demandOpen(found);
    List<Amounts.Amount> set =
        wanted.amounts().stream()
            .map(amount ->
                new Amounts.Amount(new PersonKey(amount.person()), Money.yuan(amount.yuan())))
            .toList();
    persons.demandPaid(found, fund, set.stream().map(Amounts.Amount::person).toList());
    amounts.set(found.id(), fund, set, caller.subject(), clock.at(Instant.now()));
    return new Saved(set.size());
  }

  /** The reviewer's yes: no later upload becomes current. */
  @Post("/duties/{duty}/approval")
  @Status(HttpStatus.OK)
  Decided approve(String duty, Authentication token) {
    Caller caller = Caller.of(token);
    Duty found = demandReported(duties.require(duty, caller));
    return decided(submissions.approve(found.id(), caller.subject(), clock.at(Instant.now())));
  }

  /** The reviewer's no: the unit may send again; until then the current version counts. */
  @Post("/duties/{duty}/return")
  @Status(HttpStatus.OK)
  Decided giveBack(String duty, Authentication token) {
    Caller caller = Caller.of(token);
    Duty found = demandReported(duties.require(duty, caller));
    return decided(submissions.giveBack(found.id(), caller.subject(), clock.at(Instant.now())));
  }

  private Duty demandReported(Duty duty) {
    if (submissions.pointer(duty.id()).current() == null) {
      throw new Refused(Refusal.NOT_REPORTED);
    }
    return duty;
  }

  private void demandOpen(Duty duty) {
    if (submissions.pointer(duty.id()).standing() == Pointer.Standing.APPROVED) {
      throw new Refused(Refusal.APPROVED);
    }
  }

  private static Decided decided(Pointer pointer) {
    return new Decided(pointer.duty().key(), DutiesController.state(pointer));
  }

  private static DoubleView view(HeldDouble held) {
    return new DoubleView(
        held.fund(),
        held.person().value(),
        held.claims().stream()
            .map(claim ->
                new ClaimView(
                    claim.duty().key(), claim.duty().unit().value(), claim.version(), claim.row()))
            .toList());
  }
}
