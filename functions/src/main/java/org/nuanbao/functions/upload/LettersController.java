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
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.campaign.Unit;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.submission.Reach;
import org.nuanbao.submission.Reach.Trouble;
import org.nuanbao.submission.UnitLetters;

/** Stops reminders to units and lets them go on; shows whom mails do not reach. */
@Controller
class LettersController {
  /** How long a mail that did not arrive is shown, unless another one did not arrive either. */
  private static final Duration SHOWN = Duration.ofDays(30);

  private final Campaigns campaigns;
  private final UnitLetters letters;
  private final Reach reach;
  private final BusinessClock clock;

  LettersController(Campaigns campaigns, UnitLetters letters, Reach reach, BusinessClock clock) {
    this.campaigns = campaigns;
    this.letters = letters;
    this.reach = reach;
    this.clock = clock;
  }

  /** Whether reminders to a unit and all below it are stopped. */
  @Serdeable
  record Pause(@NotBlank String unit, boolean paused) {}

  /**
   * A unit whose mails do not arrive.
   *
   * @param kind {@code bounced}, or {@code complained}: the receiver marked a mail as unwanted
   * @param status the mail server's (RFC 3463); empty if it gave none
   * @param at when it was last reported
   */
  @Serdeable
  record Unreached(String unit, String unitName, String kind, String status, Instant at) {}

  /** Stops the reminders to a unit and all below it, or lets them go on; it is audited. */
  @Put("/campaigns/{campaign}/reminders")
  @Secured(Caller.REVIEWER)
  Pause pause(String campaign, @Body @Valid Pause wanted, Authentication token) {
    Caller caller = Caller.of(token);
    UnitPath unit = caller.unit(wanted.unit());
    if (campaigns.campaign(campaign).isEmpty() || campaigns.unit(campaign, unit).isEmpty()) {
      throw Refusal.UNKNOWN.exception();
    }
    letters.pause(campaign, unit, wanted.paused(), caller.subject(), clock.at(Instant.now()));
    return wanted;
  }

  /** The units in the caller's subtree whose reminders are stopped. */
  @Get("/campaigns/{campaign}/reminders")
  @Secured(Caller.REVIEWER)
  List<Pause> paused(String campaign, Authentication token) {
    Caller caller = Caller.of(token);
    return letters.paused(campaign).stream()
        .filter(caller::covers)
        .sorted()
        .map(unit -> new Pause(unit.value(), true))
        .toList();
  }

  /**
   * The units whose mails did not arrive within the last thirty days, of a unit and all below it.
   *
   * @param unit the unit; empty for the caller's
   */
  @Get("/campaigns/{campaign}/unreached")
  @Secured({Caller.FILLER, Caller.REVIEWER})
  List<Unreached> unreached(
      String campaign, @QueryValue(defaultValue = "") String unit, Authentication token) {
    UnitPath top = Caller.of(token).unit(unit);
    Instant since = clock.at(Instant.now()).minus(SHOWN);
    List<Unit> units =
        campaigns.units(campaign).stream().filter(each -> top.covers(each.path())).toList();
    Map<String, Trouble> troubles =
        reach.troubles(units.stream().map(Unit::mail).distinct().toList());
    return units.stream()
        .flatMap(each ->
            Stream.ofNullable(troubles.get(each.mail()))
                .filter(trouble -> trouble.at().isAfter(since))
                .map(trouble -> view(each, trouble)))
        .toList();
  }

  private static Unreached view(Unit unit, Trouble trouble) {
    return new Unreached(
        unit.path().value(),
        unit.name(),
        trouble.kind().name().toLowerCase(Locale.ROOT),
        trouble.status(),
        trouble.at());
  }
}
