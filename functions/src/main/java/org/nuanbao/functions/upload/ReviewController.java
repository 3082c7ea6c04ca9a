package org.nuanbao.functions.upload;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.campaign.Duty;
import org.nuanbao.check.Finding;
import org.nuanbao.register.HeldDoubles;
import org.nuanbao.register.HeldDoubles.SideBySide;
import org.nuanbao.rollup.Amounts;
import org.nuanbao.submission.Notes;
import org.nuanbao.value.Money;
import org.nuanbao.value.PersonKey;

/**
 * Serves what the federation sees and enters before it approves: doubles, persons, amounts, what
 * rules of other forms say, and whom cards are about.
 */
@Controller
@Secured(Caller.REVIEWER)
class ReviewController {
  /** The most entries in one answer; after a full answer there may be more. */
  static final int PAGE = 1000;

  private final DutyBook duties;
  private final ListedPersons persons;
  private final Notes notes;
  private final HeldDoubles doubles;
  private final Amounts amounts;
  private final BusinessClock clock;

  ReviewController(
      DutyBook duties,
      ListedPersons persons,
      Notes notes,
      HeldDoubles doubles,
      Amounts amounts,
      BusinessClock clock) {
    this.duties = duties;
    this.persons = persons;
    this.notes = notes;
    this.doubles = doubles;
    this.amounts = amounts;
    this.clock = clock;
  }

  /** A person with two current rows of one fund, which are shown side by side. */
  @Serdeable
  record DoubleView(String fund, String person, List<ClaimView> claims) {}

  /**
   * One of a double's rows.
   *
   * @param yuan null if the federation enters the amount
   * @param masked the row's values by column, personal data masked
   */
  @Serdeable
  record ClaimView(
      String duty,
      String unit,
      String unitName,
      long version,
      int row,
      @Nullable BigDecimal yuan,
      SortedMap<String, String> masked) {}

  @Serdeable
  record NewAmounts(@NotEmpty @Size(max = 5000) List<@Valid @NotNull NewAmount> amounts) {}

  /**
   * The amount one person is given.
   *
   * @param person the person's key
   * @param yuan 元, at most two decimals and a million: more is a typing error
   */
  @Serdeable
  record NewAmount(
      @NotBlank String person,
      @NotNull @DecimalMin("0") @DecimalMax("1000000") @Digits(integer = 7, fraction = 2) BigDecimal yuan) {}

  @Serdeable
  record Saved(int amounts) {}

  /**
   * The doubles that lie wholly in the caller's subtree: at most 1,000, starting at {@code from}.
   * After a full answer there may be more.
   */
  @Get("/campaigns/{campaign}/doubles")
  List<DoubleView> doubles(
      String campaign,
      @QueryValue(defaultValue = "0") @PositiveOrZero int from,
      Authentication token) {
    Caller caller = Caller.of(token);
    return doubles
        .of(campaign)
        .filter(held -> held.rows().stream().allMatch(row -> caller.covers(row.unit().path())))
        .skip(from)
        .limit(PAGE)
        .map(ReviewController::view)
        .toList();
  }

  /**
   * The persons of the duty's current version, masked and in row order: at most 1,000, starting at
   * {@code from}. After a full answer there may be more.
   */
  @Get("/duties/{duty}/persons")
  List<ListedPersons.Person> persons(
      String duty, @QueryValue(defaultValue = "0") @PositiveOrZero int from, Authentication token) {
    return persons.of(duties.require(duty, Caller.of(token))).stream()
        .skip(from)
        .limit(PAGE)
        .toList();
  }

  /**
   * Sets amounts for persons of the duty's current version; the newest count, and each is audited.
   */
  @Put("/duties/{duty}/amounts/{fund}")
  Saved amounts(String duty, String fund, @Body @Valid NewAmounts wanted, Authentication token) {
    Caller caller = Caller.of(token);
    Duty found = duties.require(duty, caller);
    List<Amounts.Amount> set =
        wanted.amounts().stream()
            .map(amount ->
                new Amounts.Amount(new PersonKey(amount.person()), Money.yuan(amount.yuan())))
            .toList();
    persons.demandPaid(found, fund, set.stream().map(Amounts.Amount::person).toList());
    if (!amounts.set(found.id(), fund, set, caller.subject(), clock.at(Instant.now()))) {
      throw Refusal.APPROVED.exception();
    }
    return new Saved(set.size());
  }

  /**
   * A point that the form alone cannot settle.
   *
   * @param rule null if no rule raises it: a voucher disagrees with the row it proves
   * @param state {@code open}: not known yet; {@code broken}: known by now to be wrong
   * @param message empty while it is open
   */
  @Serdeable
  record NoteView(
      @Nullable String rule,
      String state,
      String submission,
      String sheet,
      List<String> refs,
      List<String> cells,
      String message,
      String english) {}

  /**
   * A card or voucher that counts.
   *
   * @param person the key of the person it is joined to; null if a reviewer must decide
   * @param masked what tells the reviewer which one it is, masked
   */
  @Serdeable
  record SubjectView(
      String subject,
      String submission,
      int number,
      boolean late,
      @Nullable String person,
      SortedMap<String, String> masked) {}

  /**
   * The duty's notes: at most 1,000, starting at {@code from}. After a full answer there may be
   * more.
   */
  @Get("/duties/{duty}/notes")
  List<NoteView> notes(
      String duty, @QueryValue(defaultValue = "0") @PositiveOrZero int from, Authentication token) {
    return notes.of(duties.require(duty, Caller.of(token))).stream()
        .skip(from)
        .limit(PAGE)
        .map(ReviewController::view)
        .toList();
  }

  private static NoteView view(Notes.Note note) {
    String submission = note.submission().value();
    Finding broken = note.broken();
    return broken == null
        ? new NoteView(note.rule(), "open", submission, note.sheet(), List.of(), List.of(), "", "")
        : new NoteView(
            note.rule(),
            "broken",
            submission,
            note.sheet(),
            broken.refs(),
            broken.cells(),
            broken.message(),
            broken.english());
  }

  /** The cards or vouchers that count: at most 1,000, starting at {@code from}. */
  @Get("/duties/{duty}/subjects")
  List<SubjectView> subjects(
      String duty, @QueryValue(defaultValue = "0") @PositiveOrZero int from, Authentication token) {
    return persons.subjects(duties.require(duty, Caller.of(token))).stream()
        .skip(from)
        .limit(PAGE)
        .toList();
  }

  private static DoubleView view(SideBySide held) {
    return new DoubleView(
        held.fund(),
        held.person().value(),
        held.rows().stream().map(ReviewController::view).toList());
  }

  private static ClaimView view(SideBySide.Row row) {
    Money amount = row.amount();
    return new ClaimView(
        row.claim().duty().key(),
        row.unit().path().value(),
        row.unit().name(),
        row.claim().version(),
        row.claim().row(),
        amount == null ? null : amount.yuan(),
        row.masked());
  }
}
