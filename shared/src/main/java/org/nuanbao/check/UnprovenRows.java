package org.nuanbao.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nuanbao.reading.RawLines;
import org.nuanbao.reading.RawLines.TextBytes;

/**
 * The rows of one long table in which rules have yet to be judged, found for all rules in one pass
 * over the rows.
 */
final class UnprovenRows {
  private final RawLines rows;
  private final List<Proof> proofs = new ArrayList<>();
  private final Map<Object, Map<String, Integer>> places = new HashMap<>();
  private BitSet[] unproven = {};

  UnprovenRows(RawLines rows) {
    this.rows = rows;
  }

  /**
   * Adds proofs to be tried.
   *
   * @param of the rule that they are about, or whatever else asks for the rows
   * @param byName by the name of the column that is gone through
   */
  void add(Object of, Map<String, Proof> byName) {
    byName.forEach((name, proof) -> {
      places.computeIfAbsent(of, any -> new HashMap<>()).put(name, proofs.size());
      proofs.add(proof);
    });
  }

  /** Tries all proofs. */
  void find() {
    BitSet[] all = new BitSet[proofs.size()];
    Arrays.setAll(all, i -> new BitSet(rows.size()));
    Halves.of(
        rows.size(),
        (from, to) -> {
          BitSet[] found = unproven(from, to);
          synchronized (all) {
            for (int i = 0; i < all.length; i++) {
              all[i].or(found[i]);
            }
          }
        });
    unproven = all;
  }

  private BitSet[] unproven(int from, int to) {
    Proof[] all = proofs.toArray(Proof[]::new);
    BitSet[] found = new BitSet[all.length];
    Arrays.setAll(found, i -> new BitSet(rows.size()));
    TextBytes text = new TextBytes();
    for (int row = from; row < to; row++) {
      boolean raw = rows.isRaw(row);
      for (int i = 0; i < all.length; i++) {
        if (!raw || !all[i].holds(rows, row, text)) {
          found[i].set(row);
        }
      }
    }
    return found;
  }

  /** The rows, from 0, in which this has not been shown; all of them if there was no proof. */
  BitSet of(Object of, String name) {
    Integer place = places.getOrDefault(of, Map.of()).get(name);
    if (place != null) {
      return unproven[place];
    }
    BitSet all = new BitSet();
    all.set(0, rows.size());
    return all;
  }
}
