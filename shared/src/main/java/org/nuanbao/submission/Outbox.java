package org.nuanbao.submission;

import java.time.Instant;
import java.util.List;

/** Receipts on their way out. */
public interface Outbox {
  /** Stored and not yet marked as sent, oldest first. */
  List<Receipt> unsent();

  boolean isSent(Receipt receipt);

  void sent(Receipt receipt, Instant at);
}
