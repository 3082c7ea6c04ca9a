package org.nuanbao.functions.upload;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.nuanbao.campaign.Campaign;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.campaign.Duty;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.Extensions;
import org.nuanbao.campaign.UnitPath;

/** Finds campaigns' duties in a caller's subtree. They are kept, since a campaign never changes. */
@Singleton
public final class DutyBook {
  private final Campaigns campaigns;
  private final Extensions extensions;
  private final Map<String, List<Duty>> duties = new ConcurrentHashMap<>();

  DutyBook(Campaigns campaigns, Extensions extensions) {
    this.campaigns = campaigns;
    this.extensions = extensions;
  }

  /**
   * A duty by its key.
   *
   * @throws Refusal.Refused if it is not the caller's, or does not exist
   */
  Duty require(String key, Caller caller) {
    return require(caller.duty(key));
  }

  /**
   * A duty by its id.
   *
   * @throws Refusal.Refused if it does not exist
   */
  public Duty require(DutyId id) {
    return all(id.campaign()).stream()
        .filter(duty -> duty.id().equals(id))
        .findFirst()
        .orElseThrow(Refusal.UNKNOWN::exception);
  }

  /** The caller's duties of a campaign, with their extensions of time. */
  List<Duty> of(String campaign, Caller caller) {
    return of(campaign, caller::covers);
  }

  /** The duties of these units in a campaign, with their extensions of time. */
  public List<Duty> of(String campaign, Predicate<UnitPath> units) {
    List<Duty> mine = all(campaign).stream().filter(duty -> units.test(duty.id().unit())).toList();
    Map<DutyId, LocalDate> more = new HashMap<>();
    mine.stream()
        .map(duty -> duty.id().form())
        .distinct()
        .flatMap(form -> extensions.all(campaign, form).stream())
        .forEach(extension -> more.put(extension.duty(), extension.until()));
    return mine.stream().map(duty -> duty.until(more.getOrDefault(duty.id(), duty.due()))).toList();
  }

  private Campaign found(String campaign) {
    return campaigns.campaign(campaign).orElseThrow(Refusal.UNKNOWN::exception);
  }

  private List<Duty> all(String campaign) {
    List<Duty> known = duties.get(campaign);
    if (known != null) {
      return known;
    }
    Campaign found = found(campaign);
    List<Duty> read = Duty.of(found, campaigns.notice(found), campaigns.units(campaign));
    duties.put(campaign, read);
    return read;
  }
}
