package org.nuanbao.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nuanbao.campaign.Campaign;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.campaign.Move;
import org.nuanbao.campaign.Notice;
import org.nuanbao.campaign.Unit;
import org.nuanbao.campaign.UnitPath;

/** Notices, campaigns and units in memory. */
public final class MemoryCampaigns implements Campaigns {
  private record Version(String id, String version) {}

  private final Map<Version, Notice> notices = new HashMap<>();
  private final Map<String, Notice> latest = new HashMap<>();
  private final Map<String, UnitPath> owners = new HashMap<>();
  private final Map<String, Campaign> campaigns = new TreeMap<>();
  private final Map<String, List<Unit>> units = new HashMap<>();
  private final MemoryRollUps rollUps;

  /** Whose moves leave no marks that anyone reads. */
  public MemoryCampaigns() {
    this(new MemoryRollUps());
  }

  public MemoryCampaigns(MemoryRollUps rollUps) {
    this.rollUps = rollUps;
  }

  @Override
  public synchronized boolean publish(Notice notice, String source, UnitPath root) {
    if (!owners.computeIfAbsent(notice.id(), first -> root).equals(root)) {
      return false;
    }
    Version version = new Version(notice.id(), notice.version());
    if (notices.putIfAbsent(version, notice) == null) {
      latest.put(notice.id(), notice);
    }
    return true;
  }

  @Override
  public synchronized Optional<Notice> notice(String id, String version) {
    return Optional.ofNullable(notices.get(new Version(id, version)));
  }

  @Override
  public synchronized Optional<Notice> latest(String id) {
    return Optional.ofNullable(latest.get(id));
  }

  @Override
  public synchronized void open(Campaign campaign, List<Unit> tree) {
    Notice now = latest.get(campaign.notice());
    boolean replaced = now != null && !now.version().equals(campaign.noticeVersion());
    if (!replaced && campaigns.putIfAbsent(campaign.id(), campaign) == null) {
      units.put(campaign.id(), tree.stream().sorted(Comparator.comparing(Unit::path)).toList());
    }
  }

  @Override
  public synchronized void move(
      String campaign, UnitPath unit, UnitPath under, String by, Instant at) {
    Campaign of = campaign(campaign).orElseThrow();
    Notice notice = notice(of);
    Move.of(of, notice, units(campaign), unit, under)
        .ifPresent(move -> {
          units.computeIfPresent(
              campaign,
              (id, all) ->
                  all.stream().map(one -> one.path().equals(unit) ? move.unit() : one).toList());
          move.marks().forEach(rollUps::mark);
        });
  }

  @Override
  public synchronized Optional<Campaign> campaign(String id) {
    return Optional.ofNullable(campaigns.get(id));
  }

  @Override
  public synchronized List<Campaign> all() {
    return List.copyOf(campaigns.values());
  }

  @Override
  public synchronized List<Unit> units(String campaign) {
    return units.getOrDefault(campaign, List.of());
  }

  @Override
  public synchronized Optional<Unit> unit(String campaign, UnitPath path) {
    return units(campaign).stream().filter(unit -> unit.path().equals(path)).findFirst();
  }
}
