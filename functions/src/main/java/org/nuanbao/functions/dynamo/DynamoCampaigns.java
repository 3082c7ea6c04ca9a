package org.nuanbao.functions.dynamo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.nuanbao.campaign.Campaign;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.campaign.Move;
import org.nuanbao.campaign.Notice;
import org.nuanbao.campaign.Unit;
import org.nuanbao.campaign.UnitPath;
import software.amazon.awssdk.enhanced.dynamodb.Expression;

/** Notices, campaigns and units in the reports table. */
public final class DynamoCampaigns implements Campaigns {
  private final DynamoTable reports;
  private final Function<String, Notice> reader;

  /**
   * Notices already read: published versions never change, and parsing one takes longer than
   * fetching it.
   */
  private final Map<NoticeVersion, Notice> known = new ConcurrentHashMap<>();

  /** Campaigns already read; an open campaign never changes. */
  private final Map<String, Campaign> opened = new ConcurrentHashMap<>();

  private record NoticeVersion(String id, String version) {}

  /**
   * Uses an existing reports table.
   *
   * @param reader reads a notice from the source it was published with
   */
  public DynamoCampaigns(DynamoTable reports, Function<String, Notice> reader) {
    this.reports = reports;
    this.reader = reader;
  }

  @Override
  public boolean publish(Notice notice, String source, UnitPath root) {
    String pk = NoticeItem.pk(notice.id());
    NoticeItem item = new NoticeItem(pk, NoticeItem.sk(notice.version()), source);
    LatestItem latest = new LatestItem(pk, LatestItem.LATEST, notice.version());
    OwnerItem owner = new OwnerItem(pk, OwnerItem.OWNER, root);
    // False if this version was published before, or if the id is another root's. Then nothing is
    // written, not even LATEST.
    boolean isNew =
        reports.commit(tx ->
            tx.putIf(item, DynamoTable.absent()).putIf(owner, OwnerItem.free(root)).put(latest));
    if (isNew) {
      known.put(new NoticeVersion(notice.id(), notice.version()), notice);
    }
    return isNew
        || reports
            .get(OwnerItem.class, pk, OwnerItem.OWNER)
            .map(found -> found.root().equals(root))
            .orElse(true);
  }

  @Override
  public Optional<Notice> notice(String id, String version) {
    NoticeVersion wanted = new NoticeVersion(id, version);
    Notice held = known.get(wanted);
    if (held != null) {
      return Optional.of(held);
    }
    Optional<Notice> read =
        reports
            .get(NoticeItem.class, NoticeItem.pk(id), NoticeItem.sk(version))
            .map(item -> reader.apply(item.source()));
    read.ifPresent(notice -> known.put(wanted, notice));
    return read;
  }

  @Override
  public Optional<Notice> latest(String id) {
    return reports
        .get(LatestItem.class, NoticeItem.pk(id), LatestItem.LATEST)
        .flatMap(latest -> notice(id, latest.version()));
  }

  @Override
  public void open(Campaign campaign, List<Unit> units) {
    if (campaign(campaign.id()).isPresent()) {
      return;
    }
    // The units are written first, so that whoever sees the campaign sees all of them.
    reports.putAll(
        UnitItem.class, units.stream().map(unit -> UnitItem.of(campaign.id(), unit)).toList());
    reports.commit(tx ->
        tx.putIf(
                new CampaignItem(CampaignItem.CAMPAIGNS, campaign.id(), campaign),
                DynamoTable.absent())
            .check(
                NoticeItem.pk(campaign.notice()),
                LatestItem.LATEST,
                LatestItem.stillAt(campaign.noticeVersion())));
  }

  /**
   * Moves happen one after another: each is made only if the tree is still the one it looked at.
   */
  @Override
  public void move(String campaign, UnitPath unit, UnitPath under, String by, Instant at) {
    Campaign of = campaign(campaign).orElseThrow();
    Notice notice = notice(of);
    Attempts attempts = new Attempts("moving a unit");
    while (true) {
      long moves =
          reports
              .get(MovesItem.class, UnitItem.pk(campaign), MovesItem.MOVES)
              .map(MovesItem::count)
              .orElse(0L);
      Optional<Move> move = Move.of(of, notice, units(campaign), unit, under);
      if (move.isEmpty() || moved(campaign, move.get(), moves, by, at)) {
        return;
      }
      attempts.again();
    }
  }

