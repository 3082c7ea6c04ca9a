package org.nuanbao.functions.dynamo;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.form.FormId;
import org.nuanbao.rollup.KeySet;
import org.nuanbao.rollup.KeySets;
import org.nuanbao.rollup.NodeTotal;
import org.nuanbao.rollup.RollUps;
import org.nuanbao.rollup.RollUps.PeriodClosing;
import org.nuanbao.value.Sha256;

/** Nodes' totals and dirty marks in the reports table. */
@Singleton
public final class DynamoRollUps implements RollUps {
  private static final int DIGITS = 16;

  private final DynamoTable reports;
  private final KeySets keySets;

  /** Over a reports table that exists. */
  public DynamoRollUps(@Named("reports") DynamoTable reports, KeySets keySets) {
    this.reports = reports;
    this.keySets = keySets;
  }

  /**
   * A node's key sets are named after what they hold, so that the item and the sets it names always
   * belong together, even where a night run dies between them.
   */
  @Override
  public boolean save(String campaign, String form, String period, NodeTotal node, long run) {
    String owner = new DutyId(campaign, new FormId(form), period, node.unit()).key();
    StoredTotals totals =
        StoredTotals.save(
            node.totals(),
            keySets,
            (measure, keys) -> owner + "/node/" + measure + "/" + hash(keys));
    NodeItem item =
        new NodeItem(
            NodeItem.pk(campaign, form, period, node.unit().parent()),
            node.unit().value(),
            run,
            PackedRecords.pack(StoredNode.of(node, totals)));
    return reports.put(NodeItem.SCHEMA, item, NodeItem.noLaterThan(run));
  }

  @Override
  public Optional<Saved> saved(String campaign, String form, String period, UnitPath unit) {
    return reports
        .get(NodeItem.SCHEMA, NodeItem.pk(campaign, form, period, unit.parent()), unit.value())
        .map(item -> new Saved(item.node(keySets), item.run()));
  }

  @Override
  public List<NodeTotal> below(String campaign, String form, String period, UnitPath unit) {
    return reports.all(NodeItem.SCHEMA, NodeItem.pk(campaign, form, period, unit), "").stream()
        .filter(item -> !item.sk().equals(unit.value()))
        .map(item -> item.node(keySets))
        .toList();
  }

  @Override
  public void close(PeriodClosing closing) {
    reports.put(ClosingItem.SCHEMA, ClosingItem.of(closing), DynamoTable.absent());
  }

  @Override
  public Optional<PeriodClosing> closing(String campaign, String form, String period) {
    return reports
        .get(ClosingItem.SCHEMA, ClosingItem.pk(campaign, form), period)
        .map(item -> item.closing(campaign, form));
  }

  @Override
  public long nextRun(String campaign, String form) {
    Attempts attempts = new Attempts("numbering a run");
    while (true) {
      long last = lastRun(campaign, form);
      RunItem next = RunItem.of(campaign, form, last + 1);
      if (reports.put(RunItem.SCHEMA, next, RunItem.after(last))) {
        return next.run();
      }
      attempts.again();
    }
  }

  @Override
  public long lastRun(String campaign, String form) {
    return reports
        .get(RunItem.SCHEMA, RunItem.pk(campaign, form), RunItem.LAST)
        .map(RunItem::run)
        .orElse(0L);
  }

  @Override
  public List<Dirty> dirty(String campaign, String form) {
    return reports.all(DirtyItem.SCHEMA, DirtyItem.pk(campaign, form), "").stream()
        .map(item -> item.dirty(campaign, form))
        .toList();
  }

  @Override
  public void clear(Dirty dirty) {
    reports.delete(
        DirtyItem.SCHEMA,
        DynamoTable.key(
            DirtyItem.pk(dirty.campaign(), dirty.form()),
            DirtyItem.sk(dirty.period(), dirty.unit())),
        DynamoTable.condition(
            "#version = :read", Map.of(":read", DynamoTable.value(dirty.version()))));
  }

  private static String hash(KeySet keys) {
    return Sha256.hex(String.join("\n", keys.keys()), DIGITS);
  }
}
