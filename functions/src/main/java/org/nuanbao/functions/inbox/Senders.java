package org.nuanbao.functions.inbox;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.nuanbao.campaign.Campaign;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.campaign.Duty;
import org.nuanbao.campaign.Notice;
import org.nuanbao.campaign.Unit;

/**
 * Finds whose address it is and what they owe. The answers are kept, since a campaign's units and
 * duties never change.
 */
@Singleton
final class Senders {
  private final Campaigns campaigns;
  private final Map<String, Map<String, Sender>> known = new ConcurrentHashMap<>();

  Senders(Campaigns campaigns) {
    this.campaigns = campaigns;
  }

  /**
   * The units that share an address.
   *
   * @param units each as its campaign and path
   * @param owed all their duties
   */
  record Sender(List<String> units, List<Duty> owed) {
    private static Sender none() {
      return new Sender(new ArrayList<>(), new ArrayList<>());
    }
  }

  /** All units with this address, from all campaigns; empty for a stranger. */
  Optional<Sender> find(String address) {
    Sender all = Sender.none();
    for (Campaign campaign : campaigns.all()) {
      Sender in = of(campaign).get(address);
      if (in != null) {
        all.units().addAll(in.units());
        all.owed().addAll(in.owed());
      }
    }
    return all.units().isEmpty() ? Optional.empty() : Optional.of(all);
  }

  private Map<String, Sender> of(Campaign campaign) {
    Map<String, Sender> already = known.get(campaign.id());
    if (already != null) {
      return already;
    }
    Map<String, Sender> read = new HashMap<>();
    Notice notice = campaigns.notice(campaign);
    List<Unit> units = campaigns.units(campaign.id());
    for (Unit unit : units) {
      sender(read, unit).units().add(campaign.id() + " " + unit.path());
    }
    for (Duty duty : Duty.of(campaign, notice, units)) {
      sender(read, duty.unit()).owed().add(duty);
    }
    known.put(campaign.id(), read);
    return read;
  }

  private static Sender sender(Map<String, Sender> senders, Unit unit) {
    return senders.computeIfAbsent(
        unit.mail().strip().toLowerCase(Locale.ROOT), any -> Sender.none());
  }
}
