package org.nuanbao.functions.simulate;

import java.util.Set;
import java.util.stream.Stream;
import org.nuanbao.memory.Guard;

/**
 * The faults of a simulated system; none of the real one.
 *
 * @param guards what its transactions do not demand
 */
record Planted(Set<Guard> guards, Set<Slip> slips) {
  static final Planted NOTHING = new Planted(Set.of(), Set.of());

  static Stream<Planted> each() {
    return Stream.concat(
        Stream.of(Guard.values()).map(guard -> new Planted(Set.of(guard), Set.of())),
        Stream.of(Slip.values()).map(slip -> new Planted(Set.of(), Set.of(slip))));
  }

  boolean has(Slip slip) {
    return slips.contains(slip);
  }

  @Override
  public String toString() {
    return Stream.concat(guards.stream().map(guard -> "without " + guard), slips.stream())
        .map(String::valueOf)
        .findFirst()
        .orElse("nothing");
  }
}
