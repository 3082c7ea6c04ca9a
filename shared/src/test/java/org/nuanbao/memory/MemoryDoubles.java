package org.nuanbao.memory;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nuanbao.register.Doubles;
import org.nuanbao.register.Doubles.HeldDouble;

/** Held doubles in memory. */
public final class MemoryDoubles implements Doubles {
  private final Map<String, HeldDouble> doubles = new TreeMap<>();

  @Override
  public synchronized void hold(HeldDouble held) {
    doubles.put(held.campaign() + "~" + held.fund() + "~" + held.person().value(), held);
  }

  @Override
  public synchronized List<HeldDouble> held(String campaign) {
    return doubles.values().stream().filter(d -> d.campaign().equals(campaign)).toList();
  }
}