  private boolean moved(String campaign, Move move, long moves, String by, Instant at) {
    return reports.commit(tx -> {
      tx.putIf(
              new MovesItem(UnitItem.pk(campaign), MovesItem.MOVES, moves + 1),
              MovesItem.after(moves))
          .put(UnitItem.of(campaign, move.unit()))
          .put(
              AuditItem.of(
                  UnitItem.pk(campaign),
                  at,
                  by,
                  "MOVED#" + move.unit().path(),
                  String.valueOf(move.unit().under())));
      move.marks().forEach(duty -> tx.put(DirtyItem.mark(duty)));
    });
  }

  @Override
  public Optional<Campaign> campaign(String id) {
    Campaign known = opened.get(id);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Campaign> read =
        reports.get(CampaignItem.class, CampaignItem.CAMPAIGNS, id).map(CampaignItem::campaign);
    read.ifPresent(campaign -> opened.put(id, campaign));
    return read;
  }

  @Override
  public List<Campaign> all() {
    return reports.all(CampaignItem.class, CampaignItem.CAMPAIGNS, "").stream()
        .map(CampaignItem::campaign)
        .toList();
  }

  @Override
  public List<Unit> units(String campaign) {
    return reports.all(UnitItem.class, UnitItem.pk(campaign), UnitItem.PREFIX).stream()
        .map(UnitItem::unit)
        .toList();
  }

  @Override
  public Optional<Unit> unit(String campaign, UnitPath path) {
    return reports
        .get(UnitItem.class, UnitItem.pk(campaign), UnitItem.sk(path))
        .map(UnitItem::unit);
  }

  /** {@code NOTICE#<id>}/{@code V#<version>}: a published notice, never changed. */
  private record NoticeItem(String pk, String sk, @RecordSchema.Packed String source) {
    static String pk(String id) {
      return "NOTICE#" + id;
    }

    static String sk(String version) {
      return "V#" + version;
    }
  }

  /** {@code NOTICE#<id>}/{@code LATEST}: the version that was published last. */
  private record LatestItem(String pk, String sk, String version) {
    static final String LATEST = "LATEST";

    /** The condition that no other version was published since. */
    static Expression stillAt(String version) {
      return DynamoTable.condition("attribute_not_exists(#pk) OR #version = :version", version);
    }
  }

  /** {@code NOTICE#<id>}/{@code OWNER}: the root that published the notice first. */
  private record OwnerItem(String pk, String sk, UnitPath root) {
    static final String OWNER = "OWNER";

    /** The condition that the notice is nobody's yet, or this root's. */
    static Expression free(UnitPath root) {
      return DynamoTable.condition("attribute_not_exists(#pk) OR #root = :root", root);
    }
  }

  /** {@code CAMPAIGNS}/{@code <id>}: a campaign, written after its units. */
  private record CampaignItem(
      String pk, String sk, @RecordSchema.InKey(value = "id", key = "sk") Campaign campaign) {
    static final String CAMPAIGNS = "CAMPAIGNS";
  }

  /**
   * {@code CAMPAIGN#<id>}/{@code MOVES}: how many moves were made, which keeps them one after
   * another.
   */
  private record MovesItem(String pk, String sk, long count) {
    static final String MOVES = "MOVES";

    static Expression after(long count) {
      return count == 0 ? DynamoTable.absent() : DynamoTable.condition("#count = :seen", count);
    }
  }

  /** {@code CAMPAIGN#<id>}/{@code UNIT#<path>}: a place in the campaign's tree. */
  record UnitItem(String pk, String sk, @RecordSchema.InKey(value = "path", key = "sk") Unit unit) {
    private static final String PREFIX = "UNIT#";

    static String pk(String campaign) {
      return "CAMPAIGN#" + campaign;
    }

    private static String sk(UnitPath path) {
      return PREFIX + path;
    }

    private static UnitItem of(String campaign, Unit unit) {
      return new UnitItem(pk(campaign), sk(unit.path()), unit);
    }
  }
}
