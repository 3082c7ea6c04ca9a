package org.nuanbao.register;

import java.util.List;

/** Where held doubles live. */
public interface Doubles {
  /** Stores it under campaign, fund and person; the newest set of claims counts. */
  void hold(HeldDouble held);

  List<HeldDouble> held(String campaign);
}
