package org.nuanbao.authoring;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.nuanbao.authoring.part.Input;
import org.nuanbao.authoring.part.Part;
import org.nuanbao.authoring.text.Lexicon;
import org.nuanbao.form.ValueType;

/** Finds the kind of a blank by weighing its parts against each other. */
final class KindFinder {
  /** A kind with a smaller share of what is asked does not count as a form of its own. */
  private static final double SHARE = 0.2;

  private static final int FEW = 8;
  private static final int ROWS = 6;

  /** This many values beside labels count as a card of their own, whatever stands below. */
  private static final int CARD = 8;

  private static final int FEW_VALUES = 4;

  private final Map<BlankKind, Integer> weights = new EnumMap<>(BlankKind.class);
  private int sentences;

  private KindFinder() {}

  static BlankKind of(List<Understood.Sheet> sheets) {
    KindFinder finder = new KindFinder();
    for (Understood.Sheet sheet : sheets) {
      finder.add(sheet);
    }
    return finder.kind();
  }

  private void add(Understood.Sheet sheet) {
    boolean voucher = Lexicon.USUAL.isVoucherTitle(sheet.title());
    BlankKind card = voucher ? BlankKind.VOUCHER : BlankKind.CARD;
    boolean slip = voucher && sheet.parts().stream().anyMatch(Part.Card.class::isInstance);
    for (Part part : sheet.parts()) {
      List<Input> inputs = part.inputs();
      switch (part) {
        case Part.Lines _ -> sentences += inputs.size();
        case Part.Card it -> weigh(card, labelled(it));
        case Part.Crosstab it -> {
          boolean ticks = inputs.stream().allMatch(one -> one.answer().type() == ValueType.TICK);
          boolean small = slip && it.area().height() <= FEW + 2;
          // A table whose rows are mostly sentences with gaps is no table of figures.
          long gaps = inputs.stream().filter(one -> one.place().gap() > 0).count();
          BlankKind table = it.statistics() ? BlankKind.STATISTICS : BlankKind.CROSSTAB;
          BlankKind own = gaps * 10 > inputs.size() * 7L ? BlankKind.MIXED : table;
          weigh(it.nested() || ticks || small ? card : own, inputs.size());
        }
        case Part.Roster it ->
            weigh(it.nested() || (slip && isPlain(it)) ? card : BlankKind.ROSTER, rows(it));
      }
    }
  }

  /** The number of values beside a label. Gaps in a framed head or foot do not make a card. */
  private static int labelled(Part.Card card) {
    return (int)
        card.inputs().stream()
            .filter(it -> it.place().gap() == 0 || it.labels().size() > 1)
            .filter(it -> it.labels().stream().noneMatch(Lexicon.USUAL::asksOpinion))
            .count();
  }

  /** Whether the roster has few rows and no row numbers. */
  private static boolean isPlain(Part.Roster roster) {
    return roster.records().stream().allMatch(it -> it.index() < 0 && it.last() - it.first() < FEW);
  }

  private static int rows(Part.Roster roster) {
    return roster.records().stream()
        .mapToInt(it -> it.columns().size() * Math.min(ROWS, it.last() - it.first() + 1))
        .sum();
  }

  private void weigh(BlankKind kind, int weight) {
    weights.merge(kind, weight, Integer::sum);
  }

  private BlankKind kind() {
    int all = weights.values().stream().mapToInt(Integer::intValue).sum();
    if (all == 0) {
      return sentences > 0 ? BlankKind.VOUCHER : BlankKind.MIXED;
    }
    BlankKind most = BlankKind.MIXED;
    int weight = 0;
    int kinds = 0;
    int figures =
        weights.getOrDefault(BlankKind.STATISTICS, 0) + weights.getOrDefault(BlankKind.CROSSTAB, 0);
    for (Map.Entry<BlankKind, Integer> entry : weights.entrySet()) {
      BlankKind kind = entry.getKey();
      boolean table = kind == BlankKind.STATISTICS || kind == BlankKind.CROSSTAB;
      boolean card = kind == BlankKind.CARD || kind == BlankKind.VOUCHER;
      int own = table ? figures : entry.getValue();
      if (own > weight) {
        weight = own;
        most = kind;
      }
      boolean counts = own >= SHARE * all || (card && own >= CARD);
      boolean enough = !card || own >= FEW_VALUES || own == all;
      boolean counted = kind == BlankKind.CROSSTAB && weights.containsKey(BlankKind.STATISTICS);
      kinds += counts && enough && !counted ? 1 : 0;
    }
    return kinds > 1 ? BlankKind.MIXED : most;
  }
}
