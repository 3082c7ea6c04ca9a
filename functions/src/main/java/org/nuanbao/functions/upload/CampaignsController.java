package org.nuanbao.functions.upload;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.campaign.Campaign;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.campaign.Duty;
import org.nuanbao.campaign.Notice;
import org.nuanbao.campaign.Unit;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.check.kind.RuleKinds;
import org.nuanbao.directory.Directory;
import org.nuanbao.directory.ListedUnit;

/** Publishes notices, opens campaigns and moves their units. */
@Controller
@Secured(Caller.PUBLISHER)
class CampaignsController {
  private final Campaigns campaigns;
  private final Directory directory;
  private final BusinessClock clock;

  CampaignsController(Campaigns campaigns, Directory directory, BusinessClock clock) {
    this.campaigns = campaigns;
    this.directory = directory;
    this.clock = clock;
  }

  @Serdeable
  record Published(String id, String version, String title) {}

  /**
   * A campaign to open.
   *
   * @param notice the notice's id
   * @param version the version of the notice that was looked at; it must be the latest
   * @param units every unit of the tree
   */
  @Serdeable
  record NewCampaign(
      @NotBlank @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9-]{0,59}") String id,
      @NotBlank String notice,
      @NotBlank String version,
      @NotEmpty List<@Valid @NotNull NewUnit> units) {}

  /**
   * A unit of the tree.
   *
   * @param type district, industry … as the notice calls it; what the unit owes depends on it. A
   *     unit without a type owes what is asked of units of any type
   */
  @Serdeable
  record NewUnit(
      @NotBlank @Pattern(regexp = "(/[a-z0-9][a-z0-9-]{0,59}){1,8}/") String path,
      @NotBlank @Size(max = 100) String name,
      @NotBlank @Pattern(regexp = "[!-~&&[^@]]{1,64}@[A-Za-z0-9.-]{1,190}") String mail,
      @Nullable @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String type) {}

  /**
   * What was opened.
   *
   * @param duties how many duties the units have together; too few if a type is misspelt
   */
  @Serdeable
  record Opened(String id, String notice, String version, int units, int duties) {}

  /**
   * Publishes a notice. Only a root may, because a notice changes everybody's duties, whoever opens
   * a campaign with it. Its id belongs to the root that published it first. Publishing the same
   * again changes nothing.
   *
   * @param source the notice and its forms as one JSON document
   * @throws Refusal.Refused if the caller is not at a root, or the id belongs to another root
   */
  @Post("/notices")
  @Status(HttpStatus.CREATED)
  Published publish(@Body @NotBlank String source, Authentication token) {
    Caller caller = Caller.of(token);
    if (!caller.unit().isRoot()) {
      throw Refusal.NOT_YOURS.exception();
    }
    Notice notice = RuleKinds.NOTICES.ofSource(source);
    if (!campaigns.publish(notice, source, caller.unit())) {
      throw Refusal.OTHERS_NOTICE.exception();
    }
    return published(notice);
  }

  /** The version of a notice with which a campaign can be opened now. */
  @Get("/notices/{notice}")
  Published latest(String notice, Authentication token) {
    Caller.of(token);
    return published(campaigns.latest(notice).orElseThrow(Refusal.UNKNOWN::exception));
  }

  private static Published published(Notice notice) {
    return new Published(notice.id(), notice.version(), notice.title());
  }

  /**
   * Opens a campaign over a tree below the caller; opening the same again changes nothing.
   *
   * @throws Refusal.Refused if it is already open with another notice or tree, or if its notice now
   *     has another version than the one that was looked at
   */
  @Post("/campaigns")
  @Status(HttpStatus.CREATED)
  Opened open(@Body @Valid NewCampaign wanted, Authentication token) {
    Caller caller = Caller.of(token);
    List<Unit> units =
        wanted.units().stream()
            .map(unit -> new Unit(caller.unit(unit.path()), unit.name(), unit.mail(), unit.type()))
            .toList();
    demandTree(units);
    Notice notice = campaigns.latest(wanted.notice()).orElseThrow(Refusal.UNKNOWN::exception);
    if (campaigns.campaign(wanted.id()).isEmpty()) {
      if (!notice.version().equals(wanted.version())) {
        throw Refusal.NOTICE_REPLACED.exception();
      }
      campaigns.open(
          new Campaign(wanted.id(), notice.id(), notice.version(), clock.at(Instant.now())), units);
    }
    // There is no campaign if the notice was replaced just now.
    Campaign campaign =
        campaigns.campaign(wanted.id()).orElseThrow(Refusal.NOTICE_REPLACED::exception);
    if (!campaign.notice().equals(wanted.notice())
        || !campaign.noticeVersion().equals(wanted.version())
        || !opened(campaign.id()).equals(Set.copyOf(units))) {
      throw Refusal.EXISTS.exception();
    }
    Notice bound = campaigns.notice(campaign);
    return new Opened(
        campaign.id(),
        campaign.notice(),
        campaign.noticeVersion(),
        units.size(),
        Duty.of(campaign, bound, units).size());
  }

  /**
   * A campaign to open over the directory.
   *
   * @param dueFrom the earliest due day, to which all days move; null for the notice's own days
   */
  @Serdeable
  record NewRun(
      @NotBlank @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9-]{0,59}") String id,
      @NotBlank String notice,
      @NotBlank String version,
      @Nullable LocalDate dueFrom) {}

  /**
   * Opens a campaign over the units that the caller's directory lists; opening the same again
   * changes nothing, whatever the directory lists by then.
   *
   * @throws Refusal.Refused if the caller is not at a root, no unit is listed, or as {@link #open}
   */
  @Post("/directory/campaigns")
  @Status(HttpStatus.CREATED)
  Opened openOverDirectory(@Body @Valid NewRun wanted, Authentication token) {
    Caller caller = Caller.of(token);
    if (!caller.unit().isRoot()) {
      throw Refusal.NOT_YOURS.exception();
    }
    Notice notice = campaigns.latest(wanted.notice()).orElseThrow(Refusal.UNKNOWN::exception);
    if (campaigns.campaign(wanted.id()).isEmpty()) {
      List<Unit> units =
          directory.listing(caller.unit()).open().stream().map(ListedUnit::unit).toList();
      if (units.isEmpty()) {
        throw Refusal.NO_DIRECTORY.exception();
      }
      if (!notice.version().equals(wanted.version())) {
        throw Refusal.NOTICE_REPLACED.exception();
      }
      Instant now = clock.at(Instant.now());
      campaigns.open(
          new Campaign(wanted.id(), notice.id(), notice.version(), now, wanted.dueFrom()), units);
    }
    Campaign campaign =
        campaigns.campaign(wanted.id()).orElseThrow(Refusal.NOTICE_REPLACED::exception);
    List<Unit> units = campaigns.units(campaign.id());
    if (!campaign.notice().equals(wanted.notice())
        || !campaign.noticeVersion().equals(wanted.version())
        || !Objects.equals(campaign.dueFrom(), wanted.dueFrom())
        || units.stream().noneMatch(unit -> unit.path().equals(caller.unit()))) {
      throw Refusal.EXISTS.exception();
    }
    return new Opened(
        campaign.id(),
        campaign.notice(),
        campaign.noticeVersion(),
        units.size(),
        Duty.of(campaign, campaigns.notice(campaign), units).size());
  }

  private Set<Unit> opened(String campaign) {
    return campaigns.units(campaign).stream().map(Unit::asOpened).collect(Collectors.toSet());
  }

  @Serdeable
  record NewPlace(@NotBlank String unit, @NotBlank String under) {}

  /** Counts a unit under another one from now on; the same move again changes nothing. */
  @Post("/campaigns/{campaign}/moves")
  NewPlace move(String campaign, @Body @Valid NewPlace wanted, Authentication token) {
    Caller caller = Caller.of(token);
    UnitPath unit = caller.unit(wanted.unit());
    UnitPath under = caller.unit(wanted.under());
    if (campaigns.campaign(campaign).isEmpty()) {
      throw Refusal.UNKNOWN.exception();
    }
    try {
      campaigns.move(campaign, unit, under, caller.subject(), clock.at(Instant.now()));
    } catch (IllegalArgumentException wrong) {
      throw Refusal.WRONG_MOVE.exception();
    }
    return wanted;
  }

  private static void demandTree(List<Unit> units) {
    Set<UnitPath> paths = new HashSet<>();
    for (Unit unit : units) {
      if (!paths.add(unit.path())) {
        throw Refusal.WRONG_TREE.exception();
      }
    }
    if (!paths.stream().allMatch(path -> paths.contains(path.parent()))) {
      throw Refusal.WRONG_TREE.exception();
    }
  }
}
