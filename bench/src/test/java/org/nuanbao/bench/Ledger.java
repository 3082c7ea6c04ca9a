package org.nuanbao.bench;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.nuanbao.submission.Submission.State;

/**
 * What must come of the uploads, told without any of the product's code: each has one end under a
 * number of its own, a broken one is rejected, and of each unit the newest good one counts, in
 * whatever order they were taken up.
 */
final class Ledger {
  /** Stands for the broken workbook. */
  static final int BROKEN = -1;

  /** An upload as it was sent. */
  record Sent(String submission, String unit, long version, int variant) {}

  /** How it ended. */
  record End(State state, String receipt) {}

  private final List<Sent> all = new ArrayList<>();

  synchronized void note(Sent sent) {
    all.add(sent);
  }

  synchronized List<Sent> all() {
    return List.copyOf(all);
  }

  /** The newest good upload of each unit. */
  Map<String, Sent> newest() {
    Map<String, Sent> newest = new TreeMap<>();
    for (Sent sent : all()) {
      if (sent.variant() != BROKEN) {
        newest.merge(
            sent.unit(), sent, (one, other) -> one.version() > other.version() ? one : other);
      }
    }
    return newest;
  }

  /** What differs; {@code current} is the version that counts of each unit. */
  List<String> differences(Map<String, End> ends, Map<String, Long> current) {
    List<String> wrong = new ArrayList<>();
    Set<String> numbers = new HashSet<>();
    Map<String, Map<Long, Sent>> versions = new HashMap<>();
    for (Sent sent : all()) {
      versions.computeIfAbsent(sent.unit(), any -> new HashMap<>()).put(sent.version(), sent);
      End end = ends.get(sent.submission());
      boolean broken = sent.variant() == BROKEN;
      if (end == null || !end.state().isFinal() || broken != (end.state() == State.REJECTED)) {
        wrong.add(sent + " ended as " + end);
      } else if (!numbers.add(end.receipt())) {
        wrong.add(sent + " has another one's receipt");
      }
    }
    newest()
        .forEach((unit, sent) -> {
          Optional<Sent> counts =
              Optional.ofNullable(current.get(unit))
                  .map(versions.getOrDefault(unit, Map.of())::get);
          // The same values sent again leave the older version in its place.
          if (counts.isEmpty() || counts.get().variant() != sent.variant()) {
            wrong.add(unit + ": counts " + counts + ", not " + sent);
          } else if (!Optional.ofNullable(ends.get(counts.get().submission()))
              .map(End::state)
              .equals(Optional.of(State.ACCEPTED))) {
            wrong.add(unit + ": counts what was not accepted");
          }
        });
    return wrong;
  }

  /** The sum of what counts, by item. */
  Map<String, BigDecimal> total(Office office) {
    Map<String, BigDecimal> total = new TreeMap<>();
    newest()
        .values()
        .forEach(sent ->
            office
                .figures(sent.variant())
                .forEach((item, figure) -> total.merge(item, figure, BigDecimal::add)));
    return total;
  }
}
