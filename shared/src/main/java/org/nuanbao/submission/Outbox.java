package org.nuanbao.submission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Receipts on their way out. */
public interface Outbox {
  /** Stored and not yet marked as sent, oldest first. */
  List<Receipt> unsent();

  /** The receipt a submission left; empty while it is not final. */
  Optional<Posted> posted(SubmissionId id);

  /** A receipt, and whether it was marked as sent. */
  record Posted(Receipt receipt, boolean sent) {}

  void sent(Receipt receipt, Instant at);

  /** Has whoever sends receipts told of this one once more; nothing if it was sent. */
  void again(Receipt receipt, Instant at);
}
