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

/** Notices, campaigns and units in the reports table. */
public final class DynamoCampaigns implements Campaigns {
  private final DynamoTable reports;
  private final Function<String, Notice> reader;

  /** Published versions never change, and reading one again takes longer than fetching it. */
  private final Map<NoticeVersion, Notice> known = new ConcurrentHashMap<>();

  /** One that is open never changes. */
  private final Map<String, Campaign> opened = new ConcurrentHashMap<>();

  private record NoticeVersion(String id, String version) {}

  /**
   * Over a reports table that exists.
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
    NoticeItem item =
        new NoticeItem(pk, NoticeItem.sk(notice.version()), PackedRecords.pack(source));
    LatestItem latest = new LatestItem(pk, LatestItem.LATEST, notice.version());
    OwnerItem owner = OwnerItem.of(notice.id(), root);
    // False where this version was published before, or the id is another root's: then nothing is
    // written, LATEST neither.
    boolean isNew =
        reports.commit(tx ->
            tx.addPutItem(
                    reports.of(NoticeItem.SCHEMA),
                    DynamoTable.putIf(NoticeItem.class, item, DynamoTable.absent()))
                .addPutItem(
                    reports.of(OwnerItem.SCHEMA),
                    DynamoTable.putIf(OwnerItem.class, owner, OwnerItem.free(root)))
                .addPutItem(reports.of(LatestItem.SCHEMA), latest));
    if (isNew) {
      known.put(new NoticeVersion(notice.id(), notice.version()), notice);
    }
    return isNew
        || reports
            .get(OwnerItem.SCHEMA, pk, OwnerItem.OWNER)
            .map(found -> found.root().equals(root.value()))
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
            .get(NoticeItem.SCHEMA, NoticeItem.pk(id), NoticeItem.sk(version))
            .map(item -> reader.apply(PackedRecords.unpack(item.source(), String.class)));
    read.ifPresent(notice -> known.put(wanted, notice));
    return read;
  }

  @Override
  public Optional<Notice> latest(String id) {
    return reports
        .get(LatestItem.SCHEMA, NoticeItem.pk(id), LatestItem.LATEST)
        .flatMap(latest -> notice(id, latest.version()));
  }

  @Override
  public void open(Campaign campaign, List<Unit> units) {
    if (campaign(campaign.id()).isPresent()) {
      return;
    }
    // The units first: who sees the campaign sees all of them.
    reports.putAll(
        UnitItem.SCHEMA, units.stream().map(unit -> UnitItem.of(campaign.id(), unit)).toList());
    reports.commit(tx ->
        tx.addPutItem(
                reports.of(CampaignItem.SCHEMA),
                DynamoTable.putIf(
                    CampaignItem.class, CampaignItem.of(campaign), DynamoTable.absent()))
            .addConditionCheck(
                reports.of(LatestItem.SCHEMA),
                DynamoTable.check(
                    NoticeItem.pk(campaign.notice()),
                    LatestItem.LATEST,
                    LatestItem.stillAt(campaign.noticeVersion()))));
  }

  /** One after another: each on the condition that the tree is still the one it looked at. */
  @Override
  public void move(String campaign, UnitPath unit, UnitPath under, String by, Instant at) {
    Campaign of = campaign(campaign).orElseThrow();
    Notice notice = notice(of);
    Attempts attempts = new Attempts("moving a unit");
    while (true) {
      long moves =
          reports
              .get(MovesItem.SCHEMA, UnitItem.pk(campaign), MovesItem.MOVES)
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
      tx.addPutItem(
              reports.of(MovesItem.SCHEMA),
              DynamoTable.putIf(
                  MovesItem.class, MovesItem.of(campaign, moves + 1), MovesItem.after(moves)))
          .addPutItem(reports.of(UnitItem.SCHEMA), UnitItem.of(campaign, move.unit()))
          .addPutItem(
              reports.of(AuditItem.SCHEMA),
              AuditItem.of(
                  UnitItem.pk(campaign),
                  at,
                  by,
                  "MOVED#" + move.unit().path(),
                  String.valueOf(move.unit().under())));
      move.marks()
          .forEach(duty -> tx.addPutItem(reports.of(DirtyItem.SCHEMA), DirtyItem.mark(duty)));
    });
  }

  @Override
  public Optional<Campaign> campaign(String id) {
    Campaign known = opened.get(id);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Campaign> read =
        reports.get(CampaignItem.SCHEMA, CampaignItem.CAMPAIGNS, id).map(CampaignItem::campaign);
    read.ifPresent(campaign -> opened.put(id, campaign));
    return read;
  }

  @Override
  public List<Campaign> all() {
    return reports.all(CampaignItem.SCHEMA, CampaignItem.CAMPAIGNS, "").stream()
        .map(CampaignItem::campaign)
        .toList();
  }

  @Override
  public List<Unit> units(String campaign) {
    return reports.all(UnitItem.SCHEMA, UnitItem.pk(campaign), UnitItem.PREFIX).stream()
        .map(UnitItem::unit)
        .toList();
  }

  @Override
  public Optional<Unit> unit(String campaign, UnitPath path) {
    return reports
        .get(UnitItem.SCHEMA, UnitItem.pk(campaign), UnitItem.sk(path))
        .map(UnitItem::unit);
  }
}
