package org.nuanbao.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.nuanbao.reading.RawLines;
import org.nuanbao.reading.RawLines.TextBytes;

/**
 * The rows of one long table in which rules have yet to be judged, found for all rules in one pass
 * over the rows; with two processors each half of the rows is passed over by its own.
 */
final class UnprovenRows {
  private static final int MANY = 20_000;

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
    int half = rows.size() / 2;
    if (rows.size() < MANY || Runtime.getRuntime().availableProcessors() == 1) {
      unproven = unproven(0, rows.size());
      return;
    }
    CompletableFuture<BitSet[]> second =
        CompletableFuture.supplyAsync(() -> unproven(half, rows.size()));
    unproven = unproven(0, half);
    BitSet[] others = second.join();
    for (int i = 0; i < unproven.length; i++) {
      unproven[i].or(others[i]);
    }
  }

  private BitSet[] unproven(int from, int to) {
    Proof[] all = proofs.toArray(Proof[]::new);
    BitSet[] found = new BitSet[all.length];
    for (int i = 0; i < all.length; i++) {
      found[i] = new BitSet(rows.size());
    }
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
