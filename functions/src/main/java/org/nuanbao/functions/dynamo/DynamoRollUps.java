package org.nuanbao.functions.dynamo;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.form.FormId;
import org.nuanbao.rollup.KeySet;
import org.nuanbao.rollup.KeySets;
import org.nuanbao.rollup.NodeTotal;
import org.nuanbao.rollup.RollUps;
import org.nuanbao.rollup.RollUps.Dirty;
import org.nuanbao.rollup.RollUps.PeriodClosing;
import org.nuanbao.value.Sha256;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.Expression;

/** The nodes' totals and the dirty marks, in the reports table. */
@Singleton
public final class DynamoRollUps implements RollUps {
  private static final int DIGITS = 16;

  private final DynamoTable reports;
  private final KeySets keySets;

  /** Uses an existing reports table. */
  public DynamoRollUps(@Named("reports") DynamoTable reports, KeySets keySets) {
    this.reports = reports;
    this.keySets = keySets;
  }

  /**
   * Names a node's key sets after their content, so that the item and its key sets always belong
   * together, even if a night run dies between saving the two.
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
            PackedSums.pack(StoredNode.of(node, totals), node.totals().exact()));
    return reports.put(item, NodeItem.noLaterThan(run));
  }

  @Override
  public Optional<Saved> saved(String campaign, String form, String period, UnitPath unit) {
    return reports
        .get(NodeItem.class, NodeItem.pk(campaign, form, period, unit.parent()), unit.value())
        .map(item -> new Saved(item.node(keySets), item.run()));
  }

  @Override
  public List<NodeTotal> below(String campaign, String form, String period, UnitPath unit) {
    return reports.all(NodeItem.class, NodeItem.pk(campaign, form, period, unit), "").stream()
        .filter(item -> !item.sk().equals(unit.value()))
        .map(item -> item.node(keySets))
        .toList();
  }

  @Override
  public void close(PeriodClosing closing) {
    reports.put(ClosingItem.of(closing), DynamoTable.absent());
  }

  @Override
  public Optional<PeriodClosing> closing(String campaign, String form, String period) {
    return reports
        .get(ClosingItem.class, ClosingItem.pk(campaign, form), period)
        .map(item -> item.closing(campaign, form));
  }

  @Override
  public long nextRun(String campaign, String form) {
    Attempts attempts = new Attempts("numbering a run");
    while (true) {
      long last = lastRun(campaign, form);
      RunItem next = new RunItem(RunItem.pk(campaign, form), RunItem.LAST, last + 1);
      if (reports.put(next, RunItem.after(last))) {
        return next.run();
      }
      attempts.again();
    }
  }

  @Override
  public long lastRun(String campaign, String form) {
    return reports
        .get(RunItem.class, RunItem.pk(campaign, form), RunItem.LAST)
        .map(RunItem::run)
        .orElse(0L);
  }

  @Override
  public List<Dirty> dirty(String campaign, String form) {
    return reports.all(DirtyItem.class, DirtyItem.pk(campaign, form), "").stream()
        .map(item -> item.dirty(campaign, form))
        .toList();
  }

  @Override
  public void clear(Dirty dirty) {
    reports.delete(
        DynamoTable.key(
            DirtyItem.pk(dirty.campaign(), dirty.form()),
            DirtyItem.sk(dirty.period(), dirty.unit())),
        DynamoTable.condition("#version = :read", dirty.version()));
  }

  private static String hash(KeySet keys) {
    return Sha256.hex(String.join("\n", keys.keys()), DIGITS);
  }

  /**
   * {@code ROLLUP#<campaign>#<form>#<period>#<path above>}/{@code <path>}: what a node adds up to,
   * and the run that added it up. The nodes directly below a node are read with one query, and runs
   * of several campaigns never meet in one partition. The body only names the key sets, which are
   * stored outside.
   */
  private record NodeItem(String pk, String sk, long run, SdkBytes body) {
    static String pk(String campaign, String form, String period, UnitPath above) {
      return "ROLLUP#" + campaign + "#" + form + "#" + period + "#" + above;
    }

    static Expression noLaterThan(long run) {
      return DynamoTable.condition("attribute_not_exists(#pk) OR #run <= :mine", run);
    }

    NodeTotal node(KeySets keySets) {
      PackedSums.Unpacked<StoredNode> node = PackedSums.unpack(body, StoredNode.class);
      return node.body().node(new UnitPath(sk), keySets, node.sums());
    }
  }

  /** {@code CLOSED#<campaign>#<form>}/{@code <period>}: who was missing when the period closed. */
  private record ClosingItem(String pk, String sk, @RecordSchema.Packed Body body) {
    record Body(String on, List<String> missing) {}

    static String pk(String campaign, String form) {
      return "CLOSED#" + campaign + "#" + form;
    }

    static ClosingItem of(PeriodClosing closing) {
      Body body =
          new Body(
              closing.on().toString(), closing.missing().stream().map(UnitPath::value).toList());
      return new ClosingItem(pk(closing.campaign(), closing.form()), closing.period(), body);
    }

    PeriodClosing closing(String campaign, String form) {
      return new PeriodClosing(
          campaign,
          form,
          sk,
          LocalDate.parse(body.on()),
          body.missing().stream().map(UnitPath::new).toList());
    }
  }

  /** {@code RUNS#<campaign>#<form>}/{@code LAST}: the number last given to a night run. */
  private record RunItem(String pk, String sk, long run) {
    static final String LAST = "LAST";

    static String pk(String campaign, String form) {
      return "RUNS#" + campaign + "#" + form;
    }

    static Expression after(long last) {
      return last == 0 ? DynamoTable.absent() : DynamoTable.condition("#run = :last", last);
    }
  }
}
